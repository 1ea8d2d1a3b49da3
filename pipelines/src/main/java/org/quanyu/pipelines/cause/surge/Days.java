package org.quanyu.pipelines.cause.surge;

import java.util.Arrays;
import org.quanyu.pipelines.cause.cell.Cells;

/**
 * How many events are usual on each day: the mean of the middle half of the same weekday in the weeks around, which
 * follows weekdays, seasons and growth, but no surge of some days; more where all is more ({@link BusyDays}).
 */
final class Days {

    private static final int WEEK = 7;

    private static final int WEEKS = 12;

    private final double[] upTo;

    private Days(double[] upTo) {
        this.upTo = upTo;
    }

    /**
     * @param cells events by attribute
     * @param widest attributes of which each has all events
     * @param days of each row, from 0
     * @param weights of each row
     */
    static Days of(Cells cells, int[] widest, int[] days, double[] weights, int count) {
        double[] events = new double[count];
        for (int row = 0; row < days.length; row++) {
            events[days[row]] += weights[row];
        }
        double[] usual = new double[count];
        Arrays.setAll(usual, day -> usual(events, day));
        double[][][] byValue = Arrays.stream(widest)
                .mapToObj(attribute -> byValue(cells, attribute, days, weights, count))
                .toArray(double[][][]::new);
        double[] factors = new BusyDays(events, usual).factors(byValue);
        Arrays.setAll(usual, day -> usual[day] * factors[day]);
        return new Days(shares(usual));
    }

    private static double[][] byValue(Cells cells, int attribute, int[] days, double[] weights, int count) {
        double[][] events = new double[cells.values(attribute)][count];
        for (int row = 0; row < days.length; row++) {
            events[cells.codes()[attribute][row]][days[row]] += weights[row];
        }
        return events;
    }

    private static double[] shares(double[] usual) {
        double[] upTo = new double[usual.length + 1];
        for (int day = 0; day < usual.length; day++) {
            upTo[day + 1] = upTo[day] + usual[day];
        }
        double total = upTo[usual.length];
        Arrays.setAll(upTo, day -> total > 0 ? upTo[day] / total : (double) day / usual.length);
        return upTo;
    }

    /** Of the weeks before and of those after the greater one, so that a lasting rise is usual from its first day on. */
    private static double usual(double[] events, int day) {
        return Math.max(middle(events, day, -WEEK), middle(events, day, WEEK));
    }

    private static double middle(double[] events, int day, int step) {
        double[] weeks = new double[WEEKS + 1];
        int size = 0;
        for (int other = day; size <= WEEKS && other >= 0 && other < events.length; other += step) {
            weeks[size++] = events[other];
        }
        Arrays.sort(weeks, 0, size);
        int quarter = size / 4;
        return Arrays.stream(weeks, quarter, size - quarter).average().orElse(0);
    }

    /** Share of all that is usual from a day to another, both included. */
    double share(int first, int last) {
        return upTo[last + 1] - upTo[first];
    }
}
