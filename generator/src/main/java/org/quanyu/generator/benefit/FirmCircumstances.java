package org.quanyu.generator.benefit;

import static org.quanyu.generator.benefit.Circumstances.around;
import static org.quanyu.generator.benefit.Circumstances.few;
import static org.quanyu.generator.benefit.Circumstances.pick;

import java.util.List;
import org.quanyu.generator.benefit.Circumstances.Identity;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.district.Firm;
import org.quanyu.generator.district.FirmMonths;
import org.quanyu.generator.district.Firms;
import org.quanyu.generator.district.Industry;

/** What is true of a firm. Figures of a year are those of the year before the day. */
final class FirmCircumstances implements Subject {

    /** High-tech firms, of companies of ten people and more in industry and in software and research. */
    public static final double HIGH_TECH_IN_INDUSTRY = 0.18;

    public static final double HIGH_TECH_IN_RESEARCH = 0.4;

    /** Firms of a class of specialised and innovative ones, of high-tech firms. */
    public static final double SPECIALISED_OF_HIGH_TECH = 0.5;

    /** Companies listed above scale, of those of forty people and more in industry and of fifteen and more elsewhere. */
    public static final double ABOVE_SCALE_OF_LARGE = 0.7;

    /** Dishonest debtors among firms. */
    public static final double DISHONEST_FIRMS = 0.03;

    /** Firms that employ people with disabilities, of those of twenty people and more. */
    public static final double EMPLOYING_DISABLED = 0.12;

    /** Firms with environmental and with safety penalties in two years, of industry; a third of it elsewhere. */
    public static final double ENVIRONMENT_PENALISED = 0.06;

    public static final double SAFETY_PENALISED = 0.06;

    /** Firms that are safety certified, of industry and construction. */
    public static final double SAFETY_CERTIFIED_FIRMS = 0.25;

    /** Firms that export, of industry and trade with five people and more. */
    public static final double EXPORTING = 0.18;

    /** Firms in premises let at a reduced rent. */
    public static final double IN_POLICY_PREMISES = 0.08;

    /** Firms that take loans on which they pay interest, of companies that employ people. */
    public static final double BORROWING = 0.2;

    /** Unemployment insurance of a worker and month in yuan: 0.8 % of a minimum wage of 2,360. */
    private static final double PREMIUM = 18.88;

    private static final List<String> SECTIONS = Fact.SECTION.choices();

    private final Circumstances all;
    private final Chance chance;
    private final Firms firms;
    private final FirmMonths months;
    private final int number;
    private final int section;
    private final Firm.Kind kind;
    private final double size;
    private final int founded;
    private final boolean highTech;
    private final int highTechSince;
    private final int specialised;
    private final int specialisedSince;
    private final boolean aboveScale;
    private final int aboveScaleSince;
    private int factsOf;
    private int[] factsNow;

    FirmCircumstances(Circumstances all, int number) {
        this.all = all;
        this.chance = all.firms();
        this.firms = all.district().firms();
        this.months = all.district().firmMonths();
        this.number = number;
        Industry industry = firms.industry(number);
        this.section = Math.max(0, SECTIONS.indexOf(industry.section()));
        this.kind = firms.kind(number);
        this.size = usual();
        this.founded = Dates.of(firms.founded(number));
        this.highTech = kind == Firm.Kind.COMPANY && size >= 10 && unit(0) < highTechRate();
        this.highTechSince = Math.max(founded + 15 * 32, all.since(0.6 + 0.4 * unit(1)));
        this.specialised = highTech && unit(2) < SPECIALISED_OF_HIGH_TECH ? specialised() : 0;
        this.specialisedSince = Math.max(founded + 24 * 32, all.since(0.65 + 0.35 * unit(3)));
        this.aboveScale =
                size >= (isIndustry() ? 40 : 15) && kind == Firm.Kind.COMPANY && unit(4) < ABOVE_SCALE_OF_LARGE;
        this.aboveScaleSince = Math.max(founded + 6 * 32, all.since(unit(5)));
    }

    private double unit(int draw) {
        return chance.unit(number, draw);
    }

    /** The mean of the people insured. */
    private double usual() {
        long sum = 0;
        int told = 0;
        for (int month = 0; month < months.months(); month++) {
            sum += months.insured(month, number);
            told += months.isActive(month, number) ? 1 : 0;
        }
        return told == 0 ? 0 : (double) sum / told;
    }

    private boolean isIndustry() {
        return section == 1;
    }

    private double highTechRate() {
        return isIndustry() ? HIGH_TECH_IN_INDUSTRY : section >= 6 ? HIGH_TECH_IN_RESEARCH : 0.01;
    }

    private int specialised() {
        return 1 + pick(unit(6), 0.36, 0.38, isIndustry() ? 0.18 : 0.26);
    }

    /** Figures of a year, drawn anew for each. */
    private double unit(int draw, int year) {
        return chance.unit(number, 1_000L * draw + year);
    }

    /** Shares of a hundred around a mean, for growth. */
    private int growth(int draw, int year, double mean, double spread) {
        double normal = StrictMath.log(around(1_000_000, 1, unit(draw, year)) / 1_000_000.0);
        return (int) Math.max(-90, Math.min(300, mean + spread * normal));
    }

    boolean isActive(Moment moment) {
        return months.isActive(moment.month(), number) && founded <= moment.day();
    }

    @Override
    public void facts(Moment moment, int[] facts) {
        int year = moment.year() - 1;
        facts[Fact.ACTIVE.ordinal()] = flag(isActive(moment));
        facts[Fact.FOUNDED.ordinal()] = founded;
        facts[Fact.LEGAL_FORM.ordinal()] = kind.ordinal();
        facts[Fact.SECTION.ordinal()] = section;
        staff(moment, facts);
        hiring(year, facts);
        recognition(moment.day(), year, facts);
        output(moment.day(), year, facts);
        conduct(moment.day(), year, facts);
        resources(year, facts);
    }

    private void staff(Moment moment, int[] facts) {
        int month = moment.month();
        int insured = months.insured(month, number);
        int before = months.insured(Math.max(0, month - 12), number);
        int growth = before == 0 ? 0 : Math.max(-100, Math.min(300, 100 * (insured - before) / before));
        facts[Fact.INSURED.ordinal()] = insured;
        facts[Fact.INSURED_GROWTH.ordinal()] = growth;
        int quiet = unit(10, moment.year()) < 0.85 ? 0 : 1;
        facts[Fact.LAYOFF_RATE.ordinal()] = insured == 0
                ? 0
                : (int) (Math.max(0, -growth - 8) * 6 * unit(11, moment.year()))
                        + quiet * (int) (200 * unit(12, moment.year()));
        facts[Fact.UNBROKEN.ordinal()] = insured == 0 ? 0 : unbroken(month);
        facts[Fact.UNEMPLOYMENT_PREMIUMS.ordinal()] = (int) Math.round(before * PREMIUM * 12);
        facts[Fact.WAGE_ARREARS.ordinal()] = flag(months.isInArrears(month, number));
    }

    /** Months up to one in which contributions came in time without a break; those not told are drawn. */
    private int unbroken(int upTo) {
        int count = 0;
        for (int month = upTo; month >= 0; month--) {
            if (months.isContributionLate(month, number) || months.insured(month, number) == 0) {
                return count;
            }
            count++;
        }
        return count + (int) (60 * unit(13));
    }

    private void hiring(int year, int[] facts) {
        double educated = section >= 6 ? 0.05 : 0.015;
        double staff = facts[Fact.INSURED.ordinal()];
        facts[Fact.GRADUATES_HIRED.ordinal()] = hired(14, year, educated * staff);
        facts[Fact.HARD_HIRED.ordinal()] = hired(15, year, 0.006 * staff);
        facts[Fact.STAFF_TRAINED.ordinal()] =
                staff >= 10 && unit(16, year) < 0.12 ? (int) Math.max(3, staff * 0.5 * unit(17, year)) : 0;
        facts[Fact.APPRENTICES.ordinal()] =
                staff >= 20 && unit(18, year) < 0.05 ? 2 + (int) (staff * 0.15 * unit(19, year)) : 0;
        int disabled = staff >= 20 && unit(20) < EMPLOYING_DISABLED ? 1 + (int) (staff * 0.025 * unit(21)) : 0;
        facts[Fact.DISABLED_STAFF.ordinal()] = disabled;
        facts[Fact.DISABLED_SHARE.ordinal()] = staff == 0 ? 0 : (int) (1_000.0 * disabled / staff);
    }

    /** A count with that mean, spread as times between events are. */
    private int hired(int draw, int year, double mean) {
        double unit = unit(draw, year);
        return mean <= 0 ? 0 : (int) Math.floor(-mean * StrictMath.log(1 - unit) + 0.25);
    }

    private void recognition(int day, int year, int[] facts) {
        boolean recognised = highTech && highTechSince <= day;
        int rounds = recognised ? Math.min(3, Dates.months(highTechSince, day) / 36) : 0;
        boolean renewed = rounds == 0 || unit(22) < 0.8;
        facts[Fact.HIGH_TECH.ordinal()] = recognised ? highTechSince + (renewed ? rounds * 36 * 32 : 0) : Dates.NEVER;
        facts[Fact.HIGH_TECH_TIMES.ordinal()] = recognised ? 1 + (renewed ? rounds : 0) : 0;
        boolean special = specialised > 0 && specialisedSince <= day;
        facts[Fact.SPECIALISED.ordinal()] = special ? specialised : 0;
        facts[Fact.SPECIALISED_SINCE.ordinal()] = special ? specialisedSince : Dates.NEVER;
        facts[Fact.GREEN_FACTORY.ordinal()] = flag(isIndustry() && size >= 25 && unit(23) < 0.06);
        double inventive = highTech ? 0.45 : size >= 10 && kind == Firm.Kind.COMPANY ? 0.02 : 0;
        facts[Fact.PATENTS.ordinal()] = unit(24, year) < inventive ? few(3, unit(25, year)) : 0;
        facts[Fact.STANDARDS.ordinal()] = unit(26, year) < inventive / 8 ? few(0.5, unit(27, year)) : 0;
        int award = size >= 30 ? all.event(0.012, unit(28)) : Dates.NEVER;
        facts[Fact.QUALITY_AWARD.ordinal()] = award <= day ? award : Dates.NEVER;
    }

    private void output(int day, int year, int[] facts) {
        boolean listed = aboveScale && aboveScaleSince <= day;
        facts[Fact.ABOVE_SCALE.ordinal()] = flag(listed);
        facts[Fact.ABOVE_SCALE_SINCE.ordinal()] = listed ? aboveScaleSince : Dates.NEVER;
        int staff = facts[Fact.INSURED.ordinal()];
        int output = (int) (staff * around(45, 0.5, unit(29)) * (0.9 + 0.2 * unit(30, year)));
        int strain = facts[Fact.INSURED_GROWTH.ordinal()] / 4;
        facts[Fact.OUTPUT.ordinal()] = output;
        facts[Fact.OUTPUT_GROWTH.ordinal()] = staff == 0 ? 0 : growth(31, year, 5 + strain + (highTech ? 5 : 0), 14);
        int share = highTech ? around(58, 0.4, unit(32)) : unit(33) < 0.1 ? around(20, 0.6, unit(32)) : 0;
        facts[Fact.RESEARCH_SHARE.ordinal()] = share;
        facts[Fact.RESEARCH.ordinal()] = (int) (output / 1_000.0 * share);
        boolean renovates = staff >= 15 && unit(34, year) < (isIndustry() ? 0.15 : 0.02);
        facts[Fact.INVESTMENT.ordinal()] = renovates ? (int) (output * 0.08 * unit(35, year)) + 20 : 0;
        boolean digital = staff >= 8 && unit(36, year) < 0.1;
        facts[Fact.DIGITAL_SPENDING.ordinal()] = digital ? around(25, 0.8, unit(37, year)) : 0;
        facts[Fact.TAX_PAID.ordinal()] = (int) (output * (0.015 + 0.04 * unit(38, year)));
        boolean trades = (isIndustry() || section == 3) && staff >= 5 && unit(39) < EXPORTING;
        facts[Fact.EXPORT.ordinal()] = trades ? (int) (output * (0.1 + 0.7 * unit(40))) : 0;
        facts[Fact.EXPORT_GROWTH.ordinal()] = trades ? growth(41, year, 4, 22) : 0;
    }

    private void conduct(int day, int year, int[] facts) {
        boolean owing = facts[Fact.WAGE_ARREARS.ordinal()] == 1;
        facts[Fact.DISHONEST.ordinal()] = flag(unit(42) < DISHONEST_FIRMS * (owing ? 4 : 1));
        boolean rated = size >= 1 && kind != Firm.Kind.INDIVIDUAL;
        facts[Fact.CREDIT_GRADE.ordinal()] = rated ? 1 + pick(unit(43), 0.04, 0.06, 0.28, 0.44) : 0;
        double risk = isIndustry() || section == 2 ? 1 : 1 / 3.0;
        facts[Fact.ENVIRONMENT_PENALTIES.ordinal()] =
                unit(44, year) < ENVIRONMENT_PENALISED * risk ? few(0.4, unit(45, year)) : 0;
        facts[Fact.SAFETY_PENALTIES.ordinal()] =
                unit(46, year) < SAFETY_PENALISED * risk ? few(0.4, unit(47, year)) : 0;
        boolean dangerous = (isIndustry() || section == 2 || section == 4) && size >= 5;
        int certified = dangerous && unit(48) < SAFETY_CERTIFIED_FIRMS
                ? Math.max(founded + 6 * 32, all.since(unit(49)))
                : Dates.NEVER;
        boolean known = certified != Dates.NEVER && certified <= day;
        facts[Fact.SAFETY_CERTIFIED.ordinal()] = known ? certified : Dates.NEVER;
        facts[Fact.SAFETY_GRADE.ordinal()] = known ? 1 + pick(unit(50), 0.83, 0.15) : 0;
    }

    private void resources(int year, int[] facts) {
        int staff = facts[Fact.INSURED.ordinal()];
        boolean heavy = isIndustry() && staff >= 20;
        facts[Fact.ENERGY_SAVED.ordinal()] = heavy && unit(51, year) < 0.15
                ? around(90, 0.7, unit(52, year))
                : heavy ? (int) (20 * unit(53, year)) : 0;
        facts[Fact.SOLAR.ordinal()] = size >= 20 && unit(54) < 0.05 ? around(180, 0.7, unit(55)) : 0;
        boolean saving = size >= 15 && unit(56) < 0.04;
        facts[Fact.WATER_SAVING.ordinal()] = flag(saving);
        facts[Fact.WATER_SAVED.ordinal()] = saving ? around(3_000, 1, unit(57, year)) : 0;
        boolean borrows = kind == Firm.Kind.COMPANY && size >= 1 && unit(58) < BORROWING;
        facts[Fact.LOAN_INTEREST.ordinal()] = borrows ? around(6 + staff * 0.3, 0.7, unit(59, year)) : 0;
        boolean rises = kind == Firm.Kind.COMPANY && size >= 25 && (highTech || size >= 60);
        int listed = rises ? all.event(0.03, unit(60)) : Dates.NEVER;
        int latest = Dates.of(all.district().span().to());
        boolean told = listed != Dates.NEVER && listed <= Math.min(latest, (year + 2) * 12 * 32);
        facts[Fact.LISTED.ordinal()] = told ? listed : Dates.NEVER;
        facts[Fact.LISTING.ordinal()] = told ? 1 + pick(unit(61), 0.55, 0.3) : 0;
        double burden = 1 + all.district().leases().burden(number);
        facts[Fact.FIRM_RENT.ordinal()] = (int) ((20_000 + 4_500.0 * size) * burden);
        facts[Fact.POLICY_PREMISES.ordinal()] = flag(unit(62) < IN_POLICY_PREMISES);
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
        Firm firm = firms.firm(number);
        return new Identity(firm.name(), firm.creditCode());
    }

    @Override
    public int arrived() {
        return founded;
    }

    /** The end of the month in which it relocates or closes. */
    @Override
    public int left() {
        for (int month = 0; month < months.months(); month++) {
            if (months.relocates(month, number) || months.closes(month, number)) {
                return Dates.of(
                        all.district().span().month(month - FirmMonths.BURN_IN).atEndOfMonth());
            }
        }
        return Dates.ALWAYS;
    }

    @Override
    public int died() {
        return Dates.ALWAYS;
    }
}
