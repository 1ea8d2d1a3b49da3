package org.quanyu.generator.benefit;

import static org.quanyu.generator.benefit.Circumstances.around;
import static org.quanyu.generator.benefit.Circumstances.pick;

import org.quanyu.generator.benefit.Circumstances.Identity;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.district.Community.Use;
import org.quanyu.generator.district.People;
import org.quanyu.generator.district.Person;
import org.quanyu.generator.district.Person.Role;
import org.quanyu.generator.district.Places;

/** What is true of a household. */
final class HouseholdCircumstances implements Subject {

    /** Homes owned, of those in estates and in urban villages. */
    public static final double OWNED_IN_ESTATES = 0.5;

    public static final double OWNED_IN_VILLAGES = 0.06;

    /** Homes of public rental housing, in estates. */
    public static final double PUBLIC_RENTAL = 0.1;

    /** Single parents, of households of a parent and children. */
    public static final double SINGLE_PARENTS = 0.04;

    /** Households that a fire or flood hits in a year. */
    public static final double DISASTERS_A_YEAR = 0.0012;

    final int number;
    final int arrived;
    final int left;
    final boolean local;
    final int assistance;
    final int assistedSince;
    final int income;
    final int housing;
    final int rent;
    final int disaster;
    private final Circumstances all;
    private final Chance chance;
    private final Person[] members;
    private final int area;
    private int factsOf;
    private int[] factsNow;

    HouseholdCircumstances(Circumstances all, int number) {
        this.all = all;
        this.chance = all.households();
        this.number = number;
        People people = all.district().people();
        this.members = new Person[people.members(number)];
        this.arrived = Dates.ofEpochDay(people.arrived(number));
        this.left = Dates.ofEpochDay(people.left(number));
        this.local = member(0).localRegistration();
        Places places = all.district().places();
        boolean estate = places.use(places.buildingOf(people.unit(number))) == Use.ESTATE;
        this.assistance = all.needs().assistance(number);
        this.assistedSince =
                assistance == 0 ? Dates.NEVER : Dates.of(all.needs().assistedSince(number));
        this.income = income(estate);
        this.housing = housing(estate, chance.unit(number, 2));
        this.rent = housing == 1 ? 0 : rent(estate, chance.unit(number, 3));
        this.area = around(estate ? 78 : 34, 0.35, chance.unit(number, 4)) / members.length;
        this.disaster = all.event(DISASTERS_A_YEAR, chance.unit(number, 5));
    }

    /** In yuan a month and head. */
    private int income(boolean estate) {
        double unit = chance.unit(number, 6);
        return switch (assistance) {
            case 1 -> 250 + (int) (unit * 1_060);
            case 2 -> 1_310 + (int) (unit * 760);
            case 3 -> 1_500 + (int) (unit * 2_600);
            default -> Math.max(2_100, around(estate ? 7_800 : 5_200, 0.5, unit));
        };
    }

    private int housing(boolean estate, double unit) {
        double owned = assistance > 0 ? 0.15 : estate ? OWNED_IN_ESTATES : OWNED_IN_VILLAGES;
        double publicly = assistance > 0 ? 0.35 : estate ? PUBLIC_RENTAL : 0;
        return 1 + pick(unit, owned, estate ? 0.3 : 0.8, publicly) % 4;
    }

    private int rent(boolean estate, double unit) {
        int market = around(estate ? 3_900 : 1_450, 0.35, unit);
        return housing == 3 ? market * 2 / 5 : housing == 4 ? 200 : market;
    }

    /** A member, worked out when first asked for. */
    Person member(int place) {
        if (members[place] == null) {
            People people = all.district().people();
            members[place] = people.person(people.firstMember(number) + place);
        }
        return members[place];
    }

    int size() {
        return members.length;
    }

    boolean isAssisted(int day) {
        return assistance > 0 && assistedSince <= day;
    }

    int income(int day) {
        return assistance > 0 && !isAssisted(day) ? income + 2_500 : income;
    }

    /** Whether its means have been checked: it was asked for something. */
    boolean isChecked() {
        return assistance > 0 || housing == 3 || local && members.length > 1 || chance.unit(number, 10) < 0.15;
    }

    /** Whether home or lease are registered. */
    boolean isHousingKnown() {
        return assistance > 0 || housing != 2 || local || chance.unit(number, 11) < 0.5;
    }

    /** The last birth up to a day, or the next within nine months after it; never if there is none. */
    int lastBirth(int upTo) {
        int last = Dates.NEVER;
        for (int place = 0; place < members.length; place++) {
            Person member = member(place);
            int born = Dates.of(member.born());
            if (member.role() == Role.CHILD && born <= upTo && born > last) {
                last = born;
            }
        }
        return last;
    }

    /** The place of a child among the children, from the eldest; those born elsewhere count for some. */
    int birthOrder(Person child) {
        int order = chance.unit(number, 7) < 0.2 ? 2 : 1;
        for (int place = 0; place < members.length; place++) {
            Person member = member(place);
            boolean elder = member.role() == Role.CHILD
                    && member.number() != child.number()
                    && (member.born().isBefore(child.born())
                            || member.born().equals(child.born()) && member.number() < child.number());
            order += elder ? 1 : 0;
        }
        return order;
    }

    @Override
    public void facts(Moment moment, int[] facts) {
        int day = moment.day();
        facts[Fact.HOUSEHOLD_RESIDENT.ordinal()] = arrived <= day && day <= left ? 1 : 0;
        facts[Fact.HOUSEHOLD_SINCE.ordinal()] = arrived;
        facts[Fact.HOUSEHOLD_LOCAL.ordinal()] = local ? 1 : 0;
        facts[Fact.MEMBERS.ordinal()] = members.length;
        count(moment, facts);
        facts[Fact.HOUSEHOLD_ASSISTANCE.ordinal()] = isAssisted(day) ? assistance : 0;
        facts[Fact.HOUSEHOLD_INCOME.ordinal()] = income(day);
        facts[Fact.HOUSING.ordinal()] = housing;
        facts[Fact.HOUSEHOLD_RENT.ordinal()] = rent;
        facts[Fact.AREA_PER_HEAD.ordinal()] = area;
        facts[Fact.HOUSEHOLD_MEDICAL.ordinal()] = medical(moment.year());
        boolean hit = disaster != Dates.NEVER && disaster <= day;
        facts[Fact.DISASTER.ordinal()] = hit ? disaster : Dates.NEVER;
        facts[Fact.DISASTER_LOSS.ordinal()] = hit ? around(7_000, 0.9, chance.unit(number, 8)) : 0;
    }

    private void count(Moment moment, int[] facts) {
        int children = 0;
        int toddlers = 0;
        int elderly = 0;
        int disabled = 0;
        int students = 0;
        for (int place = 0; place < members.length; place++) {
            Person member = member(place);
            int months = Dates.months(Dates.of(member.born()), moment.day());
            children += months >= 0 && months < 18 * 12 ? 1 : 0;
            toddlers += months >= 0 && months < 36 ? 1 : 0;
            elderly += months >= 60 * 12 ? 1 : 0;
            disabled += all.needs().isDisabled(member, moment.date()) ? 1 : 0;
            students += member.role() == Role.CHILD && months >= 18 * 12 ? 1 : 0;
        }
        facts[Fact.CHILDREN.ordinal()] = children;
        facts[Fact.TODDLERS.ordinal()] = toddlers;
        facts[Fact.ELDERLY.ordinal()] = elderly;
        facts[Fact.DISABLED_MEMBERS.ordinal()] = disabled;
        facts[Fact.STUDENTS.ordinal()] = students;
        facts[Fact.SINGLE_PARENT.ordinal()] =
                children > 0 && chance.unit(number, 9) < SINGLE_PARENTS * (assistance > 0 ? 8 : 1) ? 1 : 0;
    }

    /** Medical expenses of the year before, in yuan. */
    int medical(int year) {
        int median = assistance == 3 ? 24_000 : assistance > 0 ? 5_000 : 1_800;
        return around(median, 1.1, chance.unit(number, 100 + year));
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public int[] factsOn(Moment moment) {
        if (factsOf != moment.day()) {
            factsNow = new int[Fact.count()];
            facts(moment, factsNow);
            factsOf = moment.day();
        }
        return factsNow;
    }

    @Override
    public Identity identity() {
        return Identity.of(member(0));
    }

    @Override
    public int arrived() {
        return arrived;
    }

    @Override
    public int left() {
        return left;
    }

    @Override
    public int died() {
        return Dates.ALWAYS;
    }
}
