package org.quanyu.generator.district;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/** The days the district is told for, both included. */
public record Span(LocalDate from, LocalDate to) {

    /** Of states that last, those that began before the span. */
    public static final double BEGAN_BEFORE = 0.82;

    private static final double YEARS_BEFORE = 15;

    public int days() {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }

    public double years() {
        return days() / 365.25;
    }

    /**
     * A day of the span, or one of the fifteen years before it for most, since when a state lasts.
     *
     * @param unit from 0 up to, but without, 1; later days for greater numbers
     */
    public LocalDate since(double unit) {
        long after = unit < BEGAN_BEFORE
                ? -(long) ((1 - unit / BEGAN_BEFORE) * YEARS_BEFORE * 365.25)
                : (long) ((unit - BEGAN_BEFORE) / (1 - BEGAN_BEFORE) * days());
        return from.plusDays(after);
    }

    /** Months that payments and bills tell of: from the one before the first day, which is delivered in the first. */
    public int months() {
        return (int) ChronoUnit.MONTHS.between(firstMonth(), YearMonth.from(to)) + 1;
    }

    public YearMonth firstMonth() {
        return YearMonth.from(from).minusMonths(1);
    }

    public YearMonth month(int index) {
        return firstMonth().plusMonths(index);
    }

    public int index(YearMonth month) {
        return (int) ChronoUnit.MONTHS.between(firstMonth(), month);
    }

    public int index(LocalDate day) {
        return index(YearMonth.from(day));
    }
}
