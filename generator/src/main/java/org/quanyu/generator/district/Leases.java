package org.quanyu.generator.district;

import java.util.SplittableRandom;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.chance.Draw;

/** The leases of firms: what they pay and when they end; each is renewed for as long as it was. */
public final class Leases {

    private static final int[] YEARS = {1, 2, 3, 3, 3, 5, 5};
    private static final double SPREAD = 0.22;

    private final Chance chance;
    private final Span span;

    Leases(Chance chance, Span span) {
        this.chance = chance.about("lease");
        this.span = span;
    }

    /** Length in months. */
    public int months(int firm) {
        return 12 * YEARS[chance.below(YEARS.length, firm, 0)];
    }

    /** Months until it ends, from 0 for the last; months count as in {@link Span}. */
    public int monthsLeft(int firm, int month) {
        int length = months(firm);
        long absolute = span.firstMonth().getYear() * 12L + span.firstMonth().getMonthValue() + month;
        return length - 1 - (int) Math.floorMod(absolute + chance.below(length, firm, 1), length);
    }

    /** Yearly rent against the usual of its place: 0 for the usual, 0.3 for 30 % more. */
    public double burden(int firm) {
        SplittableRandom random = chance.of(firm, 2);
        return Math.max(-0.5, Math.min(0.8, SPREAD * Draw.normal(random)));
    }
}
