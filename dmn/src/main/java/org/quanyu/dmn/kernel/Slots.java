package org.quanyu.dmn.kernel;

/** The results of a kernel's operations for one block. */
final class Slots {

    private final Truths[] truths;
    private final Numbers[] numbers;
    private final long[] overflown = new long[Block.WORDS];

    Slots(int size) {
        truths = new Truths[size];
        numbers = new Numbers[size];
    }

    /** Begins a block of which some rows cannot be reckoned. */
    void begin(long[] beyond) {
        System.arraycopy(beyond, 0, overflown, 0, Block.WORDS);
    }

    Truths truths(int slot) {
        return truths[slot];
    }

    Numbers numbers(int slot) {
        return numbers[slot];
    }

    void hold(int slot, Truths result) {
        truths[slot] = result;
    }

    void hold(int slot, Numbers result) {
        numbers[slot] = result;
    }

    /** A whole number of this row does not fit a long: what depends on it is to be reckoned by the interpreter. */
    void overflow(int row) {
        overflown[row >> 6] |= 1L << row;
    }

    boolean isOverflown(int row) {
        return (overflown[row >> 6] >>> row & 1) != 0;
    }
}
