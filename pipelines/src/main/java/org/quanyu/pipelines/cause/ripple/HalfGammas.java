package org.quanyu.pipelines.cause.ripple;

/** Logarithms of the gamma function at whole and half numbers, by its recurrence. */
final class HalfGammas {

    private final double[] logs;

    /** @param most the greatest number that is asked for */
    HalfGammas(int most) {
        logs = new double[2 * most + 2];
        logs[1] = Math.log(Math.PI) / 2;
        for (int half = 3; half < logs.length; half++) {
            logs[half] = logs[half - 2] + Math.log(half / 2.0 - 1);
        }
    }

    /** log Γ(number + 1/2). */
    double ofHalfAbove(int number) {
        return logs[2 * number + 1];
    }

    /** log Γ(number), for numbers from 1 on. */
    double of(int number) {
        return logs[2 * number];
    }
}
