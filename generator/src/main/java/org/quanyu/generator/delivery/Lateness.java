package org.quanyu.generator.delivery;

import org.quanyu.generator.chance.Chance;

/** How late rows are delivered. */
public final class Lateness {

    /** Rows that come late. */
    public static final double RATE = 0.01;

    /** Days that a row is late at most. */
    public static final int MOST_DAYS = 21;

    private Lateness() {}

    /** Days from what a row tells of to its delivery: 0 for most, up to {@link #MOST_DAYS}. */
    public static int days(Chance chance, long number, long other) {
        double unit = chance.unit(number, other);
        return unit >= RATE ? 0 : 1 + (int) (unit / RATE * MOST_DAYS);
    }
}
