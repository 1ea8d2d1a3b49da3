package org.quanyu.generator.benefit;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Dates as whole numbers, {@code (year * 12 + month - 1) * 32 + day}: greater for later ones, and whole months between
 * two are their difference divided by 32.
 */
final class Dates {

    /** Before all dates. */
    static final int NEVER = 0;

    /** Behind all dates. */
    static final int ALWAYS = Integer.MAX_VALUE;

    private Dates() {}

    static int of(LocalDate date) {
        return (date.getYear() * 12 + date.getMonthValue() - 1) * 32 + date.getDayOfMonth();
    }

    static int ofEpochDay(long day) {
        return of(LocalDate.ofEpochDay(day));
    }

    /** The date of a number; one behind the end of its month counts as the end. */
    static LocalDate date(int number) {
        YearMonth month = YearMonth.of((number >> 5) / 12, (number >> 5) % 12 + 1);
        return month.atDay(Math.max(1, Math.min(number & 31, month.lengthOfMonth())));
    }

    /** Whole months from one date to a later one, rounded down. */
    static int months(int from, int to) {
        return to - from >> 5;
    }
}
