package org.quanyu.generator.district;

import java.time.LocalDate;
import java.util.SplittableRandom;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.chance.Draw;

/**
 * Lets the firms live month by month: stress and plans that nobody sees, what they do to jobs, consumption, wages and
 * what people write, and who leaves, stops paying or closes in the end.
 */
final class Economy {

    /** Share of last month's stress, pull and debts that stays. */
    private static final double PERSISTENCE = 0.9;

    private static final double INNOVATION = StrictMath.sqrt(1 - PERSISTENCE * PERSISTENCE);

    /** Logit of the monthly probability to close of a firm without stress. */
    private static final double CLOSING = -6.6;

    /** Of firms in arrears, in a month. */
    private static final double ARREARS_SETTLED = 0.35;

    private static final int LOOKING_BACK = 6;

    /** Part of the way to the planned size that a firm goes in a month. */
    private static final double ADJUSTMENT = 0.16;

    /** Firms with fewer people insured neither relocate nor fall into arrears in the sense of the warnings. */
    static final int LEAST_AT_RISK = 3;

    private final Chance chance;
    private final Span span;
    private final Firms firms;
    private final Leases leases;
    private final FirmMonths months;
    private final Labour labour;
    private final Industry[] industry;
    private final int[] foundedIn;
    private final int[] goneIn;
    private final float[] stress;
    private final float[] pull;
    private final float[] debts;
    private final float[] plan;
    private final int[] staff;
    private final double[][] shock;

    private Economy(Chance chance, Span span, Firms firms, Leases leases, Labour labour) {
        this.chance = chance.about("economy");
        this.span = span;
        this.firms = firms;
        this.leases = leases;
        this.labour = labour;
        this.months = new FirmMonths(span.months(), firms.count());
        this.industry = new Industry[firms.count()];
        this.foundedIn = new int[firms.count()];
        this.goneIn = new int[firms.count()];
        this.stress = new float[firms.count()];
        this.pull = new float[firms.count()];
        this.debts = new float[firms.count()];
        this.plan = new float[firms.count()];
        this.staff = new int[firms.count()];
        this.shock = shocks(this.chance.about("shock"), months.months());
    }

    /** What happened to the firms; the labour market has the jobs afterwards. */
    static FirmMonths run(Chance chance, Span span, Firms firms, Leases leases, Labour labour) {
        Economy economy = new Economy(chance, span, firms, leases, labour);
        economy.begin();
        for (int month = 0; month < economy.months.months(); month++) {
            for (int firm = 0; firm < firms.count(); firm++) {
                economy.live(firm, month);
            }
            labour.live(month, economy.months.insured[month]);
        }
        return economy.months;
    }

    /** Months of the year in which an industry has a hard time; a hard time comes once in four years and fades. */
    private static double[][] shocks(Chance chance, int months) {
        double[][] shocks = new double[months][64];
        for (int industry = 0; industry < 64; industry++) {
            double shock = 0;
            for (int month = 0; month < months; month++) {
                SplittableRandom random = chance.of(industry, month);
                shock = 0.75 * shock + 0.12 * Draw.normal(random) + (Draw.happens(1 / 48.0, random) ? 1.1 : 0);
                shocks[month][industry] = shock;
            }
        }
        return shocks;
    }

    private void begin() {
        LocalDate first = span.firstMonth().minusMonths(FirmMonths.BURN_IN).atDay(1);
        for (int firm = 0; firm < firms.count(); firm++) {
            SplittableRandom random = chance.of(firm, -1);
            industry[firm] = firms.industry(firm);
            stress[firm] = (float) Draw.normal(random);
            pull[firm] = (float) Draw.normal(random);
            debts[firm] = (float) Draw.normal(random);
            LocalDate founded = firms.founded(firm);
            foundedIn[firm] = founded.isBefore(first)
                    ? -1
                    : (founded.getYear() - first.getYear()) * 12 + founded.getMonthValue() - first.getMonthValue();
            goneIn[firm] = Integer.MAX_VALUE;
        }
    }

    private void live(int firm, int month) {
        if (month < foundedIn[firm] || month > goneIn[firm]) {
            labour.wants(firm, 0);
            return;
        }
        SplittableRandom random = chance.of(firm, month);
        int of = industry[firm].index();
        int inYear = (span.firstMonth().getMonthValue() - 1 + month + 12 - FirmMonths.BURN_IN % 12) % 12 + 1;
        stress[firm] = next(stress[firm], random) + (float) (0.12 * shock[month][of]);
        pull[firm] = next(pull[firm], random);
        debts[firm] = next(debts[firm], random);
        byte flags = FirmMonths.ACTIVE;
        if (month > 0 && months.insured[month - 1][firm] >= LEAST_AT_RISK) {
            flags |= outcomes(firm, month, of, inYear, random);
        }
        if (Draw.happens(Draw.logistic(CLOSING + 0.7 * stress[firm] + (isOwing(firm, month - 1) ? 2.5 : 0)), random)) {
            flags |= FirmMonths.CLOSED;
        }
        if ((flags & (FirmMonths.RELOCATED | FirmMonths.CLOSED)) != 0) {
            goneIn[firm] = month;
        }
        observe(firm, month, flags, inYear, random);
        labour.wants(firm, wanted(firm));
    }

    private static float next(float state, SplittableRandom random) {
        return (float) (PERSISTENCE * state + INNOVATION * Draw.normal(random));
    }

    /** Draws what happens to a firm at risk and notes the hazards it was drawn with. */
    private byte outcomes(int firm, int month, int of, int inYear, SplittableRandom random) {
        Hazards.Seen seen = seen(firm, month);
        double leaves = Hazards.relocation(seen, industry[firm], pull[firm], shock[month][of], inYear);
        double stops = Hazards.arrears(seen, industry[firm], debts[firm], shock[month][of], inYear);
        byte flags = 0;
        boolean isOwing = isOwing(firm, month - 1);
        months.relocationHazard[month][firm] = (float) leaves;
        if (Draw.happens(leaves, random)) {
            flags |= FirmMonths.RELOCATED;
        }
        if (isOwing) {
            return Draw.happens(ARREARS_SETTLED, random) ? flags : (byte) (flags | FirmMonths.IN_ARREARS);
        }
        months.arrearsHazard[month][firm] = (float) stops;
        if (Draw.happens(stops, random)) {
            flags |= FirmMonths.ARREARS_BEGIN | FirmMonths.IN_ARREARS;
        }
        return flags;
    }

    private boolean isOwing(int firm, int month) {
        return month >= 0 && months.isInArrears(month, firm);
    }

    private Hazards.Seen seen(int firm, int month) {
        int before = Math.max(0, month - 1 - LOOKING_BACK);
        int posts = 0;
        int delay = 0;
        int late = 0;
        int looked = 0;
        for (int back = Math.max(0, month - 3); back < month; back++) {
            posts += months.negativePosts[back][firm];
            delay += months.wageDelay[back][firm];
            late += months.isContributionLate(back, firm) ? 1 : 0;
            looked++;
        }
        return new Hazards.Seen(
                fall(months.insured[before][firm], months.insured[month - 1][firm]),
                fall(months.consumption[before][firm], months.consumption[month - 1][firm]),
                Math.min(6, posts),
                (double) delay / looked,
                late,
                leases.burden(firm),
                leases.monthsLeft(firm, month - FirmMonths.BURN_IN) < 3);
    }

    private static double fall(double before, double now) {
        return before <= 0 ? 0 : Math.max(-1, Math.min(1, 1 - now / before));
    }

    /** What others see of the firm in a month. */
    private void observe(int firm, int month, byte flags, int inYear, SplittableRandom random) {
        double strain = stress[firm];
        boolean isOwing = (flags & FirmMonths.IN_ARREARS) != 0;
        double season = 0.12 * StrictMath.cos((inYear - 8) * StrictMath.PI / 6);
        double winding = Math.max(0, pull[firm] - 0.8);
        months.consumption[month][firm] =
                (float) StrictMath.exp(season - 0.16 * strain - 0.1 * winding + 0.08 * Draw.normal(random));
        months.turnover[month][firm] =
                (float) StrictMath.exp(-0.16 * strain - 0.06 * winding + 0.15 * Draw.normal(random));
        double delay = 4 * (strain - 0.8) + 1.5 * Draw.normal(random) + (isOwing ? 30 + 20 * random.nextDouble() : 0);
        months.wageDelay[month][firm] = (byte) Math.max(0, Math.min(90, Math.round(delay)));
        double posts =
                0.012 * StrictMath.sqrt(1 + firms.size(firm)) * StrictMath.exp(0.8 * strain) + (isOwing ? 0.8 : 0);
        months.negativePosts[month][firm] = (byte) Math.min(100, Draw.poisson(posts, random));
        boolean late = Draw.happens(Draw.logistic(-3.7 + 1.4 * strain + (isOwing ? 2.5 : 0)), random);
        months.flags[month][firm] = (byte) (flags | (late ? FirmMonths.LATE_CONTRIBUTION : 0));
    }

    /** Firms follow their plans slowly, and do not hire or dismiss for less than a whole person. */
    private int wanted(int firm) {
        double usual = labour.usualSize(firm);
        if (usual == 0) {
            return 0;
        }
        double planned = usual * StrictMath.exp(-0.22 * stress[firm] - 0.2 * Math.max(0, pull[firm] - 0.8));
        plan[firm] += (float) (plan[firm] == 0 ? planned : ADJUSTMENT * (planned - plan[firm]));
        if (Math.abs(plan[firm] - staff[firm]) > 0.8) {
            staff[firm] = (int) Math.max(1, Math.round((double) plan[firm]));
        }
        return staff[firm];
    }
}
