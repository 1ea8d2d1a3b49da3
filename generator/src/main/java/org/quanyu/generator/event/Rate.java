package org.quanyu.generator.event;

import java.time.LocalDate;
import org.quanyu.generator.district.Span;

/** Events expected on each day, with growth, season, weekday and holidays. */
final class Rate {

    private final long first;
    private final double[] expected;

    /**
     * @param early share of the yearly number before 2023
     * @param months relative to each other, from January
     * @param weekdays relative to each other, from Monday
     * @param holiday relative to another day
     */
    Rate(Span span, int back, double yearly, double early, double[] months, double[] weekdays, double holiday) {
        LocalDate from = span.from().minusDays(back);
        first = from.toEpochDay();
        expected = new double[span.days() + back];
        int year = Integer.MIN_VALUE;
        double norm = 0;
        LocalDate day = from;
        for (int index = 0; index < expected.length; index++, day = day.plusDays(1)) {
            if (day.getYear() != year) {
                year = day.getYear();
                norm = yearly * (year < 2023 ? early : 1) / sum(year, months, weekdays, holiday);
            }
            expected[index] = norm * weight(day, months, weekdays, holiday);
        }
    }

    private static double sum(int year, double[] months, double[] weekdays, double holiday) {
        double sum = 0;
        LocalDate end = LocalDate.of(year + 1, 1, 1);
        for (LocalDate day = LocalDate.of(year, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
            sum += weight(day, months, weekdays, holiday);
        }
        return sum;
    }

    private static double weight(LocalDate day, double[] months, double[] weekdays, double holiday) {
        return months[day.getMonthValue() - 1]
                * (Holidays.name(day) != null
                        ? holiday
                        : weekdays[day.getDayOfWeek().getValue() - 1]);
    }

    /** Expected on a day since 1970-01-01. */
    double on(long day) {
        return expected[(int) (day - first)];
    }

    /** Expected from one day to another, both included. */
    double between(long from, long to) {
        double sum = 0;
        for (long day = from; day <= to; day++) {
            sum += on(day);
        }
        return sum;
    }
}
