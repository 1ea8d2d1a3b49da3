package org.quanyu.pipelines.cause.surge;

import java.util.Arrays;

/**
 * Days on which there is more of everything than their weekdays tell, such as weekends that are worked for a holiday:
 * whichever single value is left out, clearly more events remain than usual. A surge of one value is none.
 */
final class BusyDays {

    /** Less is not told from chance, nor does it mislead. */
    private static final double LEAST = 1.25;

    private static final double STANDARD_ERRORS = 3;

    private final double[] observed;
    private final double[] usual;

    /**
     * @param observed events on each day
     * @param usual of them by the weeks around
     */
    BusyDays(double[] observed, double[] usual) {
        this.observed = observed;
        this.usual = usual;
    }

    /**
     * How many times the usual there is of everything on each day, 1 on days that are not busy.
     *
     * @param of events on each day by value, for each of some attributes
     */
    double[] factors(double[][][] of) {
        double[] factors = new double[usual.length];
        Arrays.setAll(factors, day -> observed[day] < LEAST * usual[day] ? 1 : Double.MAX_VALUE);
        double events = Arrays.stream(observed).sum();
        for (double[][] values : of) {
            for (double[] value : values) {
                double share = Arrays.stream(value).sum() / events;
                for (int day = 0; day < factors.length; day++) {
                    factors[day] = Math.min(factors[day], without(day, value[day], share));
                }
            }
        }
        return factors;
    }

    /** Without a value that has so many events on a day, and such a share of all. */
    private double without(int day, double events, double share) {
        double expected = usual[day] * (1 - share);
        double others = observed[day] - events;
        boolean isClear = others >= LEAST * expected && others - expected > STANDARD_ERRORS * Math.sqrt(expected);
        return isClear ? others / expected : 1;
    }
}
