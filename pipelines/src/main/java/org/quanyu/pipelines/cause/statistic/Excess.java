package org.quanyu.pipelines.cause.statistic;

/** How surprising an observed count is where another was expected, and what that is worth as a probability. */
public final class Excess {

    private Excess() {}

    /**
     * Log likelihood ratio of a scan statistic (Kulldorff 1997) for a Poisson count.
     *
     * @return 0 where no more was observed than expected
     */
    public static double logLikelihoodRatio(double observed, double expected) {
        return observed <= expected ? 0 : observed * Math.log(observed / expected) - (observed - expected);
    }

    /**
     * The same for a negative binomial count: what is expected varies from group to group.
     *
     * @param spread relative variance of what is expected
     */
    public static double logLikelihoodRatio(double observed, double expected, double spread) {
        if (spread < 1e-9) {
            return logLikelihoodRatio(observed, expected);
        }
        double shape = 1 / spread;
        return observed <= expected
                ? 0
                : observed * Math.log(observed / expected)
                        - (observed + shape) * Math.log((observed + shape) / (expected + shape));
    }

    /** The same for a share of trials. */
    public static double ofShare(double observed, double trials, double rate) {
        double share = observed / trials;
        if (share <= rate) {
            return 0;
        }
        double others = trials - observed;
        return observed * Math.log(share / rate) + (others > 0 ? others * Math.log((1 - share) / (1 - rate)) : 0);
    }

    /** Log of the one-sided probability of a log likelihood ratio, by its signed root. */
    public static double logChance(double ratio) {
        double z = Math.sqrt(2 * ratio);
        // beyond 8 the first term of the asymptotic series is exact to a hundredth
        return z < 8 ? Math.log(upperTail(z)) : -z * z / 2 - Math.log(z * Math.sqrt(2 * Math.PI));
    }

    /** The same where the spread was estimated with some degrees of freedom: Student's t, by Wallace (1959). */
    public static double logChance(double ratio, double freedom) {
        double t2 = 2 * ratio;
        double z = (8 * freedom + 1) / (8 * freedom + 3) * Math.sqrt(freedom * Math.log1p(t2 / freedom));
        return logChance(z * z / 2);
    }

    /** Of the standard normal distribution, by the rational Chebyshev fit of Press et al. (1992), section 6.2. */
    private static double upperTail(double z) {
        double[] fit = {
            0.17087277,
            -0.82215223,
            1.48851587,
            -1.13520398,
            0.27886807,
            -0.18628806,
            0.09678418,
            0.37409196,
            1.00002368,
            -1.26551223
        };
        double x = z / Math.sqrt(2);
        double t = 1 / (1 + x / 2);
        double sum = 0;
        for (double coefficient : fit) {
            sum = sum * t + coefficient;
        }
        return t * Math.exp(-x * x + sum) / 2;
    }
}
