package org.quanyu.pipelines.cause.statistic;

import org.quanyu.pipelines.cause.Cause;

/** Confidence intervals of counts over what was expected. */
public final class Intervals {

    private static final double CONFIDENT = 1.96;

    private Intervals() {}

    /** 95 %, normal on the logarithmic scale; counts are in units of the dispersion. */
    public static Cause.Interval ofRatio(double observed, double expected) {
        double error = CONFIDENT / Math.sqrt(Math.max(observed, 1));
        double ratio = observed / expected;
        return new Cause.Interval(ratio * Math.exp(-error), ratio * Math.exp(error));
    }
}
