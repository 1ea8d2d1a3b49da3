package org.quanyu.pipelines.cause.scan;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.quanyu.pipelines.cause.cell.Cells;
import org.quanyu.pipelines.cause.cell.Element;
import org.quanyu.pipelines.cause.statistic.Excess;
import org.quanyu.pipelines.cause.statistic.Spread;

/**
 * What is expected of each row: the overall rate, times an effect of each attribute value, times the causes found so far.
 * Values of an attribute differ somewhat anyway, one district from the next. Their effects are shrunk to the middle of
 * their siblings by a gamma prior whose variance is learnt from how much the siblings differ (over-dispersion). A value
 * that stands out from its siblings beyond that is no usual effect but has a cause: it is expected to be like its siblings,
 * and until the cause is found its rows take no part in the effects of other attributes, which they would blur.
 */
final class Siblings {

    private static final int ROUNDS = 6;
    private static final int ROUNDS_AGAIN = 3;

    /** Siblings are taken to differ by a tenth until so many of them say otherwise. */
    private static final double USUAL_SPREAD = 0.01;

    private static final double WEIGHT_OF_USUAL = 8;

    /** The same for levels below the widest, whose parents explain most. */
    private static final double USUAL_SPREAD_BELOW = 0.0025;

    private static final double WEIGHT_BELOW = 4;

    /** Degrees of freedom that the usual spread adds to those of the siblings. */
    static final double FREEDOM = 3;

    /** A value is hidden where less than this part of its rows does not stand out by other attributes. */
    private static final double MOSTLY_OUTSIDE = 0.2;

    private final Cells cells;
    private final int[][] ladders;
    private final double[] observed;
    private final double logLimit;
    private final double[] expected;
    private final double[][] trials;
    private final double[][] effects;
    private final double[] spreads;
    private final boolean[][] standsOut;
    private final byte[] outstanding;
    private double pooled = USUAL_SPREAD;
    private boolean fitted;

    /**
     * @param observed the measure of each row
     * @param per what is expected of each row in proportion
     * @param logLimit log of the chance at which a value stands out, before the number of siblings is taken into account
     */
    Siblings(Cells cells, int[][] ladders, double[] observed, double[] per, double logLimit) {
        this.cells = cells;
        this.ladders = ladders;
        this.observed = observed;
        this.logLimit = logLimit;
        double rate = Arrays.stream(observed).sum() / Arrays.stream(per).sum();
        expected = Arrays.stream(per).map(trials -> trials * rate).toArray();
        trials = IntStream.range(0, cells.width())
                .mapToObj(attribute -> sums(cells, attribute, per))
                .toArray(double[][]::new);
        effects = new double[cells.width()][];
        standsOut = new boolean[cells.width()][];
        spreads = new double[cells.width()];
        outstanding = new byte[cells.size()];
        for (int attribute = 0; attribute < effects.length; attribute++) {
            effects[attribute] = new double[cells.values(attribute)];
            Arrays.fill(effects[attribute], 1);
            standsOut[attribute] = new boolean[cells.values(attribute)];
        }
    }

    private static double[] sums(Cells cells, int attribute, double[] per) {
        double[] sums = new double[cells.values(attribute)];
        int[] codes = cells.codes()[attribute];
        for (int row = 0; row < codes.length; row++) {
            sums[codes[row]] += per[row];
        }
        return sums;
    }

    /** Fits all effects, by backfitting, with those of the causes found. */
    void fit(List<Accepted> causes) {
        int rounds = fitted ? ROUNDS_AGAIN : ROUNDS;
        for (int round = 0; round < rounds; round++) {
            Pool pool = new Pool();
            for (int[] ladder : ladders) {
                for (int level = ladder.length - 1; level >= 0; level--) {
                    fit(ladder[level], level == ladder.length - 1, pool);
                }
            }
            pooled = Math.max(USUAL_SPREAD, pool.spread());
            causes.forEach(this::fit);
            fitted = true;
        }
    }

    /** What is expected of each row; the array is shared. */
    double[] expected() {
        return expected;
    }

    /** Relative variance of the values of an attribute. */
    double spread(int attribute) {
        return spreads[attribute];
    }

    boolean standsOut(int attribute, int value) {
        return standsOut[attribute][value];
    }

    /** Takes a cause out of what is expected. */
    void forget(Accepted cause) {
        scale(cause, 1 / cause.factor());
    }

    private void scale(Accepted cause, double by) {
        for (int row : cause.rows()) {
            expected[row] *= by;
        }
        cause.raise(by);
    }

    /** By the rows that do not stand out by other attributes, unless nearly all do: these have causes of their own. */
    private void fit(Accepted cause) {
        int own = standsOutBy(cause.found().element());
        double[] seen = new double[2];
        double[] usual = new double[2];
        for (int row : cause.rows()) {
            int at = outstanding[row] == own ? 0 : 1;
            seen[at] += observed[row];
            usual[at] += expected[row];
        }
        scale(
                cause,
                usual[0] < MOSTLY_OUTSIDE * (usual[0] + usual[1])
                        ? (seen[0] + seen[1]) / (usual[0] + usual[1])
                        : seen[0] / usual[0]);
    }

    /** How many values of an element stand out among their siblings. */
    private int standsOutBy(Element element) {
        int[] attributes = element.attributes();
        return (int) IntStream.range(0, attributes.length)
                .filter(at -> standsOut[attributes[at]][element.values()[at]])
                .count();
    }

    private void fit(int attribute, boolean isWidest, Pool pool) {
        Sums sums = new Sums(attribute);
        int[] large = sums.large();
        double[] seen =
                IntStream.of(large).mapToDouble(value -> sums.observed[value]).toArray();
        double[] usual =
                IntStream.of(large).mapToDouble(value -> sums.expected[value]).toArray();
        double[] weights = IntStream.of(large)
                .mapToDouble(value -> trials[attribute][value])
                .toArray();
        double centre = isWidest && large.length > 0 ? Spread.centre(seen, usual, weights) : 1;
        double[] centred = Arrays.stream(usual).map(count -> count * centre).toArray();
        double weight = isWidest ? WEIGHT_OF_USUAL : WEIGHT_BELOW;
        double spread = (large.length < 3 ? 0 : large.length * Spread.of(seen, centred))
                + weight * (isWidest ? pooled : USUAL_SPREAD_BELOW);
        spread /= (large.length < 3 ? 0 : large.length) + weight;
        spreads[attribute] = spread;
        if (isWidest) {
            pool.add(seen, centred);
        }
        double limit = logLimit - Math.log(Math.max(1, large.length));
        boolean[] out = new boolean[effects[attribute].length];
        double[] fresh = new double[out.length];
        for (int value = 0; value < out.length; value++) {
            double count = centre * sums.expected[value];
            double ratio = Excess.logLikelihoodRatio(sums.observed[value], count, spread);
            out[value] = fitted && Excess.logChance(ratio, large.length + FREEDOM) < limit;
            fresh[value] = out[value] || sums.hidden[value]
                    ? centre
                    : (sums.observed[value] + 1 / spread) / (sums.expected[value] + 1 / (spread * centre));
        }
        replace(attribute, fresh, out);
    }

    private void replace(int attribute, double[] fresh, boolean[] out) {
        int[] codes = cells.codes()[attribute];
        double[] old = effects[attribute];
        boolean[] before = standsOut[attribute];
        double[] factors = new double[fresh.length];
        byte[] more = new byte[fresh.length];
        for (int value = 0; value < fresh.length; value++) {
            factors[value] = fresh[value] / old[value];
            more[value] = (byte) ((out[value] ? 1 : 0) - (before[value] ? 1 : 0));
        }
        for (int row = 0; row < codes.length; row++) {
            expected[row] *= factors[codes[row]];
            outstanding[row] += more[codes[row]];
        }
        effects[attribute] = fresh;
        standsOut[attribute] = out;
    }

    /** Sums over the values of an attribute, without its own effect and without rows that others stand out by. */
    private final class Sums {
        private final double[] observed;
        private final double[] expected;

        /** Values nearly all rows of which stand out by others, for example the drivers of an outstanding company. */
        private final boolean[] hidden;

        Sums(int attribute) {
            int values = cells.values(attribute);
            int[] codes = cells.codes()[attribute];
            byte[] own = new byte[values];
            for (int value = 0; value < values; value++) {
                own[value] = (byte) (standsOut[attribute][value] ? 1 : 0);
            }
            double[] seen = Siblings.this.observed;
            double[] usual = Siblings.this.expected;
            byte[] out = outstanding;
            // what others stand out by goes into the second half
            double[] sums = new double[2 * values];
            double[] sumsExpected = new double[2 * values];
            for (int row = 0; row < codes.length; row++) {
                int value = codes[row];
                int at = out[row] == own[value] ? value : value + values;
                sums[at] += seen[row];
                sumsExpected[at] += usual[row];
            }
            observed = Arrays.copyOf(sums, values);
            expected = Arrays.copyOf(sumsExpected, values);
            double[] allObserved = Arrays.copyOfRange(sums, values, 2 * values);
            double[] allExpected = Arrays.copyOfRange(sumsExpected, values, 2 * values);
            hidden = new boolean[values];
            for (int value = 0; value < values; value++) {
                hidden[value] = expected[value] < MOSTLY_OUTSIDE * (expected[value] + allExpected[value]);
                if (hidden[value]) {
                    observed[value] += allObserved[value];
                    expected[value] += allExpected[value];
                }
                expected[value] /= effects[attribute][value];
            }
        }

        int[] large() {
            return IntStream.range(0, expected.length)
                    .filter(value -> !hidden[value] && expected[value] >= Spread.LEAST_EXPECTED)
                    .toArray();
        }
    }

    /** Siblings of all widest levels together. */
    private static final class Pool {
        private double[] observed = {};
        private double[] expected = {};

        void add(double[] moreObserved, double[] moreExpected) {
            observed = DoubleArrays.joined(observed, moreObserved);
            expected = DoubleArrays.joined(expected, moreExpected);
        }

        double spread() {
            return Spread.of(observed, expected);
        }
    }
}
