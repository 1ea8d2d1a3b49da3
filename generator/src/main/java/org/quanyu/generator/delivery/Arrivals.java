package org.quanyu.generator.delivery;

import org.quanyu.generator.chance.Chance;

/** With which delivery a record of a month comes: that of its month, a later one, and once more where it was wrong. */
public record Arrivals(Chance chance) {

    /** Records that come one or two deliveries late, of all. */
    public static final double LATE = 0.01;

    /** Records that come late by two deliveries, of all. */
    public static final double TWO_LATE = 0.002;

    /** Records that come wrong at first and right with the delivery after. */
    public static final double CORRECTED = 0.003;

    /** Deliveries that a delivery looks back on. */
    public static final int LOOK_BACK = 3;

    /** Deliveries by which a record is late. */
    public int lag(long record, int month) {
        double unit = chance.unit(record, month);
        return unit >= LATE ? 0 : unit < TWO_LATE ? 2 : 1;
    }

    /** Whether a record comes wrong at first. */
    public boolean isCorrected(long record, int month) {
        return chance.unit(record, month) >= 1 - CORRECTED;
    }

    /**
     * The version of a record that comes so many deliveries after that of its month: 0 for the first, 1 for the
     * correction, -1 for none.
     */
    public int version(long record, int month, int deliveriesAfter) {
        int lag = lag(record, month);
        return lag == deliveriesAfter ? 0 : lag + 1 == deliveriesAfter && isCorrected(record, month) ? 1 : -1;
    }
}
