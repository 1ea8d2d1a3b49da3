package org.quanyu.generator.event;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.chance.Draw;

/** Labour-arbitration cases: workers of firms that owe wages file some time after they claimed them, others at any time. */
final class LabourCases {

    /** Claims of wages that go to arbitration. */
    static final double FILED = 0.35;

    /** Days from a claim until the case is filed: at least, and on average beyond that. */
    static final int LEAST_LAG = 10;

    static final double MEAN_LAG = 40;

    /** Cases a year in the whole district that are not about wages owed by firms in arrears. */
    static final double OTHERS = 4_000;

    /** Of cases, those that go on to court. */
    static final double APPEALED = 0.15;

    static final int LONGEST = 75;

    private static final int LONGEST_LAG = 150;

    /**
     * A case.
     *
     * @param number within its month
     * @param person who files
     * @param isAboutWages whether it follows from arrears
     */
    record LabourCase(
            YearMonth month, int number, long filed, long closed, int firm, int person, boolean isAboutWages) {

        String key() {
            return "深龙华劳人仲案〔" + month.getYear() + "〕" + (month.getMonthValue() * 100_000 + number + 1) + "号";
        }

        long id() {
            return (month.getYear() * 100L + month.getMonthValue()) * 100_000 + number;
        }
    }

    private final World world;
    private final WageClaims claims;
    private final Chance chance;

    LabourCases(World world, WageClaims claims) {
        this.world = world;
        this.claims = claims;
        this.chance = world.chance.about("labour case");
    }

    /** The cases filed in a month. */
    List<LabourCase> of(YearMonth month) {
        List<LabourCase> cases = new ArrayList<>();
        long first = month.atDay(1).toEpochDay();
        long last = month.atEndOfMonth().toEpochDay();
        int end = claims.first(last + 1);
        for (int claim = claims.first(first - LONGEST_LAG); claim < end; claim++) {
            SplittableRandom random = chance.of(claim);
            long filed = claims.day(claim)
                    + LEAST_LAG
                    + (long) Math.min(LONGEST_LAG - LEAST_LAG, Draw.exponential(MEAN_LAG, random));
            if (random.nextDouble() < FILED && first <= filed && filed <= last) {
                add(month, filed, claims.firm(claim), claims.worker(claim), true, random, cases);
            }
        }
        others(month, cases);
        return cases;
    }

    private void others(YearMonth month, List<LabourCase> cases) {
        SplittableRandom random = chance.about("others").of(month.getYear() * 100L + month.getMonthValue());
        for (int left = Draw.poisson(OTHERS * world.district.scale() / 12, random); left > 0; left--) {
            long filed = month.atDay(1 + random.nextInt(month.lengthOfMonth())).toEpochDay();
            int firm = random.nextInt(world.district.firms().count());
            int first = world.district.jobs().first(firm);
            int jobs = world.district.jobs().end(firm) - first;
            if (jobs > 0) {
                int person = world.district.jobs().worker(first + random.nextInt(jobs));
                add(month, filed, firm, person, false, random, cases);
            }
        }
    }

    private static void add(
            YearMonth month,
            long filed,
            int firm,
            int person,
            boolean wages,
            SplittableRandom random,
            List<LabourCase> cases) {
        long closed = filed + 20 + random.nextInt(LONGEST - 20);
        cases.add(new LabourCase(month, cases.size(), filed, closed, firm, person, wages));
    }

    /** Numbers for the words of a case. */
    SplittableRandom words(LabourCase labourCase) {
        return chance.of(labourCase.id(), 1);
    }

    boolean isAppealed(LabourCase labourCase) {
        return chance.unit(labourCase.id(), 2) < APPEALED;
    }

    /** The matter: the wages a firm owes, or one of its own. */
    static long matter(LabourCase labourCase) {
        return labourCase.isAboutWages()
                ? Matter.wages(labourCase.firm())
                : Matter.single(Source.CASE, labourCase.id());
    }

    /** Months from which a case can still be open in a month. */
    static YearMonth earliest(YearMonth month) {
        return YearMonth.from(month.atDay(1).minusDays(LONGEST + 1));
    }

    World world() {
        return world;
    }
}
