package org.quanyu.generator.event;

import java.util.Arrays;

/** At which time of day things happen. */
final class Hours {

    /** Complaints about noise, of people at home. */
    static final Hours EVENING = new Hours(6, 4, 2, 1, 1, 1, 2, 3, 4, 4, 4, 4, 5, 5, 4, 3, 3, 4, 5, 6, 8, 11, 12, 9);

    /** What people ask by day. */
    static final Hours DAYTIME = new Hours(
            1, 0.5, 0.3, 0.2, 0.2, 0.4, 1, 3, 7, 10, 10.5, 8, 4.5, 4.5, 8, 9, 8.5, 7, 4.5, 4, 4, 3.5, 2.5, 1.8);

    /** What offices do. */
    static final Hours OFFICE = new Hours(0, 0, 0, 0, 0, 0, 0, 0, 4, 13, 14, 10, 2, 1, 11, 14, 13, 9, 2, 0, 0, 0, 0, 0);

    /** What trucks do: nights among it. */
    static final Hours ROAD = new Hours(6, 5, 4, 3, 2, 2, 3, 4, 5, 5, 5, 4, 3, 3, 4, 5, 5, 5, 4, 4, 4, 6, 8, 8);

    private final double[] upTo;

    private Hours(double... weights) {
        upTo = new double[weights.length];
        double sum = 0;
        for (int hour = 0; hour < weights.length; hour++) {
            sum += weights[hour];
            upTo[hour] = sum;
        }
    }

    /**
     * A second of the day.
     *
     * @param unit from 0 up to, but without, 1
     */
    int second(double unit) {
        double wanted = unit * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, wanted);
        int hour = Math.min(upTo.length - 1, found < 0 ? -found - 1 : found + 1);
        double before = hour == 0 ? 0 : upTo[hour - 1];
        return Math.min(WorkTime.DAY - 1, (int) ((hour + (wanted - before) / (upTo[hour] - before)) * 3600));
    }
}
