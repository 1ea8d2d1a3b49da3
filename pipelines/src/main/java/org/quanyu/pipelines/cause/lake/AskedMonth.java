package org.quanyu.pipelines.cause.lake;

import java.time.LocalDate;
import java.util.Map;

/**
 * The month that is asked about.
 *
 * @param first its first day
 */
public record AskedMonth(LocalDate first) {

    private static final int MONTHS_BEFORE = 12;

    /** The last whole month before a day. */
    public static AskedMonth before(LocalDate day) {
        return new AskedMonth(day.withDayOfMonth(1).minusMonths(1));
    }

    /** The dates that the rows of a question may name. */
    Map<String, Object> dates() {
        return Map.of(
                "month", first,
                "next_month", first.plusMonths(1),
                "year_before", first.minusMonths(MONTHS_BEFORE));
    }
}
