package org.quanyu.pipelines.cause.statistic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How much siblings differ beyond chance: the relative variance at which their squared standardised residuals are what
 * those of a normal distribution are, the estimator of Paule and Mandel (1982) made robust, so that causes among the
 * siblings hardly count. Of few siblings the median of the squares is held against its expectation; of many, the mean of
 * squares cut off at 4, which uses what they say better.
 */
public final class Spread {

    private static final double MEDIAN = 0.4549;
    private static final double CUT = 4;
    private static final double MEAN_OF_CUT = 0.9205;
    private static final int MANY = 20;

    /** Groups of which fewer are expected say nothing of a spread. */
    public static final double LEAST_EXPECTED = 5;

    private static final int HALVINGS = 25;

    private Spread() {}

    /** @param expected of each group, together with {@code observed}; only large enough groups should be given */
    public static double of(double[] observed, double[] expected) {
        if (observed.length == 0 || surplus(observed, expected, 0) <= 0) {
            return 0;
        }
        double low = 0;
        double high = 1;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (low + high) / 2;
            if (surplus(observed, expected, middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** How much greater the squares are than expected, on some scale. */
    private static double surplus(double[] observed, double[] expected, double spread) {
        double[] squares = new double[observed.length];
        for (int group = 0; group < squares.length; group++) {
            double residual = observed[group] - expected[group];
            squares[group] = residual * residual / (expected[group] + spread * expected[group] * expected[group]);
        }
        if (squares.length >= MANY) {
            return Arrays.stream(squares)
                            .map(square -> Math.min(square, CUT))
                            .average()
                            .orElseThrow()
                    - MEAN_OF_CUT;
        }
        Arrays.sort(squares);
        return (squares[squares.length / 2] + squares[(squares.length - 1) / 2]) / 2 - MEDIAN;
    }

    /** The ratio of observed to expected that groups with half of the weight are below. */
    public static double centre(double[] observed, double[] expected, double[] weights) {
        int[] order = IntStream.range(0, observed.length)
                .boxed()
                .sorted(Comparator.comparingDouble(group -> observed[group] / expected[group]))
                .mapToInt(Integer::intValue)
                .toArray();
        double half = Arrays.stream(weights).sum() / 2;
        double sum = 0;
        for (int group : order) {
            sum += weights[group];
            if (sum >= half) {
                return observed[group] / expected[group];
            }
        }
        return 1;
    }
}
