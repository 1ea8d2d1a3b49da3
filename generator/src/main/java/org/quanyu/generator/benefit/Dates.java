package org.quanyu.generator.benefit;

import java.time.LocalDate;

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

    static LocalDate date(int number) {
        int month = number >> 5;
        return LocalDate.of(month / 12, month % 12 + 1, number & 31);
    }

    /** Whole months from one date to a later one, rounded down. */
    static int months(int from, int to) {
        return to - from >> 5;
    }
}
