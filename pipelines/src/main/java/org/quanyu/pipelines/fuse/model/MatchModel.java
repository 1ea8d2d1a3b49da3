package org.quanyu.pipelines.fuse.model;

import java.util.List;
import org.quanyu.pipelines.fuse.linkage.Comparison;

/**
 * The parameters of a linkage.
 *
 * @param comparisons what is compared
 * @param m probability of each level among matches, by comparison and level; levels "missing" carry none
 * @param u the same among pairs of different entities
 * @param prior probability that two records drawn at random match
 */
public record MatchModel(List<Comparison> comparisons, double[][] m, double[][] u, double prior) {

    public MatchModel {
        comparisons = List.copyOf(comparisons);
    }

    /** log2 of m over u: what a level adds to the match weight, in bits; 0 for a missing value. */
    public double weight(int comparison, int level) {
        return level == Comparison.MISSING ? 0 : log2(m[comparison][level] / u[comparison][level]);
    }

    /** What agreement on a level adds on average, in bits: the rarity of the value in common takes its place. */
    public double averageRarity(int comparison, int level) {
        return -log2(u[comparison][level]);
    }

    /** What the match weight starts with: log2 of the odds that two records match. */
    public double priorWeight() {
        return log2(prior / (1 - prior));
    }

    /** The match weight of a comparison vector, in bits. */
    public double weight(int[] levels) {
        double sum = priorWeight();
        for (int comparison = 0; comparison < levels.length; comparison++) {
            sum += weight(comparison, levels[comparison]);
        }
        return sum;
    }

    /** The probability of a match that a weight stands for. */
    public static double probability(double weight) {
        return 1 / (1 + Math.exp(-weight * Math.log(2)));
    }

    public static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
