package org.quanyu.models.watch;

import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/** Population stability index: how far two distributions over the same bins are apart, 0 where they are the same. */
final class StabilityIndex {

    /** Rows added to each bin, so that an empty one does not make the index infinite (Jeffreys). */
    private static final double ADDED = 0.5;

    private StabilityIndex() {}

    /** The sum of (q − p) · ln (q / p) over the shares p and q of the bins of both. */
    static double of(Histogram reference, Histogram watched) {
        Set<Integer> bins = bins(reference, watched);
        double ofReference = reference.rows() + ADDED * bins.size();
        double ofWatched = watched.rows() + ADDED * bins.size();
        return bins.stream()
                .mapToDouble(bin -> {
                    double expected = (reference.in(bin) + ADDED) / ofReference;
                    double found = (watched.in(bin) + ADDED) / ofWatched;
                    return (found - expected) * Math.log(found / expected);
                })
                .sum();
    }

    /**
     * What the index of two samples of one distribution exceeds with a probability of {@code level}: about
     * (1/n + 1/m) times the quantile of chi-square with one degree of freedom less than there are bins (Yurdakul 2018).
     */
    static double byChance(Histogram reference, Histogram watched, double level) {
        int freedom = bins(reference, watched).size() - 1;
        if (freedom < 1) {
            return 0;
        }
        double quantile = new ChiSquaredDistribution(null, freedom).inverseCumulativeProbability(1 - level);
        return (1.0 / reference.rows() + 1.0 / watched.rows()) * quantile;
    }

    private static Set<Integer> bins(Histogram reference, Histogram watched) {
        Set<Integer> bins = new TreeSet<>(reference.counts().keySet());
        bins.addAll(watched.counts().keySet());
        return bins;
    }
}
