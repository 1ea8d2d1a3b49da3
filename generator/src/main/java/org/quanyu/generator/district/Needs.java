package org.quanyu.generator.district;

import java.time.LocalDate;
import java.util.List;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.district.Person.Role;

/**
 * Who needs special care, and since when: what registers, health files, lists of people in need and benefits all go by.
 * The rates are assumptions near those of large cities.
 */
public final class Needs {

    /** Disabled people among those below 18, those of 18 to 59 and those older, at the end of the span. */
    public static final double DISABLED_CHILDREN = 0.006;

    public static final double DISABLED_ADULTS = 0.009;
    public static final double DISABLED_ELDERLY = 0.05;

    /** Households on minimum living allowance, near it, and poor by their expenses, of those registered in the city. */
    public static final double LOW_INCOME = 0.014;

    public static final double NEAR_LOW_INCOME = 0.014;
    public static final double POOR_BY_EXPENSE = 0.012;

    /** The three together, of households registered elsewhere. */
    public static final double POOR_FROM_ELSEWHERE = 0.004;

    /** Orphans, children nobody cares for in fact and children in distress, of children. */
    public static final double CHILDREN_IN_DISTRESS = 0.004;

    /** People with a chronic disease among those below 40, those of 40 to 59 and those older, at the end of the span. */
    public static final double CHRONIC_YOUNG = 0.01;

    public static final double CHRONIC_MIDDLE_AGED = 0.08;
    public static final double CHRONIC_ELDERLY = 0.38;

    /** From this age on people are listed as very old (高龄). */
    public static final int VERY_OLD = 80;

    /** Kinds of disability by their numbers; the first is none. */
    public static final List<String> DISABILITIES = List.of("无", "视力", "听力", "言语", "肢体", "智力", "精神", "多重");

    /** Kinds of social assistance by their numbers; the first is none. */
    public static final List<String> ASSISTANCE = List.of("无", "低保", "低保边缘", "支出型困难");

    /** Kinds of children whom their families do not bring up as others do, by their numbers; the first is none. */
    public static final List<String> CHILDREN = List.of("无", "孤儿", "事实无人抚养儿童", "困境儿童");

    /** Of the disabled, by kind; the last kind takes the rest. */
    private static final double[] KIND_SHARES = {0.13, 0.14, 0.04, 0.42, 0.11, 0.11};

    /** Of the disabled, by grade; the last grade takes the rest. */
    private static final double[] GRADE_SHARES = {0.17, 0.26, 0.29};

    /** Of the children listed, by kind; the last kind takes the rest. */
    private static final double[] CHILD_SHARES = {0.15, 0.25};

    private static final int MONTHS_TO_CERTIFICATE = 2;

    private final Chance persons;
    private final Chance households;
    private final People people;
    private final Span span;

    public Needs(District district) {
        this.persons = district.chance().about("needs of a person");
        this.households = district.chance().about("needs of a household");
        this.people = district.people();
        this.span = district.span();
    }

    /** The grade of disability a person has or will have, from 1, the severest, to 4; 0 for none. */
    public int disabilityGrade(Person person) {
        double unit = persons.unit(person.number(), 0);
        if (unit >= DISABLED_ELDERLY) {
            return 0;
        }
        double years = age(person);
        double rate = years < 18 ? DISABLED_CHILDREN : years < 60 ? DISABLED_ADULTS : DISABLED_ELDERLY;
        return unit >= rate ? 0 : 1 + place(unit / rate, GRADE_SHARES);
    }

    /** The place of a disabled person's kind of disability among {@link #DISABILITIES}. */
    public int disability(Person person) {
        return 1 + place(persons.unit(person.number(), 1), KIND_SHARES);
    }

    /** The day from which a disabled person is so. */
    public LocalDate disabledSince(Person person) {
        LocalDate certified = person.born().plusMonths(MONTHS_TO_CERTIFICATE);
        return later(certified, span.since(persons.unit(person.number(), 2)));
    }

    public boolean isDisabled(Person person, LocalDate day) {
        return disabilityGrade(person) > 0 && !disabledSince(person).isAfter(day);
    }

    /** The place among {@link #ASSISTANCE} of what a household has or will have. */
    public int assistance(int household) {
        double unit = households.unit(household, 0);
        if (unit >= LOW_INCOME + NEAR_LOW_INCOME + POOR_BY_EXPENSE) {
            return 0;
        }
        boolean local = people.person(people.firstMember(household)).localRegistration();
        double third = POOR_FROM_ELSEWHERE / 3;
        int kind = local ? place(unit, LOW_INCOME, NEAR_LOW_INCOME, POOR_BY_EXPENSE) : place(unit, third, third, third);
        return (kind + 1) % ASSISTANCE.size();
    }

    /** The day from which a household with {@link #assistance} is given it. */
    public LocalDate assistedSince(int household) {
        LocalDate arrived = LocalDate.ofEpochDay(people.arrived(household));
        return later(arrived, span.since(households.unit(household, 1)));
    }

    /** As {@link #assistance}, on a day. */
    public int assistance(int household, LocalDate day) {
        int kind = assistance(household);
        return kind > 0 && !assistedSince(household).isAfter(day) ? kind : 0;
    }

    /** The place among {@link #CHILDREN} of what a person is up to the age of 17. */
    public int childKind(Person person) {
        return person.role() == Role.CHILD && persons.unit(person.number(), 3) < CHILDREN_IN_DISTRESS
                ? 1 + place(persons.unit(person.number(), 4), CHILD_SHARES)
                : 0;
    }

    /** As {@link #childKind}, on a day. */
    public int childKind(Person person, LocalDate day) {
        return person.age(day) < 18 ? childKind(person) : 0;
    }

    public boolean isChronic(Person person) {
        double unit = persons.unit(person.number(), 5);
        if (unit >= CHRONIC_ELDERLY) {
            return false;
        }
        double years = age(person);
        return unit < (years < 40 ? CHRONIC_YOUNG : years < 60 ? CHRONIC_MIDDLE_AGED : CHRONIC_ELDERLY);
    }

    /** Years at the end of the span. */
    private double age(Person person) {
        return (span.to().toEpochDay() - person.born().toEpochDay()) / 365.25;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** The first of the shares that reach a point, counted from 0; their number where none does. */
    private static int place(double unit, double... shares) {
        int place = 0;
        double upTo = 0;
        for (; place < shares.length; place++) {
            upTo += shares[place];
            if (unit < upTo) {
                return place;
            }
        }
        return place;
    }
}
