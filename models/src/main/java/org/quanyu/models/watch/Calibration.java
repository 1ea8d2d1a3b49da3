package org.quanyu.models.watch;

import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * Cases against what probabilities say.
 *
 * @param expected the sum of the probabilities
 */
record Calibration(long rows, double expected, long observed) {

    Calibration plus(Calibration other) {
        return new Calibration(rows + other.rows, expected + other.expected, observed + other.observed);
    }

    boolean isShort() {
        return observed < expected;
    }

    /** How far cases are from what was expected, as a share of it. */
    double gap() {
        return Math.abs(observed - expected) / expected;
    }

    /**
     * The gap on this side that chance exceeds with a probability of at most {@code level / 2}, if the probabilities are
     * right: of the binomial distribution with the same mean, as sums of unequal trials spread no wider (Hoeffding 1956).
     */
    double gapByChance(double level) {
        var cases = new BinomialDistribution(null, (int) rows, Math.min(1, expected / rows));
        double furthest = cases.inverseCumulativeProbability(isShort() ? level / 2 : 1 - level / 2);
        return Math.abs(furthest - expected) / expected;
    }
}
