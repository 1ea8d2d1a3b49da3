package org.quanyu.generator.meter;

import java.time.LocalDate;

/** How much homes use up to each day: usual days added up, heavier ones in hot or cold months. */
final class Seasons {

    private final long first;
    private final double[] upTo;

    /**
     * @param byMonth use of a day against the usual, for the months of a year
     * @param to the last day known; later days count as that one
     */
    Seasons(double[] byMonth, LocalDate from, LocalDate to) {
        this.first = from.toEpochDay();
        this.upTo = new double[(int) (to.toEpochDay() - first) + 2];
        for (int day = 1; day < upTo.length; day++) {
            int month = LocalDate.ofEpochDay(first + day - 1).getMonthValue();
            upTo[day] = upTo[day - 1] + byMonth[month - 1];
        }
    }

    /** Usual days from one day up to, but without, another; days since 1970-01-01. */
    double between(long from, long to) {
        return to <= from ? 0 : upTo[place(to)] - upTo[place(from)];
    }

    private int place(long day) {
        return (int) Math.max(0, Math.min(upTo.length - 1, day - first));
    }
}
