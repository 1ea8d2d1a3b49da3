package org.quanyu.generator.district;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/** The days the district is told for, both included. */
public record Span(LocalDate from, LocalDate to) {

    public int days() {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }

    public double years() {
        return days() / 365.25;
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
