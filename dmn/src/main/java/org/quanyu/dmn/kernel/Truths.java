package org.quanyu.dmn.kernel;

/**
 * Whether something holds for a block's rows, a bit for each; where no bit is set it does not.
 *
 * @param yes it holds
 * @param none it is null
 * @param open it is unknown
 */
record Truths(long[] yes, long[] none, long[] open) {

    Truths() {
        this(new long[Block.WORDS], new long[Block.WORDS], new long[Block.WORDS]);
    }

    boolean isYes(int row) {
        return (yes[row >> 6] >>> row & 1) != 0;
    }

    boolean isOpen(int row) {
        return (open[row >> 6] >>> row & 1) != 0;
    }

    /** Whether it holds or may hold. */
    boolean isPossible(int row) {
        return isYes(row) || isOpen(row);
    }
}
