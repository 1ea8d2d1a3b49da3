package org.quanyu.generator.district;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.chance.Draw;
import org.quanyu.generator.chance.Permutation;
import org.quanyu.generator.chance.Weighted;
import org.quanyu.generator.district.Person.Education;
import org.quanyu.generator.district.Person.Role;
import org.quanyu.generator.resource.Resources;

/**
 * Everyone who lives or works in the district at some time of the span: members of households first, then commuters.
 *
 * <p>A home is let to one household after the other; who a person is follows from their number.
 */
public final class People {

    /** Members of a household, by its size from one. */
    private static final double[] HOUSEHOLD_SIZES = {0.42, 0.24, 0.19, 0.10, 0.04, 0.01};

    private static final double MEAN_HOUSEHOLD = 2.13;

    /** Homes that stand empty, of all. */
    private static final double VACANT = 0.1;

    /** Days a household stays: in an estate and in an urban village. */
    private static final double STAY_IN_ESTATE = 12 * 365;

    private static final double STAY_IN_VILLAGE = 2.1 * 365;

    /** Retired people, of heads, spouses and lodgers. */
    private static final double RETIRED = 0.07;

    /** Households whose first two children are twins. */
    private static final double TWINS = 0.02;

    /** Parents of the head who share the mobile phone of the head, as all children do. */
    private static final double SHARED_MOBILE = 0.35;

    private static final Weighted<String[]> ORIGINS =
            Weighted.of(Resources.table("district/origins.tsv"), row -> Double.parseDouble(row[1]));

    private static final String[] MOBILE_PREFIXES = {
        "135", "136", "137", "138", "139", "150", "158", "159", "166", "176", "177", "180", "186", "188"
    };

    private final Chance chance;
    private final LocalDate until;
    private final int commuters;
    private final int[] firstMember;
    private final int[] unit;
    private final int[] arrived;
    private final int[] left;

    private People(
            Chance chance, LocalDate until, int commuters, int[] firstMember, int[] unit, int[] arrived, int[] left) {
        this.chance = chance;
        this.until = until;
        this.commuters = commuters;
        this.firstMember = firstMember;
        this.unit = unit;
        this.arrived = arrived;
        this.left = left;
    }

    /** Homes that so many people need. */
    static int homesFor(int residents) {
        return (int) Math.ceil(residents / MEAN_HOUSEHOLD / (1 - VACANT));
    }

    static People of(Chance chance, Span span, Sizes sizes, Places places) {
        Chance own = chance.about("household");
        int lets = (int) Math.max(1, Math.round(sizes.residents() / MEAN_HOUSEHOLD));
        Permutation homes = Permutation.of(places.homes(), own);
        int expected = (int) (lets * (1.2 + 0.4 * span.years())) + 16;
        int[] unit = new int[expected];
        int[] arrived = new int[expected];
        int[] left = new int[expected];
        int count = 0;
        for (int let = 0; let < lets; let++) {
            int home = homes.of(let);
            SplittableRandom random = own.of(let);
            double stay =
                    places.use(places.buildingOf(home)) == Community.Use.ESTATE ? STAY_IN_ESTATE : STAY_IN_VILLAGE;
            int from = (int) (span.from().toEpochDay() - Draw.exponential(stay, random));
            int to = (int) (span.from().toEpochDay() + 1 + Draw.exponential(stay, random));
            while (from <= span.to().toEpochDay()) {
                if (count == unit.length) {
                    unit = Arrays.copyOf(unit, count * 2);
                    arrived = Arrays.copyOf(arrived, count * 2);
                    left = Arrays.copyOf(left, count * 2);
                }
                unit[count] = home;
                arrived[count] = from;
                left[count++] = to;
                from = to + 1 + random.nextInt(20);
                to = from + 1 + (int) Draw.exponential(stay, random);
            }
        }
        int[] first = firstMembers(chance, count);
        return new People(
                chance.about("person"),
                span.to(),
                sizes.commuters(),
                first,
                Arrays.copyOf(unit, count),
                Arrays.copyOf(arrived, count),
                Arrays.copyOf(left, count));
    }

    private static int[] firstMembers(Chance chance, int households) {
        Chance sizes = chance.about("household size");
        int[] first = new int[households + 1];
        for (int household = 0; household < households; household++) {
            double unit = sizes.unit(household);
            int size = 0;
            for (double upTo = 0; size < HOUSEHOLD_SIZES.length && unit >= upTo; size++) {
                upTo += HOUSEHOLD_SIZES[size];
            }
            first[household + 1] = first[household] + size;
        }
        return first;
    }

    /** Residents of all times and commuters. */
    public int count() {
        return residents() + commuters;
    }

    /** People below this number live in the district at some time; the others commute to it. */
    public int residents() {
        return firstMember[firstMember.length - 1];
    }

    public int households() {
        return unit.length;
    }

    public int firstMember(int household) {
        return firstMember[household];
    }

    public int members(int household) {
        return firstMember[household + 1] - firstMember[household];
    }

    /** The household of a person; -1 for commuters. */
    public int householdOf(int person) {
        if (person >= residents()) {
            return -1;
        }
        int found = Arrays.binarySearch(firstMember, person);
        return found < 0 ? -found - 2 : found;
    }

    /** The home of a household. */
    public int unit(int household) {
        return unit[household];
    }

    /** The first day of a household in its home, as a day since 1970-01-01; it may lie before the span. */
    public int arrived(int household) {
        return arrived[household];
    }

    /** The last day of a household in its home, as a day since 1970-01-01; it may lie behind the span. */
    public int left(int household) {
        return left[household];
    }

    /** Whether a person lives or works in the district on a day since 1970-01-01. */
    public boolean isHere(int person, long day) {
        int household = householdOf(person);
        return household < 0 || arrived[household] <= day && day <= left[household];
    }

    public Person person(int number) {
        int household = householdOf(number);
        return household < 0 ? commuter(number) : member(number, household, number - firstMember[household]);
    }

    private Person commuter(int number) {
        SplittableRandom random = chance.of(number);
        return person(number, -1, Role.HEAD, PersonNames.surname(random.nextDouble()), age(number, Role.HEAD), random);
    }

    private Person member(int number, int household, int place) {
        int head = firstMember[household];
        SplittableRandom random = chance.of(number);
        Role role = role(household, place);
        String family = PersonNames.surname(chance.unit(head, 1));
        boolean ownName = role == Role.SPOUSE || role == Role.LODGER || role == Role.PARENT && random.nextBoolean();
        String surname = ownName ? PersonNames.surname(random.nextDouble()) : family;
        if (role == Role.CHILD && place > 2 && isTwin(household)) {
            return twin(number, household, place, surname);
        }
        return person(number, household, role, surname, age(number, role), random);
    }

    /** Twins share the birthday and the first character of the given name; their numbers follow each other. */
    private Person twin(int number, int household, int place, String surname) {
        Person elder = member(number - 1, household, place - 1);
        SplittableRandom random = chance.of(number);
        boolean woman = elder.woman();
        String given = elder.name().substring(elder.name().length() - 1)
                + PersonNames.given(woman, random).charAt(0);
        int sequence = (Integer.parseInt(elder.identityNumber().substring(14, 17)) + 2) % 1000;
        return new Person(
                number,
                household,
                Role.CHILD,
                surname + given,
                woman,
                elder.born(),
                IdentityNumber.of(elder.division(), elder.born(), sequence),
                elder.division(),
                elder.mobile(),
                elder.education(),
                elder.localRegistration());
    }

    private boolean isTwin(int household) {
        return chance.unit(household, 2) < TWINS;
    }

    /** One head, then a spouse or lodger, children and at last parents. */
    private Role role(int household, int place) {
        double unit = chance.unit(firstMember[household], 3);
        return switch (place) {
            case 0 -> Role.HEAD;
            case 1 -> unit < 0.8 ? Role.SPOUSE : Role.LODGER;
            case 2, 3 -> unit < 0.9 ? Role.CHILD : Role.LODGER;
            default -> Role.PARENT;
        };
    }

    /** Years at the end of the span. */
    private double age(int number, Role role) {
        double unit = number < residents() ? chance.unit(number, 8) : RETIRED + (1 - RETIRED) * chance.unit(number, 8);
        return switch (role) {
            case HEAD, SPOUSE, LODGER ->
                unit < RETIRED ? 60 + unit / RETIRED * 28 : 18 + 42 * unit * (0.7 + 0.3 * unit);
            case CHILD -> unit * 19;
            case PARENT -> 55 + 35 * unit * unit;
        };
    }

    /** Whether a person is between 18 and 60 and no child or parent of the household's head; commuters all are. */
    public boolean isOfWorkingAge(int person) {
        int household = householdOf(person);
        return household < 0 || person - firstMember[household] < 2 && chance.unit(person, 8) >= RETIRED;
    }

    private Person person(int number, int household, Role role, String surname, double age, SplittableRandom random) {
        boolean woman = role == Role.SPOUSE
                ? household >= 0 && chance.unit(firstMember[household], 4) < 0.85
                : random.nextDouble() < 0.46;
        LocalDate born = until.minusDays((long) (age * 365.25));
        String division = household >= 0 && role != Role.LODGER && role != Role.SPOUSE
                ? ORIGINS.at(chance.unit(firstMember[household], 5))[0]
                : ORIGINS.at(random.nextDouble())[0];
        int sequence = random.nextInt(500) * 2 + (woman ? 0 : 1);
        String name = surname + PersonNames.given(woman, random);
        return new Person(
                number,
                household,
                role,
                name,
                woman,
                born,
                IdentityNumber.of(division, born, sequence),
                division,
                mobile(number, household, role),
                education(age, random),
                division.startsWith("4403") || random.nextDouble() < 0.12);
    }

    private String mobile(int number, int household, Role role) {
        boolean shared =
                household >= 0 && (role == Role.CHILD || role == Role.PARENT && chance.unit(number, 6) < SHARED_MOBILE);
        long bits = chance.bits(shared ? firstMember[household] : number, 7);
        return MOBILE_PREFIXES[(int) Math.floorMod(bits, MOBILE_PREFIXES.length)]
                + Digits.of(Math.floorMod(bits >>> 8, 100_000_000L), 8);
    }

    private static Education education(double age, SplittableRandom random) {
        double unit = random.nextDouble();
        if (age < 16) {
            return Education.LOWER;
        }
        double older = age > 45 ? 0.6 : 1.15;
        return unit < 0.095 * older ? Education.DEGREE : unit < 0.508 * older ? Education.MIDDLE : Education.LOWER;
    }
}
