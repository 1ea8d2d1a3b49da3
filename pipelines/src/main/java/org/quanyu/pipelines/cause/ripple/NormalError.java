package org.quanyu.pipelines.cause.ripple;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How far leaves deviate when nothing is wrong, learnt from those that deviate against the direction of the total, which
 * no cause of it has moved: errors of forecasts are taken to be as likely to either side (so does RiskLoc, Kalander 2022,
 * arXiv:2205.10004, with the least deviation of that side as its cutoff). Deviations are measured in medians of leaves of
 * like magnitude; their density is a histogram of equal shares for the lower four fifths and beyond them a Weibull tail,
 * S(z) = exp(−λ(z^β − u^β)), fitted by maximum likelihood, with β at most 2.
 */
final class NormalError {

    private static final int LEAVES_OF_A_BAND = 200;
    private static final int BANDS = 10;
    private static final int BINS = 16;
    private static final double BODY = 0.8;

    /** Leaves forecast exactly would make every other one infinitely surprising. */
    private static final double LEAST_SCALE = 1e-4;

    /** So many leaves of a table may deviate without any cause by any amount: no single leaf is beyond doubt. */
    private static final double STRAY_LEAVES = 1e-3;

    private final double[] bandEnds;
    private final double[] scales;
    private final double[] edges;
    private final double[] logDensities;
    private final double tailShare;
    private final double beta;
    private final double lambda;
    private final double vanishedShare;
    private final double leastLog;

    private NormalError(double[] bandEnds, double[] scales, double[] sorted, double vanishedShare, int leaves) {
        this.bandEnds = bandEnds;
        this.scales = scales;
        this.vanishedShare = vanishedShare;
        leastLog = Math.log(STRAY_LEAVES / Math.max(1, leaves));
        edges = new double[BINS + 1];
        logDensities = new double[BINS];
        for (int bin = 0; bin < BINS; bin++) {
            int rank = Math.min(sorted.length - 1, (int) (BODY * sorted.length * (bin + 1) / BINS));
            edges[bin + 1] = Math.max(edges[bin] + 1e-3, sorted.length == 0 ? bin + 1 : sorted[rank]);
            // both sides have a half each
            logDensities[bin] = Math.log(BODY / BINS / (edges[bin + 1] - edges[bin]) / 2);
        }
        double[] tail = Arrays.stream(sorted).filter(z -> z > edges[BINS]).toArray();
        tailShare = (tail.length + 0.5) / (sorted.length + 1) / 2;
        beta = shape(tail, edges[BINS]);
        lambda = rate(tail, edges[BINS], beta);
    }

    static NormalError of(Leaves leaves) {
        int[] opposite = IntStream.range(0, leaves.size())
                .filter(leaf -> !leaves.isEmpty(leaf) && leaves.deviation(leaf) <= 0)
                .toArray();
        int[] normal = Arrays.stream(opposite)
                .filter(leaf -> leaves.deviation(leaf) > -1 + 1e-9)
                .toArray();
        double[] ends = bandEnds(
                Arrays.stream(normal).mapToDouble(leaves::magnitude).sorted().toArray());
        double[] scales = IntStream.rangeClosed(0, ends.length)
                .mapToDouble(band -> scale(Arrays.stream(normal)
                        .filter(leaf -> band(ends, leaves.magnitude(leaf)) == band)
                        .mapToDouble(leaf -> -leaves.deviation(leaf))))
                .toArray();
        double[] sorted = Arrays.stream(normal)
                .mapToDouble(leaf -> -leaves.deviation(leaf) / scales[band(ends, leaves.magnitude(leaf))])
                .map(z -> Math.max(z, 1e-9))
                .sorted()
                .toArray();
        double vanished = opposite.length - normal.length;
        return new NormalError(ends, scales, sorted, vanished / Math.max(1, 2.0 * opposite.length), leaves.size());
    }

    /** Log of the density of a deviation to one side; for a leaf that vanished of the probability of it. */
    double logDensity(double deviation, double magnitude) {
        double scale = scales[band(bandEnds, magnitude)];
        if (deviation >= 1 - 1e-9) {
            return Math.max(leastLog, Math.max(logTail(1 / scale), Math.log(vanishedShare)));
        }
        double z = Math.abs(deviation) / scale;
        double log = z < edges[BINS]
                ? logDensities[bin(z)]
                : logTail(z) + Math.log(beta * lambda) + (beta - 1) * Math.log(z);
        return Math.max(leastLog, log - Math.log(scale));
    }

    /** Log of the probability to deviate to one side by more than z. */
    private double logTail(double z) {
        return Math.log(tailShare) - Math.max(0, lambda * (Math.pow(z, beta) - Math.pow(edges[BINS], beta)));
    }

    private int bin(double z) {
        int at = Arrays.binarySearch(edges, z);
        return Math.max(0, Math.min(BINS - 1, at >= 0 ? at : -at - 2));
    }

    private static double[] bandEnds(double[] magnitudes) {
        int bands = Math.max(1, Math.min(BANDS, magnitudes.length / LEAVES_OF_A_BAND));
        return IntStream.range(1, bands)
                .mapToDouble(band -> magnitudes[(int) ((long) band * magnitudes.length / bands)])
                .toArray();
    }

    private static int band(double[] ends, double magnitude) {
        int at = Arrays.binarySearch(ends, magnitude);
        return at >= 0 ? at : -at - 1;
    }

    private static double scale(DoubleStream deviations) {
        double[] sorted = deviations.sorted().toArray();
        return sorted.length == 0 ? 1 : Math.max(LEAST_SCALE, sorted[sorted.length / 2]);
    }

    private static double shape(double[] tail, double from) {
        double logs = Arrays.stream(tail).map(Math::log).sum();
        double best = 1;
        double most = Double.NEGATIVE_INFINITY;
        for (int tenths = 4; tenths <= 20; tenths++) {
            double shape = tenths / 10.0;
            double likelihood = tail.length * Math.log(shape * rate(tail, from, shape)) + (shape - 1) * logs;
            if (likelihood > most) {
                most = likelihood;
                best = shape;
            }
        }
        return best;
    }

    private static double rate(double[] tail, double from, double shape) {
        double excess = Arrays.stream(tail)
                .map(z -> Math.pow(z, shape) - Math.pow(from, shape))
                .sum();
        return excess > 0 ? tail.length / excess : 1;
    }
}
