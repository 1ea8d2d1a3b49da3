package org.quanyu.generator.event;

import java.time.LocalDate;

/** How the events of a cause spread over its days. */
final class Course {

    private Course() {}

    /**
     * Shares of the days, which add up to 1.
     *
     * @param phase from 0 up to, but without, 1: the time of year of a season
     */
    static float[] of(Cause.Kind kind, long from, int days, double phase) {
        float[] shares = new float[days];
        double sum = 0;
        for (int day = 0; day < days; day++) {
            shares[day] = (float) weight(kind, from + day, day, days, phase);
            sum += shares[day];
        }
        for (int day = 0; day < days; day++) {
            shares[day] = sum == 0 ? 1f / days : (float) (shares[day] / sum);
        }
        return shares;
    }

    private static double weight(Cause.Kind kind, long day, int passed, int days, double phase) {
        return switch (kind) {
            case STEADY -> 1;
            case BURST -> StrictMath.exp(-3.0 * passed / days);
            case SEASONAL -> {
                double year = LocalDate.ofEpochDay(day).getDayOfYear() / 365.25;
                yield Math.max(0, StrictMath.cos(2 * StrictMath.PI * (year - phase)));
            }
            case CLOSED_THEN_BACK -> passed < 0.35 * days || passed >= 0.7 * days ? 1 : 0;
        };
    }
}
