package org.quanyu.generator.delivery;

import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.district.Digits;

/**
 * Keys of a feed's records: each number has its own, and they tell nothing of the order of the numbers.
 *
 * <p>For records, whose numbers may be put together of several; {@link Accounts} are for customers, counted from 0.
 */
public final class RecordKeys {

    private static final int BITS = 43;
    private static final long MASK = (1L << BITS) - 1;

    /** 2^43 is less than 10^13. */
    private static final int LENGTH = 13;

    private final String prefix;
    private final long shift;

    public RecordKeys(String prefix, Chance chance) {
        this.prefix = prefix;
        this.shift = chance.bits(0) & MASK;
    }

    /**
     * The prefix and thirteen digits.
     *
     * @param number from 0 up to, but without, 2^43
     */
    public String of(long number) {
        return prefix + Digits.of(mix(number), LENGTH);
    }

    /** Goes both ways, as odd factors and shifted differences do. */
    private long mix(long number) {
        long mixed = (number ^ shift) & MASK;
        mixed = mixed * 0x5851F42D4C957F2DL & MASK;
        mixed ^= mixed >>> 22;
        mixed = mixed * 0x14057B7EF767814FL & MASK;
        return mixed ^ mixed >>> 22;
    }
}
