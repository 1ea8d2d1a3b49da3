package org.quanyu.generator.event;

/** How handling takes a lognormal share of the time allowed, so that its mean and the share on time come out as stated. */
final class Pace {

    private static final int STEPS = 4_096;

    private final double[] shares = new double[STEPS];

    /**
     * @param mean working days
     * @param meanAllowed working days allowed, over all orders
     * @param onTime share of the orders
     */
    Pace(double mean, double meanAllowed, double onTime) {
        double quantile = normal(onTime);
        double logMean = StrictMath.log(mean / meanAllowed);
        double sigma = quantile - StrictMath.sqrt(Math.max(0.01, quantile * quantile + 2 * logMean));
        for (int step = 0; step < STEPS; step++) {
            shares[step] = StrictMath.exp(sigma * (normal((step + 0.5) / STEPS) - quantile));
        }
    }

    /** The share of the time allowed that an order takes. */
    double share(double unit) {
        return shares[(int) (unit * STEPS)];
    }

    /** The normal distribution's quantile (Abramowitz and Stegun 26.2.23). */
    private static double normal(double share) {
        double tail = StrictMath.sqrt(-2 * StrictMath.log(Math.min(share, 1 - share)));
        double value = tail
                - (2.515517 + tail * (0.802853 + tail * 0.010328))
                        / (1 + tail * (1.432788 + tail * (0.189269 + tail * 0.001308)));
        return share < 0.5 ? -value : value;
    }
}
