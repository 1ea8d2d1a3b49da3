package org.quanyu.dmn.kernel;

import java.util.List;

/** Operations that give the output of a table. */
sealed interface TableOperation extends Operation.Value {

    /**
     * The output of a table that takes one rule.
     *
     * @param first whether the first hit counts, rather than the only one
     * @param hits of the rules, in their order
     * @param results of the rules, of one scale
     * @param without the output where no rule is hit
     * @param differ whether a rule's result is a constant other than that where no rule is hit
     */
    record TakeOne(
            boolean first, List<Integer> hits, List<Integer> results, int without, List<Boolean> differ, int scale)
            implements TableOperation {

        @Override
        public void run(Slots slots, Numbers out) {
            out.copy(slots.numbers(without));
            for (int word = 0; word < Block.WORDS; word++) {
                run(slots, out, word);
            }
        }

        private void run(Slots slots, Numbers out, int word) {
            long hitBefore = 0;
            long hitTwice = 0;
            long open = 0;
            long different = 0;
            for (int rule = 0; rule < hits.size(); rule++) {
                Truths hit = slots.truths(hits.get(rule));
                long hitFirst = hit.yes()[word] & ~hitBefore;
                copy(out, word, hitFirst, slots.numbers(results.get(rule)));
                open |= hit.open()[word] & (first ? ~hitBefore : -1L);
                different |= differ.get(rule) ? hit.open()[word] : 0;
                hitTwice |= hit.yes()[word] & hitBefore;
                hitBefore |= hitFirst;
            }
            if (!first) {
                out.none()[word] |= hitTwice;
                out.open()[word] &= ~hitTwice;
                open &= ~hitBefore;
                different &= open;
                out.none()[word] &= ~different;
                out.open()[word] |= different;
                open &= ~different;
            }
            for (long left = open; left != 0; left &= left - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(left);
                if (!agree(slots, out, row)) {
                    out.leaveOpen(row);
                }
            }
        }

        private static void copy(Numbers out, int word, long rows, Numbers from) {
            for (long left = rows; left != 0; left &= left - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(left);
                out.values()[row] = from.values()[row];
            }
            out.none()[word] = out.none()[word] & ~rows | from.none()[word] & rows;
            out.open()[word] = out.open()[word] & ~rows | from.open()[word] & rows;
        }

        /** Whether all rules that may be hit have the output that the sure ones give. */
        private boolean agree(Slots slots, Numbers out, int row) {
            for (int rule = 0; rule < hits.size(); rule++) {
                Truths hit = slots.truths(hits.get(rule));
                boolean isPossible = ((hit.yes()[row >> 6] | hit.open()[row >> 6]) >>> row & 1) != 0;
                if (isPossible && !slots.numbers(results.get(rule)).isSame(row, out)) {
                    return false;
                }
            }
            return true;
        }
    }
}
