package org.quanyu.pipelines.fuse.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.quanyu.pipelines.fuse.linkage.Comparison;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.model.ExpectationMaximisation.Estimate;
import org.quanyu.pipelines.fuse.model.PatternCounts.PatternCount;

/**
 * Trains a model without labels: u-probabilities from pairs drawn at random, m-probabilities by expectation maximisation
 * within the pairs of each blocking rule, over the comparisons that the rule does not fix.
 */
public final class Training {

    /** Levels of which no random pair gave an example are rarer than one in this many pairs. */
    private static final double PSEUDO_COUNT = 0.5;

    private final Linkage linkage;
    private final List<String> warnings = new ArrayList<>();

    private Training(Linkage linkage) {
        this.linkage = linkage;
    }

    /** @param warnings what did not go as it should, in sentences */
    public record Trained(MatchModel model, List<String> warnings) {}

    /**
     * @param candidates vectors of candidate pairs
     * @param random vectors of pairs drawn at random
     * @param records how many records there are
     */
    public static Trained train(Linkage linkage, PatternCounts candidates, PatternCounts random, long records) {
        Training training = new Training(linkage);
        double[][] u = training.u(random);
        double[][] m = training.m(candidates, u);
        MatchModel model = new MatchModel(linkage.comparisons(), m, u, 0.5);
        double prior = training.prior(model, candidates, records);
        return new Trained(new MatchModel(linkage.comparisons(), m, u, prior), training.warnings);
    }

    private double[][] u(PatternCounts random) {
        double[][] seen = new double[linkage.comparisons().size()][];
        for (int comparison = 0; comparison < seen.length; comparison++) {
            seen[comparison] = new double[linkage.comparisons().get(comparison).levelCount()];
        }
        for (PatternCount count : random.all()) {
            for (int comparison = 0; comparison < seen.length; comparison++) {
                seen[comparison][count.levels()[comparison]] += count.pairs();
            }
        }
        for (double[] levels : seen) {
            normalise(levels);
        }
        return seen;
    }

    private static void normalise(double[] levels) {
        double present = 0;
        for (int level = 1; level < levels.length; level++) {
            levels[level] += PSEUDO_COUNT;
            present += levels[level];
        }
        for (int level = 1; level < levels.length; level++) {
            levels[level] /= present;
        }
    }

    private double[][] m(PatternCounts candidates, double[][] u) {
        double[][] start = new double[u.length][];
        double[][] sums = new double[u.length][];
        double[] shares = new double[u.length];
        for (int comparison = 0; comparison < u.length; comparison++) {
            start[comparison] = likelyAgreement(linkage.comparisons().get(comparison));
            sums[comparison] = new double[u[comparison].length];
        }
        for (int rule = 0; rule < linkage.blocking().size(); rule++) {
            PatternCounts ofRule = candidates.ofRule(rule);
            Set<Integer> fixed = linkage.fixedBy(linkage.blocking().get(rule));
            if (ofRule.notForbidden().pairs() == 0 || fixed.size() == u.length) {
                continue;
            }
            Estimate estimate = ExpectationMaximisation.run(ofRule, u, start, fixed);
            if (!estimate.converged()) {
                warnings.add("the model of rule " + linkage.blocking().get(rule).text() + " did not settle in "
                        + estimate.iterations() + " iterations");
            }
            add(estimate, ofRule.notForbidden().pairs(), fixed, sums, shares);
        }
        for (int comparison = 0; comparison < u.length; comparison++) {
            if (shares[comparison] == 0) {
                warnings.add("no blocking rule leaves \""
                        + linkage.comparisons().get(comparison).name()
                        + "\" free, so that its m-probabilities are a guess");
                sums[comparison] = start[comparison];
                shares[comparison] = 1;
            }
            for (int level = 1; level < sums[comparison].length; level++) {
                sums[comparison][level] /= shares[comparison];
            }
        }
        return sums;
    }

    private static void add(Estimate estimate, double pairs, Set<Integer> fixed, double[][] sums, double[] shares) {
        double matches = estimate.share() * pairs;
        for (int comparison = 0; comparison < sums.length; comparison++) {
            if (!fixed.contains(comparison)) {
                shares[comparison] += matches;
                for (int level = 1; level < sums[comparison].length; level++) {
                    sums[comparison][level] += matches * estimate.m()[comparison][level];
                }
            }
        }
    }

    /** Where estimation starts: most matches agree, and the more the likelier. */
    private static double[] likelyAgreement(Comparison comparison) {
        double[] start = new double[comparison.levelCount()];
        double rest = 1;
        for (int level = 1; level < start.length; level++) {
            start[level] = level == start.length - 1 ? rest : rest * 0.8;
            rest -= start[level];
        }
        return start;
    }

    /** The share of matches among all pairs that agrees with the probabilities which it leads to. */
    private double prior(MatchModel model, PatternCounts candidates, long records) {
        double allPairs = records * (records - 1.0) / 2;
        double prior = 1 / Math.max(2.0, records);
        for (int round = 0; round < 200; round++) {
            double matches = 0;
            MatchModel assumed = new MatchModel(model.comparisons(), model.m(), model.u(), prior);
            for (PatternCount count : candidates.notForbidden().all()) {
                matches += count.pairs() * MatchModel.probability(assumed.weight(count.levels()));
            }
            double next = Math.max(1e-12, Math.min(0.5, matches / allPairs));
            if (Math.abs(next / prior - 1) < 1e-6) {
                return next;
            }
            prior = next;
        }
        warnings.add("the share of matches among all pairs did not settle");
        return prior;
    }
}
