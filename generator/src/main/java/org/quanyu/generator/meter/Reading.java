package org.quanyu.generator.meter;

/**
 * What a meter showed, without decimals.
 *
 * @param month from 0 as the span counts
 * @param from at the end of the month before, or 0 for a new meter
 * @param to at the end of the month
 * @param isReplaced whether the meter is new since the month before
 */
record Reading(int month, long from, long to, boolean isEstimated, boolean isReplaced) {

    long used() {
        return to - from;
    }
}
