package org.quanyu.generator.benefit;

import java.time.LocalDate;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Needs;
import org.quanyu.generator.district.People;
import org.quanyu.generator.district.Person;
import org.quanyu.generator.district.Span;

/** What is true of persons, households and firms beyond names and dates: it follows from their numbers and the day. */
public final class Circumstances {

    private final District district;
    private final Chance persons;
    private final Chance households;
    private final Chance firms;
    private final Needs needs;
    private Careers careers;

    public Circumstances(District district) {
        this.district = district;
        this.persons = district.chance().about("circumstances of a person");
        this.households = district.chance().about("circumstances of a household");
        this.firms = district.chance().about("circumstances of a firm");
        this.needs = new Needs(district);
    }

    District district() {
        return district;
    }

    Chance persons() {
        return persons;
    }

    Chance households() {
        return households;
    }

    Chance firms() {
        return firms;
    }

    Needs needs() {
        return needs;
    }

    synchronized Careers careers() {
        if (careers == null) {
            careers = Careers.of(district);
        }
        return careers;
    }

    HouseholdCircumstances household(int number) {
        return new HouseholdCircumstances(this, number);
    }

    PersonCircumstances person(int number) {
        return person(number, null);
    }

    /** A person; for the next of a household, what was found for the one before is used again. */
    private PersonCircumstances person(int number, Subject before) {
        People people = district.people();
        int household = people.householdOf(number);
        if (household < 0) {
            return new PersonCircumstances(this, people.person(number), null);
        }
        boolean same = before instanceof PersonCircumstances other
                && other.household != null
                && other.household.number == household;
        HouseholdCircumstances home = same ? ((PersonCircumstances) before).household : household(household);
        return new PersonCircumstances(this, home.member(number - people.firstMember(household)), home);
    }

    FirmCircumstances firm(int number) {
        return new FirmCircumstances(this, number);
    }

    /** The facts of an entity on a day, by {@link Fact#ordinal}. */
    public int[] facts(Entity entity, int number, LocalDate day) {
        int[] facts = new int[Fact.count()];
        of(entity, number).facts(Moment.of(district, day), facts);
        return facts;
    }

    Subject of(Entity entity, int number) {
        return of(entity, number, null);
    }

    /**
     * @param before asked for just before, of the same kind; null for none
     */
    Subject of(Entity entity, int number, Subject before) {
        if (before != null && before.number() == number) {
            return before;
        }
        return switch (entity) {
            case PERSON -> person(number, before);
            case HOUSEHOLD -> household(number);
            case FIRM -> firm(number);
        };
    }

    int count(Entity entity) {
        return switch (entity) {
            case PERSON -> district.people().count();
            case HOUSEHOLD -> district.people().households();
            case FIRM -> district.firms().count();
        };
    }

    /** {@link Span#since} as {@link Dates} count. */
    int since(double unit) {
        return Dates.of(district.span().since(unit));
    }

    /**
     * The day of an event that happens so often in a year, from five years before the span to its end; never for most.
     */
    int event(double yearly, double unit) {
        double years = district.span().years() + 5;
        double share = Math.min(0.95, yearly * years);
        if (unit >= share) {
            return Dates.NEVER;
        }
        long from = district.span().from().toEpochDay() - 5 * 365;
        return Dates.ofEpochDay(from + (long) (unit / share * years * 365.2));
    }

    /** The first of the words whose shares reach a point; the last takes the rest. */
    static int pick(double unit, double... shares) {
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

    /** Around a median with a spread in natural logarithms, from one number (Tukey's approximation of the normal). */
    static int around(double median, double sigma, double unit) {
        double clipped = Math.max(1e-6, Math.min(1 - 1e-6, unit));
        double normal = (StrictMath.pow(clipped, 0.135) - StrictMath.pow(1 - clipped, 0.135)) / 0.1975;
        return (int) Math.min(2e9, median * StrictMath.exp(sigma * normal));
    }

    static int few(double mean, double unit) {
        return 1 + (int) (-mean * StrictMath.log(1 - unit));
    }

    /** A name in full and the number that identifies who it is. */
    record Identity(String name, String number) {

        static Identity of(Person person) {
            return new Identity(person.name(), person.identityNumber());
        }
    }
}
