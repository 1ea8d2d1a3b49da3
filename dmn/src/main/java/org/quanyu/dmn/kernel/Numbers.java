package org.quanyu.dmn.kernel;

/**
 * Whole numbers of a block's rows.
 *
 * @param scale how many decimals they stand for
 * @param none a bit for each row that has null
 * @param open a bit for each row whose value is unknown; never set beside {@code none}
 */
record Numbers(int scale, long[] values, long[] none, long[] open) {

    Numbers(int scale) {
        this(scale, new long[Block.ROWS], new long[Block.WORDS], new long[Block.WORDS]);
    }

    boolean isNone(int row) {
        return (none[row >> 6] >>> row & 1) != 0;
    }

    boolean isOpen(int row) {
        return (open[row >> 6] >>> row & 1) != 0;
    }

    boolean isKnown(int row) {
        return ((none[row >> 6] | open[row >> 6]) >>> row & 1) == 0;
    }

    /** Is null or unknown where one of two is; unknown where either is. */
    void lack(Numbers one, Numbers other) {
        for (int word = 0; word < Block.WORDS; word++) {
            long missing = one.open[word] | other.open[word];
            open[word] = missing;
            none[word] = (one.none[word] | other.none[word]) & ~missing;
        }
    }

    /** Whether both have the same known value or null. */
    boolean isSame(int row, Numbers other) {
        return !isOpen(row)
                && !other.isOpen(row)
                && isNone(row) == other.isNone(row)
                && (isNone(row) || values[row] == other.values[row]);
    }

    void put(int row, long value, boolean isNone, boolean isOpen) {
        long bit = 1L << row;
        values[row] = value;
        none[row >> 6] = isNone ? none[row >> 6] | bit : none[row >> 6] & ~bit;
        open[row >> 6] = isOpen ? open[row >> 6] | bit : open[row >> 6] & ~bit;
    }

    void copy(int row, Numbers from) {
        long bit = 1L << row;
        values[row] = from.values[row];
        none[row >> 6] = none[row >> 6] & ~bit | from.none[row >> 6] & bit;
        open[row >> 6] = open[row >> 6] & ~bit | from.open[row >> 6] & bit;
    }

    void copy(Numbers from) {
        System.arraycopy(from.values, 0, values, 0, Block.ROWS);
        System.arraycopy(from.none, 0, none, 0, Block.WORDS);
        System.arraycopy(from.open, 0, open, 0, Block.WORDS);
    }

    void leaveOpen(int row) {
        none[row >> 6] &= ~(1L << row);
        open[row >> 6] |= 1L << row;
    }
}
