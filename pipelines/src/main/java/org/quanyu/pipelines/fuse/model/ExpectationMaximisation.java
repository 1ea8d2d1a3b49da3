package org.quanyu.pipelines.fuse.model;

import java.util.Arrays;
import java.util.Set;
import org.quanyu.pipelines.fuse.linkage.Comparison;
import org.quanyu.pipelines.fuse.model.PatternCounts.PatternCount;

/**
 * Estimates m-probabilities from comparison vectors without labels (Winkler 1988; Dempster, Laird and Rubin 1977), with
 * the u-probabilities held. It works on how often each vector occurs, so that its cost does not grow with the pairs.
 */
final class ExpectationMaximisation {

    private static final int MOST_ITERATIONS = 500;
    private static final double SMALLEST_CHANGE = 1e-5;

    /** Keeps a level that no pair has from being impossible. */
    private static final double PSEUDO_COUNT = 0.5;

    private final double[][] u;
    private final Set<Integer> fixed;
    private final double[][] m;
    private double share = 0.3;
    private int iterations;
    private boolean converged;

    private ExpectationMaximisation(double[][] u, double[][] start, Set<Integer> fixed) {
        this.u = u;
        this.fixed = fixed;
        this.m = Arrays.stream(start).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * @param m the estimates; those of comparisons that are fixed are as they were given
     * @param share of matches among the pairs
     */
    record Estimate(double[][] m, double share, int iterations, boolean converged) {}

    /** @param fixed comparisons that tell nothing here, since all pairs agree on them */
    static Estimate run(PatternCounts counts, double[][] u, double[][] start, Set<Integer> fixed) {
        ExpectationMaximisation session = new ExpectationMaximisation(u, start, fixed);
        session.iterate(counts);
        return new Estimate(session.m, session.share, session.iterations, session.converged);
    }

    private void iterate(PatternCounts counts) {
        PatternCounts open = counts.notForbidden();
        while (!converged && iterations < MOST_ITERATIONS) {
            converged = step(open) < SMALLEST_CHANGE;
            iterations++;
        }
    }

    /** One iteration; the result is the largest change of a parameter. */
    private double step(PatternCounts counts) {
        double[][] expected = new double[m.length][];
        for (int comparison = 0; comparison < m.length; comparison++) {
            expected[comparison] = new double[m[comparison].length];
        }
        double matches = 0;
        double pairs = 0;
        for (PatternCount count : counts.all()) {
            double match = probability(count.levels()) * count.pairs();
            matches += match;
            pairs += count.pairs();
            for (int comparison = 0; comparison < m.length; comparison++) {
                expected[comparison][count.levels()[comparison]] += match;
            }
        }
        double change = Math.abs(matches / pairs - share);
        share = Math.min(1 - 1e-9, Math.max(1e-9, matches / pairs));
        for (int comparison = 0; comparison < m.length; comparison++) {
            if (!fixed.contains(comparison)) {
                change = Math.max(change, maximise(m[comparison], expected[comparison]));
            }
        }
        return change;
    }

    private double probability(int[] levels) {
        double odds = share / (1 - share);
        for (int comparison = 0; comparison < levels.length; comparison++) {
            int level = levels[comparison];
            if (level != Comparison.MISSING && !fixed.contains(comparison)) {
                odds *= m[comparison][level] / u[comparison][level];
            }
        }
        return Double.isInfinite(odds) ? 1 : odds / (1 + odds);
    }

    private static double maximise(double[] probabilities, double[] expected) {
        double present = Arrays.stream(expected).skip(1).sum() + PSEUDO_COUNT * (expected.length - 1);
        double change = 0;
        for (int level = 1; level < expected.length; level++) {
            double next = (expected[level] + PSEUDO_COUNT) / present;
            change = Math.max(change, Math.abs(next - probabilities[level]));
            probabilities[level] = next;
        }
        return change;
    }
}
