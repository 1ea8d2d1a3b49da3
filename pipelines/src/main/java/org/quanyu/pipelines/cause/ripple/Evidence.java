package org.quanyu.pipelines.cause.ripple;

/**
 * How likely the deviations below an element are if it is a cause. By the ripple effect (Li et al. 2019, "Generic and
 * robust localization of multi-dimensional root causes") all leaves below a cause deviate by the same ratio, up to some
 * spread: a share of them vanishes (prior Beta(1/2, 1/2)), the others are normal around a mean that may be anything from
 * 0 to 1, with one of some spreads. All of these are integrated out, so that elements with many leaves and with one are
 * compared by the same measure.
 */
final class Evidence {

    private static final double[] SPREADS = {0.005, 0.01, 0.02, 0.04, 0.07, 0.1, 0.15};

    /** A cause moves its leaves by more than this. */
    private static final double LEAST_MEAN = 0.02;

    private static final double NONE = -1e9;
    private static final double LOG_PI = Math.log(Math.PI);

    private final HalfGammas gammas;

    /** @param leaves how many leaves an element has at most */
    Evidence(int leaves) {
        gammas = new HalfGammas(leaves + 2);
    }

    /**
     * Log of the marginal likelihood.
     *
     * @param moved leaves that did not vanish
     * @param vanished leaves that did
     * @param sum of the deviations of the moved
     * @param squares sum of the squares of these deviations
     */
    double log(int moved, int vanished, double sum, double squares) {
        double shares =
                gammas.ofHalfAbove(vanished) + gammas.ofHalfAbove(moved) - gammas.of(moved + vanished + 1) - LOG_PI;
        if (moved == 0) {
            return shares;
        }
        double mean = sum / moved;
        return mean < LEAST_MEAN ? NONE : shares + ofMoved(moved, Math.max(0, squares - sum * mean));
    }

    private static double ofMoved(int moved, double aroundMean) {
        double greatest = Double.NEGATIVE_INFINITY;
        double[] logs = new double[SPREADS.length];
        for (int at = 0; at < SPREADS.length; at++) {
            double variance = SPREADS[at] * SPREADS[at];
            logs[at] = -(moved - 1) / 2.0 * Math.log(2 * Math.PI * variance)
                    - Math.log(moved) / 2
                    - aroundMean / (2 * variance);
            greatest = Math.max(greatest, logs[at]);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - greatest);
        }
        return greatest + Math.log(sum / SPREADS.length);
    }
}
