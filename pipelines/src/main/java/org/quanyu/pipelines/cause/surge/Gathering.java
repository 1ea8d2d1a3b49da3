package org.quanyu.pipelines.cause.surge;

import java.util.Arrays;

/** Gathers the events of one element day by day. */
final class Gathering {

    private final int row;
    private int[] days = new int[8];
    private double[] weights = new double[8];
    private int count;
    private int size;

    /** @param row one of the element */
    Gathering(int row) {
        this.row = row;
    }

    /** Takes an event, of no earlier day than those before. */
    void add(int day, double weight) {
        size++;
        if (count > 0 && days[count - 1] == day) {
            weights[count - 1] += weight;
            return;
        }
        if (count == days.length) {
            days = Arrays.copyOf(days, 2 * count);
            weights = Arrays.copyOf(weights, 2 * count);
        }
        days[count] = day;
        weights[count++] = weight;
    }

    int row() {
        return row;
    }

    /** Number of events. */
    int size() {
        return size;
    }

    Course course(Days all) {
        return new Course(Arrays.copyOf(days, count), Arrays.copyOf(weights, count), all);
    }
}
