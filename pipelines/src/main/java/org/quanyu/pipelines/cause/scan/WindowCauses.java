package org.quanyu.pipelines.cause.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.quanyu.pipelines.cause.Cause;
import org.quanyu.pipelines.cause.cell.AttributeSets;
import org.quanyu.pipelines.cause.cell.Cells;
import org.quanyu.pipelines.cause.cell.Element;
import org.quanyu.pipelines.cause.cell.Grouping;
import org.quanyu.pipelines.cause.statistic.Excess;
import org.quanyu.pipelines.cause.statistic.Intervals;

/**
 * Causes of a measure being higher in one window than in another. What stands out has to do so against its own past and,
 * where the measure is a share, against the whole table's past: the greater of both rates is expected, its own with one
 * expected event of the whole's added to it. Counts are over-dispersed by as much as the values of single attributes
 * vary from one point in time of the past to the next (quasi-likelihood, McCullagh and Nelder 1989, section 9.2).
 */
public final class WindowCauses {

    private static final double GREATEST_RATE = 1 - 1e-6;

    private final Cells cells;
    private final AttributeSets sets;
    private final Past past;
    private final boolean isShare;
    private final double[] value;
    private final double[] per;
    private final boolean[] now;
    private final boolean[] open;
    private final List<Group> found = new ArrayList<>();

    private WindowCauses(Cells cells, int[][] ladders, int most, Past past) {
        this.cells = cells;
        this.past = past;
        value = cells.numbers()[0];
        per = cells.numbers()[1];
        now = new boolean[value.length];
        open = new boolean[value.length];
        for (int row = 0; row < value.length; row++) {
            now[row] = cells.numbers()[2][row] != 0;
            open[row] = true;
        }
        isShare = past.isRate() && IntStream.range(0, value.length).allMatch(row -> value[row] <= per[row]);
        int[] values = IntStream.range(0, cells.width()).map(cells::values).toArray();
        sets = new AttributeSets(ladders, most, values, cells.size());
    }

    /**
     * @param cells rows with the numbers measure, per, and 1 for the window that is asked about, 0 for that before
     * @param ladders attributes, each ladder from the tightest level up
     * @param combinations attributes of a cause at most
     * @param each the attribute that tells points in time apart
     * @param isRate whether the measure is per something; else it is a total of a point in time
     * @param answers how many causes are told
     * @return in the order in which they were found
     */
    public static List<Cause> find(
            Cells cells, int[][] ladders, int combinations, int each, Rate isRate, Told answers) {
        Past past = Past.of(cells, ladders, each, isRate);
        WindowCauses search = new WindowCauses(cells, ladders, combinations, past);
        double logLimit = Math.log(answers.significance());
        List<Cause> causes = new ArrayList<>();
        double excess = search.total().observed() - search.total().expected();
        while (causes.size() < answers.most()) {
            Group best = search.best();
            if (best == null || (best.logChance() > logLimit && causes.size() >= answers.least())) {
                break;
            }
            causes.add(search.told(best, excess));
            search.explain(best);
        }
        return causes;
    }

    /** Whether a measure is per something, or a total. */
    public enum Rate {
        SHARE_OR_MEAN,
        TOTAL
    }

    /** How many causes are told: the least even if they may be chance. */
    public record Told(int least, int most, double significance) {}

    private void explain(Group cause) {
        found.add(cause);
        for (int row : cause.element().rows(cells)) {
            open[row] = false;
        }
    }

    private Group best() {
        Sums total = total();
        return IntStream.range(0, sets.count())
                .parallel()
                .mapToObj(set -> best(set, total))
                .flatMap(List::stream)
                .max(Comparator.comparingDouble(Group::gain)
                        .thenComparing(group -> -group.set())
                        .thenComparing(group -> group.element().toString()))
                .orElse(null);
    }

    private Sums total() {
        Sums total = new Sums();
        for (int row = 0; row < value.length; row++) {
            total.add(row);
        }
        total.rest = total;
        return total;
    }

    /** The best group of a set of attributes, if it has any that is higher than expected. */
    private List<Group> best(int set, Sums total) {
        Grouping grouping = Grouping.of(cells, sets.set(set));
        Sums[] sums = new Sums[grouping.count()];
        int[] first = new int[grouping.count()];
        for (int row = 0; row < value.length; row++) {
            if (open[row]) {
                int at = grouping.of(row);
                if (sums[at] == null) {
                    sums[at] = new Sums();
                    sums[at].rest = total;
                    first[at] = row;
                }
                sums[at].add(row);
            }
        }
        int best = IntStream.range(0, sums.length)
                .filter(at -> sums[at] != null && sums[at].ratio() > 0)
                .filter(at -> mayBeNamed(cells.element(sets.set(set), first[at])))
                .boxed()
                .max(Comparator.<Integer>comparingDouble(at -> sums[at].ratio()).thenComparing(at -> -first[at]))
                .orElse(-1);
        return best < 0 ? List.of() : List.of(group(set, first[best], sums[best]));
    }

    private Group group(int set, int first, Sums sums) {
        double ratio = sums.ratio() / past.dispersion();
        return new Group(
                set,
                cells.element(sets.set(set), first),
                sums.rows,
                sums.observed(),
                sums.expected(),
                ratio - sets.cost(set),
                Excess.logChance(ratio) + sets.cost(set));
    }

    /** Never an element above a cause or, but for one that stands alone, a missing value. */
    private boolean mayBeNamed(Element element) {
        boolean above = found.stream()
                .anyMatch(
                        cause -> Arrays.stream(cause.element().rows(cells)).allMatch(row -> element.holds(cells, row)));
        return !above && (element.size() == 1 || !element.conditions(cells).containsValue(""));
    }

    private Cause told(Group group, double excess) {
        return new Cause(
                group.element().conditions(cells),
                group.support(),
                group.observed(),
                group.expected(),
                Intervals.ofRatio(group.observed() / past.dispersion(), group.expected() / past.dispersion()),
                (group.observed() - group.expected()) / excess,
                Math.min(1, Math.exp(group.logChance())));
    }

    /** What an element has in both windows, of rows that no cause explains. */
    private final class Sums {
        private Sums rest;
        private int rows;
        private double valueNow;
        private double perNow;
        private double valueBefore;
        private double perBefore;

        void add(int row) {
            if (!open[row]) {
                return;
            }
            if (now[row]) {
                rows++;
                valueNow += value[row];
                perNow += per[row];
            } else {
                valueBefore += value[row];
                perBefore += per[row];
            }
        }

        double observed() {
            return valueNow;
        }

        double expected() {
            return past.isRate() ? perNow * rate() : (valueBefore + 0.5) * past.pointsNow() / past.pointsBefore();
        }

        private double rate() {
            double whole = (rest.valueBefore + 0.5) / (rest.perBefore + 1);
            double own = (valueBefore + 1) / (perBefore + 1 / whole);
            double rate = Math.max(own, whole);
            return isShare ? Math.min(GREATEST_RATE, rate) : rate;
        }

        double ratio() {
            if (valueNow <= 0) {
                return 0;
            }
            return isShare ? Excess.ofShare(valueNow, perNow, rate()) : Excess.logLikelihoodRatio(valueNow, expected());
        }
    }
}
