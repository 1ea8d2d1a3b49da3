package org.quanyu.generator.event;

import java.time.LocalDate;
import org.quanyu.generator.district.Span;

/**
 * Time as offices count it: in working days, of which only office hours pass.
 *
 * <p>Times are seconds since 1970-01-01 00:00, local time.
 */
final class WorkTime {

    static final int DAY = 86_400;

    private static final int OPEN = 8 * 3600 + 1800;
    private static final int CLOSE = 18 * 3600;

    /** Days told of before and behind the span. */
    private static final int MARGIN = 400;

    private final long first;
    private final int[] before;
    private final int[] nth;

    WorkTime(Span span) {
        int days = span.days() + 2 * MARGIN;
        LocalDate day = span.from().minusDays(MARGIN);
        first = day.toEpochDay();
        before = new int[days + 1];
        nth = new int[days + 1];
        for (int index = 0; index < days; index++, day = day.plusDays(1)) {
            boolean works = Holidays.isWorkday(day);
            nth[before[index]] = index;
            before[index + 1] = before[index] + (works ? 1 : 0);
        }
    }

    boolean isWorkday(long day) {
        int index = (int) (day - first);
        return before[index + 1] > before[index];
    }

    /** Working days between two days, the first included. */
    int between(long from, long to) {
        return before[(int) (to - first)] - before[(int) (from - first)];
    }

    /** The working time passed at a moment, in days since some day. */
    double at(long second) {
        int index = (int) (Math.floorDiv(second, DAY) - first);
        if (before[index + 1] == before[index]) {
            return before[index];
        }
        int ofDay = (int) Math.floorMod(second, (long) DAY);
        return before[index] + Math.max(0, Math.min(CLOSE - OPEN, ofDay - OPEN)) / (double) (CLOSE - OPEN);
    }

    /** The moment at which so much working time has passed. */
    long second(double working) {
        int whole = Math.min((int) working, before[before.length - 1] - 1);
        return (first + nth[whole]) * DAY + OPEN + (long) ((working - whole) * (CLOSE - OPEN));
    }

    /** The end of the office hours of the day so many working days behind a moment. */
    long due(long second, int workingDays) {
        int whole = (int) at(second) + workingDays;
        return (first + nth[Math.min(whole, before[before.length - 1] - 1)]) * DAY + CLOSE;
    }
}
