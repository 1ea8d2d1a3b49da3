package org.quanyu.pipelines.cause.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.quanyu.pipelines.cause.Cause;
import org.quanyu.pipelines.cause.cell.Cells;
import org.quanyu.pipelines.cause.cell.Element;
import org.quanyu.pipelines.cause.statistic.Excess;
import org.quanyu.pipelines.cause.statistic.Intervals;

/**
 * Causes in a table of events: a scan statistic over all combinations (Kulldorff 1997) against what siblings let expect,
 * explained away greedily. After each cause all effects are estimated anew. Of two causes of which one lies within the
 * other, the one that explains more by itself is kept, never both.
 */
public final class EventCauses {

    private static final int MOST_ROUNDS = 200;

    private final Cells cells;
    private final int[][] ladders;
    private final double logLimit;
    private final double unit;
    private final double[] observed;
    private final Siblings siblings;
    private final Combinations combinations;
    private final List<Accepted> causes = new ArrayList<>();
    private final Set<Element> refused = new HashSet<>();

    private EventCauses(Cells cells, int[][] ladders, int most, int support, double significance) {
        this.cells = cells;
        this.ladders = ladders;
        logLimit = Math.log(significance);
        double[] value = cells.numbers()[0];
        double[] per = cells.numbers()[1];
        unit = dispersion(value, per);
        observed = unit == 1
                ? value
                : Arrays.stream(value).map(count -> count / unit).toArray();
        double logLimitOfValue = logLimit - Math.log(Math.min(most, ladders.length)) - Math.log(cells.width());
        siblings = new Siblings(cells, ladders, observed, per, logLimitOfValue);
        combinations = new Combinations(cells, ladders, most, support, observed);
    }

    /**
     * @param cells rows with the numbers measure and per
     * @param ladders attributes, each ladder from the tightest level up
     * @param combinations attributes of a cause at most
     * @param support rows of a cause at least
     * @param significance the share of tables without causes in which any may be told
     * @param most causes at most
     * @return in the order in which they were found
     */
    public static List<Cause> find(
            Cells cells, int[][] ladders, int combinations, int support, double significance, int most) {
        EventCauses search = new EventCauses(cells, ladders, combinations, support, significance);
        search.search(most);
        return search.told();
    }

    /** Variance over mean (quasi-Poisson), at least 1; exactly 1 for a measure of zeros and ones. */
    private static double dispersion(double[] value, double[] per) {
        if (Arrays.stream(value).allMatch(count -> count == 0 || count == 1)) {
            return 1;
        }
        double rate = Arrays.stream(value).sum() / Arrays.stream(per).sum();
        double squares = 0;
        for (int row = 0; row < value.length; row++) {
            double residual = value[row] - rate * per[row];
            squares += per[row] > 0 ? residual * residual / (rate * per[row]) : 0;
        }
        return Math.max(1, squares / value.length);
    }

    private void search(int most) {
        int[] all = combinations.allSets();
        int[] near = all;
        siblings.fit(causes);
        for (int round = 0; round < MOST_ROUNDS && causes.size() < most; round++) {
            Combinations.Found found = combinations.scan(near, siblings, logLimit);
            List<Group> groups = found.groups().stream()
                    .filter(group -> !refused.contains(group.element()))
                    .toList();
            if (groups.isEmpty() && near.length == all.length) {
                return;
            }
            // only when nothing near is left is everything scanned again
            near = groups.isEmpty() ? all : found.near();
            if (!groups.isEmpty() && accept(groups.get(0))) {
                siblings.fit(causes);
            }
        }
    }

    /** Whether a group is a cause now; one that it lies within, or that lies within it, makes way or keeps its place. */
    private boolean accept(Group group) {
        refused.add(group.element());
        int[] rows = group.element().rows(cells);
        List<Accepted> nested = causes.stream()
                .filter(cause -> within(cause.rows(), group.element())
                        || within(rows, cause.found().element()))
                .toList();
        boolean better = nested.stream()
                .allMatch(cause -> gainWithout(cause, rows, group.set())
                        > gainWithout(cause, cause.rows(), cause.found().set()));
        if (!better) {
            return false;
        }
        nested.forEach(siblings::forget);
        causes.removeAll(nested);
        causes.add(new Accepted(group, rows));
        return true;
    }

    private boolean within(int[] rows, Element element) {
        return Arrays.stream(rows).allMatch(row -> element.holds(cells, row));
    }

    /** What a group gains by itself where a cause is left out. */
    private double gainWithout(Accepted cause, int[] rows, int set) {
        double seen = 0;
        double usual = 0;
        for (int row : rows) {
            seen += observed[row];
            usual += cause.found().element().holds(cells, row)
                    ? siblings.expected()[row] / cause.factor()
                    : siblings.expected()[row];
        }
        return Excess.logLikelihoodRatio(seen, usual) - combinations.cost(set);
    }

    private List<Cause> told() {
        double[] usual = siblings.expected().clone();
        for (Accepted cause : causes) {
            for (int row : cause.rows()) {
                usual[row] /= cause.factor();
            }
        }
        double excess = Arrays.stream(observed).sum() - Arrays.stream(usual).sum();
        return causes.stream().map(cause -> told(cause, excess)).toList();
    }

    private Cause told(Accepted cause, double excess) {
        double seen =
                Arrays.stream(cause.rows()).mapToDouble(row -> observed[row]).sum();
        double usual = Arrays.stream(cause.rows())
                        .mapToDouble(row -> siblings.expected()[row])
                        .sum()
                / cause.factor();
        return new Cause(
                cause.found().element().conditions(cells),
                cause.rows().length,
                seen * unit,
                usual * unit,
                Intervals.ofRatio(seen, usual),
                (seen - usual) / excess,
                Math.exp(cause.found().logChance()));
    }
}
