package org.quanyu.generator.meter;

import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.district.Span;

/** Turns what has flowed through a meter up to the end of each month into readings. */
final class Dial {

    /** Readings that were estimated as nobody could reach the meter; the next one sets it right. */
    static final double ESTIMATED = 0.03;

    /** Meters that are replaced in a month: the new one begins with 0. */
    static final double REPLACED = 0.0008;

    /** What a meter shows at most when the span begins, in usual months. */
    private static final int USED_BEFORE = 60;

    /** What has flowed from the span's first month up to the end of a month; 0 for month -1. */
    @FunctionalInterface
    interface Flow {
        double upTo(int month);
    }

    private final Chance chance;
    private final Span span;

    Dial(Chance chance, Span span) {
        this.chance = chance;
        this.span = span;
    }

    /**
     * @param meter its number among all
     * @param usual what flows in a usual month
     */
    Reading reading(long meter, int month, double usual, Flow flow) {
        int replaced = replaced(meter);
        double offset = month >= replaced ? -flow.upTo(replaced - 1) : usual * USED_BEFORE * chance.unit(meter, -1);
        double before = flow.upTo(month - 1);
        double after = flow.upTo(month);
        boolean isEstimated = isEstimated(meter, month);
        double told = isEstimated ? before + (after - before) * estimate(meter, month) : after;
        double begun = before;
        if (month > 0 && isEstimated(meter, month - 1)) {
            double earlier = flow.upTo(month - 2);
            begun = earlier + (before - earlier) * estimate(meter, month - 1);
        }
        long from = month == replaced ? 0 : (long) (offset + begun);
        return new Reading(month, from, (long) (offset + told), isEstimated, month == replaced);
    }

    /** The month with which a new meter begins; the greatest number for none. */
    private int replaced(long meter) {
        double unit = chance.unit(meter, -2);
        return unit < REPLACED * span.months() ? Math.max(1, (int) (unit / REPLACED)) : Integer.MAX_VALUE;
    }

    private boolean isEstimated(long meter, int month) {
        return chance.unit(meter, month) < ESTIMATED;
    }

    /** The share of what flowed that the estimate is. */
    private double estimate(long meter, int month) {
        return 0.6 + 0.4 * chance.unit(meter, 1000L + month);
    }
}
