package org.quanyu.pipelines.cause.ripple;

import java.util.List;
import java.util.stream.IntStream;
import org.quanyu.pipelines.cause.Cause;
import org.quanyu.pipelines.cause.cell.AttributeSets;
import org.quanyu.pipelines.cause.cell.Cells;

/** Causes in a table of leaves. */
public final class LeafCauses {

    /** 95 % of a normal distribution lie within. */
    private static final double CONFIDENT = 1.96;

    private LeafCauses() {}

    /**
     * @param cells leaves with the numbers actual and forecast
     * @param ladders attributes, each ladder from the tightest level up
     * @param combinations attributes of a cause at most
     * @param most causes at most
     * @return the clearest first
     */
    public static List<Cause> find(Cells cells, int[][] ladders, int combinations, int most) {
        double[] actual = cells.numbers()[0];
        double[] forecast = cells.numbers()[1];
        int[] values = IntStream.range(0, cells.width()).map(cells::values).toArray();
        AttributeSets sets = new AttributeSets(ladders, combinations, values, cells.size());
        Leaves leaves = Leaves.of(actual, forecast);
        double excess = IntStream.range(0, cells.size())
                .mapToDouble(leaf -> actual[leaf] - forecast[leaf])
                .sum();
        return new RippleSearch(cells, leaves, sets, ladders)
                .find(most).stream().map(found -> cause(cells, found, excess)).toList();
    }

    private static Cause cause(Cells cells, Candidate found, double excess) {
        double[] actual = cells.numbers()[0];
        double[] forecast = cells.numbers()[1];
        double observed =
                IntStream.of(found.leaves()).mapToDouble(leaf -> actual[leaf]).sum();
        double expected =
                IntStream.of(found.leaves()).mapToDouble(leaf -> forecast[leaf]).sum();
        return new Cause(
                found.element().conditions(cells),
                found.leaves().length,
                observed,
                expected,
                interval(found.leaves(), actual, forecast, observed / expected),
                (observed - expected) / excess,
                1 / (1 + Math.exp(found.gain())));
    }

    /** Of a ratio of sums, with the linearised variance of Cochran (1977), Sampling Techniques, section 6.3. */
    private static Cause.Interval interval(int[] leaves, double[] actual, double[] forecast, double ratio) {
        double squares = 0;
        double sum = 0;
        for (int leaf : leaves) {
            double residual = actual[leaf] - ratio * forecast[leaf];
            squares += residual * residual;
            sum += forecast[leaf];
        }
        double error = leaves.length < 2
                ? Double.NaN
                : Math.sqrt(squares * leaves.length / (leaves.length - 1)) / Math.abs(sum);
        return new Cause.Interval(Math.max(0, ratio - CONFIDENT * error), ratio + CONFIDENT * error);
    }
}
