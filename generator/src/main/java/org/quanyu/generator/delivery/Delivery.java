package org.quanyu.generator.delivery;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * One file of a delivery.
 *
 * @param first the feed's first day of delivery: what existed before belongs to it
 * @param part its number from 0 to {@code parts - 1}
 */
public record Delivery(LocalDate day, LocalDate first, int part, int parts) {

    public boolean isFirst() {
        return day.equals(first);
    }

    /** The month before the one of the delivery: what monthly feeds tell of. */
    public YearMonth month() {
        return YearMonth.from(day).minusMonths(1);
    }

    /** The first of the things of this part, when {@code count} things are dealt out evenly. */
    public int begin(int count) {
        return (int) ((long) count * part / parts);
    }

    /** Behind the last of the things of this part. */
    public int end(int count) {
        return (int) ((long) count * (part + 1) / parts);
    }
}
