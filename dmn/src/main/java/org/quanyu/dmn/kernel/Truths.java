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
}
