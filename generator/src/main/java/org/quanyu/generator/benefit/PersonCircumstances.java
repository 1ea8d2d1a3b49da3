package org.quanyu.generator.benefit;

import static org.quanyu.generator.benefit.Circumstances.around;
import static org.quanyu.generator.benefit.Circumstances.few;
import static org.quanyu.generator.benefit.Circumstances.pick;

import java.time.YearMonth;
import java.util.function.IntConsumer;
import org.quanyu.generator.benefit.Circumstances.Identity;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.FirmMonths;
import org.quanyu.generator.district.Person;
import org.quanyu.generator.district.Person.Role;

/** What is true of a person. */
final class PersonCircumstances implements Subject {

    /** Elderly people in institutions and in day care of the community. */
    public static final double IN_INSTITUTIONS = 0.04;

    public static final double IN_DAY_CARE = 0.06;

    /** Men of 22 and older who served. */
    public static final double VETERANS = 0.018;

    /** Parents of an only child, of people of 45 and older registered in the city, and those of them who lost it. */
    public static final double ONLY_CHILD_PARENTS = 0.22;

    public static final double LOST_ONLY_CHILD = 0.02;

    /** Blood donors of 18 to 60, and relatives of organ donors of all. */
    public static final double BLOOD_DONORS = 0.012;

    public static final double ORGAN_DONORS = 0.0008;

    /** People with a severe mental illness under care, of adults. */
    public static final double MENTALLY_ILL = 0.0045;

    /** Gaps between jobs that are registered as unemployment. */
    public static final double UNEMPLOYMENT_REGISTERED = 0.22;

    /** Workers who pass a training in a year. */
    public static final double TRAINED_A_YEAR = 0.012;

    /** Volunteers of 16 to 70, mediators and reporters of hazards, of adults. */
    public static final double VOLUNTEERS = 0.05;

    public static final double MEDIATORS = 0.0006;
    public static final double HAZARD_REPORTERS = 0.004;

    /** Good deeds in danger, in a year. */
    public static final double GOOD_DEEDS_A_YEAR = 0.00012;

    /** Pupils of primary and lower secondary schools in private ones. */
    public static final double PRIVATE_PUPILS = 0.42;

    /** Children of 3 to 5 years in kindergarten. */
    public static final double IN_KINDERGARTEN = 0.92;

    /** Women of couples of 22 to 40 years who are expecting a child at the end of the span. */
    public static final double EXPECTING = 0.03;

    final Person person;
    final HouseholdCircumstances household;
    final int number;
    final int born;
    final int disabilityGrade;
    final int disabledSince;
    final int veteranClass;
    final int childClass;
    final int mentalGrade;
    final int degree;
    final int title;
    final int skill;
    final int talentClass;
    final int trained;
    final int goodDeed;
    final int bloodDonations;
    final boolean organDonor;
    final boolean onlyChildParent;
    final int volunteerHours;
    final int mediatedCases;
    final int hazardReports;
    private final Circumstances all;
    private final Chance chance;
    private final double age;
    private final int arrived;
    private final int left;
    private final int died;
    private final int expecting;
    private int factsOf;
    private int[] factsNow;

    PersonCircumstances(Circumstances all, Person person, HouseholdCircumstances household) {
        this.all = all;
        this.chance = all.persons();
        this.person = person;
        this.household = household;
        this.number = person.number();
        this.born = Dates.of(person.born());
        this.arrived = household == null ? Dates.of(all.district().span().from()) - 10 * 12 * 32 : household.arrived;
        this.left = household == null ? Dates.ALWAYS : household.left;
        this.age = age(all, person);
        this.died = died(all.district());
        this.disabilityGrade = all.needs().disabilityGrade(person);
        this.disabledSince =
                disabilityGrade == 0 ? Dates.NEVER : Dates.of(all.needs().disabledSince(person));
        this.veteranClass = veteranClass();
        this.childClass = all.needs().childKind(person);
        this.mentalGrade = age >= 18 && unit(4) < MENTALLY_ILL ? 1 + pick(unit(5), 0.55, 0.25, 0.12, 0.06) : 0;
        this.degree = degree();
        this.title = title();
        this.skill = degree < 2 && age >= 20 ? pick(unit(6), 0.88, 0.05, 0.035, 0.025, 0.007) : 0;
        this.talentClass = degree >= 2 ? pick(unit(7), 0.945, 0.042, 0.01, 0.002, 0.0007) : 0;
        this.trained = age >= 20 && age < 58 ? all.event(TRAINED_A_YEAR, unit(8)) : Dates.NEVER;
        this.goodDeed = age >= 17 && age < 70 ? all.event(GOOD_DEEDS_A_YEAR, unit(9)) : Dates.NEVER;
        this.bloodDonations = age >= 18 && age < 60 && unit(10) < BLOOD_DONORS ? few(5, unit(11)) : 0;
        this.organDonor = age >= 18 && unit(12) < ORGAN_DONORS;
        this.onlyChildParent = age >= 45 && person.localRegistration() && unit(13) < ONLY_CHILD_PARENTS;
        this.volunteerHours = age >= 16 && age < 70 && unit(14) < VOLUNTEERS ? few(45, unit(15)) : 0;
        this.mediatedCases = age >= 25 && unit(16) < MEDIATORS ? few(25, unit(17)) : 0;
        this.hazardReports = age >= 18 && unit(18) < HAZARD_REPORTERS ? few(2.5, unit(19)) : 0;
        this.expecting = expecting();
    }

    private double unit(int draw) {
        return chance.unit(number, draw);
    }

    /** Years at the end of the span. */
    private static double age(Circumstances all, Person person) {
        return (all.district().span().to().toEpochDay() - person.born().toEpochDay()) / 365.25;
    }

    /** Mortality by age (Gompertz): 0.4 % a year at 60, 3 % at 80; few before. */
    private int died(District district) {
        double yearly = age < 60 ? 0.0008 : 0.004 * StrictMath.exp(0.1 * (age - 60));
        double share = Math.min(0.9, yearly * district.span().years());
        double unit = unit(20);
        if (household == null || unit >= share) {
            return Dates.ALWAYS;
        }
        return Dates.ofEpochDay(district.span().from().toEpochDay()
                + (long) (unit / share * district.span().days()));
    }

    private int veteranClass() {
        double unit = unit(21);
        double rate = person.woman() ? VETERANS / 12 : VETERANS;
        if (age < 22 || unit >= rate) {
            return 0;
        }
        double elderly = age >= 60 ? 0.3 : 0;
        return 1 + pick(unit / rate, 0.84 - elderly, 0.08, 0.08);
    }

    private int degree() {
        return switch (person.education()) {
            case LOWER -> 0;
            case MIDDLE -> unit(22) < 0.45 && age >= 20 ? 1 : 0;
            case DEGREE -> age < 21.5 ? 0 : age >= 24.5 ? 2 + pick(unit(22), 0.83, 0.15) : 2;
        };
    }

    private int title() {
        return degree == 0 || age < 24
                ? 0
                : degree == 1
                        ? pick(unit(23), 0.92, 0.06)
                        : age < 32 ? pick(unit(23), 0.75, 0.17) : pick(unit(23), 0.55, 0.2, 0.19, 0.05);
    }

    private int expecting() {
        boolean couple = person.role() == Role.SPOUSE && person.woman() && age >= 22 && age < 40;
        double unit = unit(24);
        if (!couple || unit >= EXPECTING) {
            return Dates.NEVER;
        }
        return Dates.ofEpochDay(all.district().span().to().toEpochDay() + 1 + (long) (unit / EXPECTING * 270));
    }

    int graduated() {
        int years = new int[] {19, 21, 22, 25, 28}[degree];
        return degree == 0 ? Dates.NEVER : ((person.born().getYear() + years) * 12 + 5) * 32 + 25;
    }

    /** When the title or grade of skill was reached. */
    int certified() {
        if (title == 0 && skill == 0) {
            return Dates.NEVER;
        }
        int earliest = title > 0 ? graduated() + 32 * 12 * title : born + 32 * 12 * 19;
        return Math.max(earliest, all.since(unit(25)));
    }

    int recognised() {
        return talentClass == 0 ? Dates.NEVER : Math.max(graduated() + 32, all.since(0.55 + 0.45 * unit(26)));
    }

    boolean lostOnlyChild() {
        return onlyChildParent && age >= 49 && unit(27) < LOST_ONLY_CHILD;
    }

    boolean isChronic() {
        return all.needs().isChronic(person);
    }

    boolean isHereOn(int day) {
        return arrived <= day && day <= left && day < died && born <= day;
    }

    /** The day labour contributions end before a registered unemployment that lasts on a day; never for none. */
    int unemployedSince(Moment moment) {
        Careers careers = all.careers();
        int jobs = careers.jobs(number);
        for (int place = jobs - 1; place >= 0; place--) {
            if (careers.from(number, place) <= moment.month()) {
                int end = careers.to(number, place, moment.month());
                return end == moment.month() || !isRegistered(place) ? Dates.NEVER : monthStart(end + 1);
            }
        }
        return Dates.NEVER;
    }

    boolean isRegistered(int place) {
        return chance.unit(number, 1_000 + place) < UNEMPLOYMENT_REGISTERED;
    }

    int monthStart(int month) {
        YearMonth start = all.district().span().month(month - FirmMonths.BURN_IN);
        return Dates.of(start.atDay(1));
    }

    @Override
    public void facts(Moment moment, int[] facts) {
        int day = moment.day();
        int months = Dates.months(born, day);
        int years = months < 0 ? -1 : months / 12;
        facts[Fact.AGE.ordinal()] = years;
        facts[Fact.BORN.ordinal()] = born;
        facts[Fact.WOMAN.ordinal()] = flag(person.woman());
        facts[Fact.LOCAL.ordinal()] = flag(person.localRegistration());
        facts[Fact.RESIDENT.ordinal()] = flag(household != null && isHereOn(day));
        facts[Fact.RESIDENT_SINCE.ordinal()] = Math.max(arrived, born);
        health(moment, years, facts);
        civil(day, years, facts);
        family(day, years, facts);
        work(moment, years, facts);
        learning(day, years, facts);
    }

    private void health(Moment moment, int years, int[] facts) {
        boolean disabled = disabilityGrade > 0 && disabledSince <= moment.day();
        facts[Fact.DISABILITY_GRADE.ordinal()] = disabled ? disabilityGrade : 0;
        facts[Fact.DISABILITY_KIND.ordinal()] = disabled ? all.needs().disability(person) : 0;
        facts[Fact.NEEDS_CARE.ordinal()] =
                flag(disabled && unit(31) < new double[] {0, 0.9, 0.65, 0.35, 0.1}[disabilityGrade]);
        double frailty = years < 60 ? 0 : years < 80 ? 1 : 2.5;
        int disablement = years < 60 ? 3 : pick(unit(32), 0.04 * frailty, 0.04 * frailty, 0.08 * frailty);
        facts[Fact.DISABLEMENT.ordinal()] = 3 - disablement;
        boolean frail = years >= 60 && disablement < 2;
        facts[Fact.CARE_PLACE.ordinal()] =
                years < 60 ? 0 : 3 - pick(unit(33), frail ? 4 * IN_INSTITUTIONS : IN_INSTITUTIONS, IN_DAY_CARE);
        facts[Fact.LIVES_ALONE.ordinal()] = flag(years >= 60 && household != null && household.size() == 1);
        facts[Fact.MENTAL_GRADE.ordinal()] = mentalGrade;
        facts[Fact.CHRONIC.ordinal()] = flag(isChronic());
        facts[Fact.MEDICAL_EXPENSE.ordinal()] = medical(moment.year());
        facts[Fact.BLOOD_DONATIONS.ordinal()] = bloodDonations;
        facts[Fact.ORGAN_DONOR.ordinal()] = flag(organDonor);
    }

    /** Medical expenses of the year before, in yuan. */
    int medical(int year) {
        double median = 500 * (isChronic() ? 5 : 1) * (disabilityGrade > 0 ? 2 : 1) * (age >= 60 ? 2 : 1);
        return around(median, 1.2, chance.unit(number, 100 + year));
    }

    private void civil(int day, int years, int[] facts) {
        facts[Fact.ASSISTANCE.ordinal()] = household != null && household.isAssisted(day) ? household.assistance : 0;
        facts[Fact.INCOME_PER_HEAD.ordinal()] = household == null ? 6_000 : household.income(day);
        facts[Fact.VETERAN_CLASS.ordinal()] = years < 20 ? 0 : veteranClass;
        facts[Fact.DISCHARGED.ordinal()] =
                veteranClass == 0 ? Dates.NEVER : born + (20 * 12 + (int) (unit(34) * 60)) * 32;
        facts[Fact.CHILD_CLASS.ordinal()] = years < 18 ? childClass : 0;
        facts[Fact.VOLUNTEER_HOURS.ordinal()] = volunteerHours;
        facts[Fact.GOOD_DEED.ordinal()] = goodDeed;
        facts[Fact.MEDIATED_CASES.ordinal()] = mediatedCases;
        facts[Fact.HAZARD_REPORTS.ordinal()] = hazardReports;
        boolean householder = person.role() == Role.HEAD || person.role() == Role.SPOUSE || person.role() == Role.CHILD;
        facts[Fact.OWNS_HOME.ordinal()] = flag(household != null && household.housing == 1 && householder);
        facts[Fact.RENT.ordinal()] = household == null ? 0 : household.rent;
    }

    private void family(int day, int years, int[] facts) {
        boolean child = person.role() == Role.CHILD && household != null;
        facts[Fact.BIRTH_ORDER.ordinal()] = child && years < 4 ? household.birthOrder(person) : 0;
        int booked = bookedPregnancy(day);
        facts[Fact.PREGNANCY_BOOKED.ordinal()] = booked;
        facts[Fact.GAVE_BIRTH.ordinal()] = isMother() ? household.lastBirth(day) : Dates.NEVER;
        boolean watched = booked != Dates.NEVER || facts[Fact.GAVE_BIRTH.ordinal()] != Dates.NEVER;
        facts[Fact.CHECKUPS.ordinal()] = watched ? 2 + (int) (unit(35) * 11) : 0;
        facts[Fact.ONLY_CHILD_PARENT.ordinal()] = flag(onlyChildParent);
        facts[Fact.LOST_ONLY_CHILD.ordinal()] = flag(lostOnlyChild());
    }

    private boolean isMother() {
        return household != null
                && person.woman()
                && (person.role() == Role.SPOUSE
                        || person.role() == Role.HEAD
                                && (household.size() < 2 || !household.member(1).woman()))
                && age >= 20
                && age < 55;
    }

    /** The day the pregnancy that lasts on a day was booked, some seven months before the birth; never for none. */
    int bookedPregnancy(int day) {
        if (!isMother()) {
            return Dates.NEVER;
        }
        int birth = Math.max(household.lastBirth(day + 7 * 32), expecting);
        return birth > day && birth - 7 * 32 <= day ? birth - 7 * 32 : Dates.NEVER;
    }

    /** The days of all births that fall into the span or the year before it, and of those expected. */
    void births(IntConsumer birth) {
        if (!isMother()) {
            return;
        }
        int from = Dates.of(all.district().span().from()) - 12 * 32;
        for (int place = 1; place < household.size(); place++) {
            Person child = household.member(place);
            boolean twin = place > 1 && household.member(place - 1).born().equals(child.born());
            if (child.role() == Role.CHILD && Dates.of(child.born()) >= from && !twin) {
                birth.accept(Dates.of(child.born()));
            }
        }
        if (expecting != Dates.NEVER) {
            birth.accept(expecting);
        }
    }

    /** The times between jobs that are registered as unemployment. */
    void unemployment(Register.Times times) {
        Careers careers = all.careers();
        int jobs = careers.jobs(number);
        int last = all.district().firmMonths().months() - 1;
        for (int place = 0; place < jobs; place++) {
            int end = careers.to(number, place, Short.MAX_VALUE);
            int next = place + 1 < jobs ? careers.from(number, place + 1) : last + 1;
            if (end + 1 < next && isRegistered(place)) {
                times.add(monthStart(end + 1), place + 1 < jobs ? monthStart(next) : Dates.ALWAYS);
            }
        }
    }

    boolean hasWorked() {
        return all.careers().jobs(number) > 0;
    }

    private void work(Moment moment, int years, int[] facts) {
        Careers careers = all.careers();
        int held = 0;
        int recently = 0;
        int employer = -1;
        for (int place = 0; place < careers.jobs(number); place++) {
            int from = careers.from(number, place);
            int to = careers.to(number, place, moment.month());
            held += Math.max(0, to - from + 1);
            recently += Math.max(0, to - Math.max(from, moment.month() - 11) + 1);
            employer = to == moment.month() && from <= to ? careers.firm(number, place) : employer;
        }
        boolean retired = years >= (person.woman() ? 55 : 60);
        boolean working = employer >= 0 && !retired;
        int before = years < 18 || held == 0 ? 0 : (int) (unit(36) * Math.min(200, (age - 18) * 8));
        boolean known = moment.month() >= 11 || employer < 0;
        facts[Fact.EMPLOYED.ordinal()] = flag(working);
        facts[Fact.INSURED_MONTHS.ordinal()] = before + held;
        facts[Fact.INSURED_RECENTLY.ordinal()] =
                known ? recently : Math.min(12, recently + (unit(37) < 0.7 ? 11 - moment.month() : 0));
        facts[Fact.CONTRIBUTION_BASE.ordinal()] = working ? base(employer) : 0;
        facts[Fact.PENSION.ordinal()] = flag(retired && unit(38) < (person.localRegistration() ? 0.9 : 0.4));
        int unemployed = retired || working ? Dates.NEVER : unemployedSince(moment);
        facts[Fact.UNEMPLOYED.ordinal()] = unemployed;
        facts[Fact.UNEMPLOYMENT_REASON.ordinal()] = unemployed == Dates.NEVER ? 0 : 1 + pick(unit(39), 0.32, 0.26, 0.3);
        facts[Fact.HARD_TO_EMPLOY.ordinal()] = hardToEmploy(moment.day(), years);
        facts[Fact.TRAINED.ordinal()] = trained;
    }

    private int base(int employer) {
        double factor = new double[] {0.85, 1, 1.35, 1.8, 2.4}[degree];
        return Math.max(2_360, around(all.district().firms().industry(employer).wage() * factor, 0.25, unit(40)));
    }

    /** Recognised as hard to employ: of working people, few; more among the elder, the disabled and the poor. */
    int hardToEmploy(int day, int years) {
        if (years < 18 || years >= 60 || all.careers().jobs(number) == 0) {
            return 0;
        }
        boolean elder = years >= (person.woman() ? 40 : 50);
        double unit = unit(41);
        if (disabilityGrade > 0 && disabledSince <= day) {
            return unit < 0.4 ? 2 : 0;
        }
        if (household != null && household.isAssisted(day)) {
            return unit < 0.5 ? 3 : 0;
        }
        return elder && unit < 0.02 ? 1 : unit >= 0.02 && unit < 0.023 ? 4 : 0;
    }

    private void learning(int day, int years, int[] facts) {
        int graduated = graduated();
        boolean done = graduated <= day && degree > 0;
        facts[Fact.DEGREE.ordinal()] = done ? degree : 0;
        facts[Fact.GRADUATED.ordinal()] = done ? graduated : Dates.NEVER;
        int certified = certified();
        facts[Fact.TITLE.ordinal()] = certified <= day ? title : 0;
        facts[Fact.SKILL_LEVEL.ordinal()] = certified <= day ? skill : 0;
        facts[Fact.CERTIFIED.ordinal()] = certified <= day ? certified : Dates.NEVER;
        int recognised = recognised();
        facts[Fact.TALENT_CLASS.ordinal()] = recognised <= day ? talentClass : 0;
        facts[Fact.RECOGNISED.ordinal()] = recognised <= day ? recognised : Dates.NEVER;
        int stage = schoolStage(years);
        facts[Fact.SCHOOL_STAGE.ordinal()] = stage;
        facts[Fact.PRIVATE_SCHOOL.ordinal()] = flag(stage > 0 && stage < 4 && unit(42) < PRIVATE_PUPILS);
    }

    int schoolStage(int years) {
        if (years < 3 || person.role() != Role.CHILD) {
            return 0;
        }
        double unit = unit(43);
        if (years < 6) {
            return unit < IN_KINDERGARTEN ? 1 : 0;
        }
        if (years < 15) {
            return years < 12 ? 2 : 3;
        }
        if (years < 18) {
            return unit < 0.58 ? 4 : unit < 0.95 ? 5 : 0;
        }
        return unit < 0.45 ? 6 : 0;
    }

    private static int flag(boolean value) {
        return value ? 1 : 0;
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
        return Identity.of(person);
    }

    @Override
    public int arrived() {
        return Math.max(arrived, born);
    }

    @Override
    public int left() {
        return left;
    }

    @Override
    public int died() {
        return died;
    }
}
