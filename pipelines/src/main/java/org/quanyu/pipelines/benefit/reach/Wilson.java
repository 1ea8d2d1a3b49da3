package org.quanyu.pipelines.benefit.reach;

/**
 * The interval in which a share lies that was seen in so many trials (E. B. Wilson, Probable inference, the law of succession, and
 * statistical inference, Journal of the American Statistical Association 22, 1927, 209–212).
 */
record Wilson(double low, double high) {

    /** Of the normal distribution, for 99.9 %: of some thousand shares that are looked at, few stand out by chance. */
    private static final double DEVIATIONS = 3.2905;

    static Wilson of(long successes, long trials) {
        double share = (double) successes / trials;
        double spread = DEVIATIONS * DEVIATIONS / trials;
        double centre = (share + spread / 2) / (1 + spread);
        double half = DEVIATIONS / (1 + spread) * Math.sqrt(share * (1 - share) / trials + spread / (4.0 * trials));
        return new Wilson(
                successes == 0 ? 0 : Math.max(0, centre - half), successes == trials ? 1 : Math.min(1, centre + half));
    }
}
