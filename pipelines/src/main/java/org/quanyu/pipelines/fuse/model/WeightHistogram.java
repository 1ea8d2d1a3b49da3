package org.quanyu.pipelines.fuse.model;

import java.util.List;
import org.quanyu.pipelines.fuse.linkage.Threshold;

/**
 * How many pairs have which match weight, and from which on they are linked.
 *
 * @param bins from the greatest weight down
 */
public record WeightHistogram(List<Bin> bins) {

    /** Bins to a bit. */
    public static final int PER_BIT = 8;

    /** @param weight the least of the bin, in bits */
    public record Bin(double weight, long pairs) {

        double expectedMatches() {
            return pairs * MatchModel.probability(weight + 0.5 / PER_BIT);
        }
    }

    public WeightHistogram {
        bins = List.copyOf(bins);
    }

    /** How many pairs there are. */
    public long pairs() {
        return bins.stream().mapToLong(Bin::pairs).sum();
    }

    /** The share of matches that the model expects among the pairs from a weight on. */
    public double expectedPrecision(double threshold) {
        return expectedMatches(threshold) / Math.max(1, pairs(threshold));
    }

    /** The share of all matches among the pairs that the model expects from a weight on. */
    public double expectedRecall(double threshold) {
        return expectedMatches(threshold) / Math.max(1e-9, expectedMatches(Double.NEGATIVE_INFINITY));
    }

    /** How many pairs have at least a weight. */
    public long pairs(double threshold) {
        return bins.stream()
                .filter(bin -> bin.weight() >= threshold)
                .mapToLong(Bin::pairs)
                .sum();
    }

    private double expectedMatches(double threshold) {
        return bins.stream()
                .filter(bin -> bin.weight() >= threshold)
                .mapToDouble(Bin::expectedMatches)
                .sum();
    }

    /** The weight from which on pairs are linked. */
    public double threshold(Threshold threshold) {
        if (threshold instanceof Threshold.Weight chosen) {
            return chosen.bits();
        }
        if (threshold instanceof Threshold.ExpectedPrecision precision) {
            return leastWithPrecision(precision.atLeast());
        }
        return withBestExpectedF1();
    }

    private double leastWithPrecision(double atLeast) {
        double matches = 0;
        long linked = 0;
        double best = Double.POSITIVE_INFINITY;
        for (Bin bin : bins) {
            matches += bin.expectedMatches();
            linked += bin.pairs();
            best = matches / linked >= atLeast ? bin.weight() : best;
        }
        return best;
    }

    private double withBestExpectedF1() {
        double all = bins.stream().mapToDouble(Bin::expectedMatches).sum();
        double matches = 0;
        long linked = 0;
        double best = Double.POSITIVE_INFINITY;
        double bestF1 = 0;
        for (Bin bin : bins) {
            matches += bin.expectedMatches();
            linked += bin.pairs();
            double f1 = 2 * matches / (linked + all);
            if (f1 >= bestF1) {
                bestF1 = f1;
                best = bin.weight();
            }
        }
        return best;
    }
}
