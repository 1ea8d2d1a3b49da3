package org.quanyu.dmn.kernel;

import java.util.List;
import org.quanyu.dmn.model.HitPolicy;

/** Operations that give the output of a table. */
sealed interface TableOperation extends Operation.Value {

    /**
     * A table's rules.
     *
     * @param hits in the order of the rules
     * @param results of the rules, of one scale
     * @param without the output where no rule is hit
     * @param isPart whether the output is one of several
     * @param hasDefault whether the table has outputs where no rule is hit, rather than null
     */
    record Rules(List<Integer> hits, List<Integer> results, int without, boolean isPart, boolean hasDefault) {

        int size() {
            return hits.size();
        }

        Truths hit(Slots slots, int rule) {
            return slots.truths(hits.get(rule));
        }

        Numbers result(Slots slots, int rule) {
            return slots.numbers(results.get(rule));
        }

        /** Of a table of several outputs that is null as a whole, no output is what that of another is. */
        boolean isNullWithout() {
            return isPart && !hasDefault;
        }

        private void copy(Slots slots, int rule, Numbers out, int word, long rows) {
            Numbers from = result(slots, rule);
            for (long left = rows; left != 0; left &= left - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(left);
                out.values()[row] = from.values()[row];
            }
            out.none()[word] = out.none()[word] & ~rows | from.none()[word] & rows;
            out.open()[word] = out.open()[word] & ~rows | from.open()[word] & rows;
        }
    }

    /** The output of the first rule that is hit. */
    record First(Rules rules, int scale) implements TableOperation {

        @Override
        public void run(Slots slots, Numbers out) {
            out.copy(slots.numbers(rules.without()));
            for (int word = 0; word < Block.WORDS; word++) {
                run(slots, out, word);
            }
        }

        private void run(Slots slots, Numbers out, int word) {
            long hitBefore = 0;
            long open = 0;
            for (int rule = 0; rule < rules.size(); rule++) {
                Truths hit = rules.hit(slots, rule);
                rules.copy(slots, rule, out, word, hit.yes()[word] & ~hitBefore);
                open |= hit.open()[word] & ~hitBefore;
                hitBefore |= hit.yes()[word];
            }
            for (long left = open; left != 0; left &= left - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(left);
                boolean isLost = rules.isNullWithout() && (hitBefore >>> row & 1) == 0;
                if (isLost || !agree(slots, out, row)) {
                    out.leaveOpen(row);
                }
            }
        }

        /** Whether all rules that may be hit up to the first sure one have the output of that. */
        private boolean agree(Slots slots, Numbers out, int row) {
            for (int rule = 0; rule < rules.size(); rule++) {
                Truths hit = rules.hit(slots, rule);
                if (hit.isYes(row)) {
                    return true;
                }
                if (hit.isOpen(row) && !rules.result(slots, rule).isSame(row, out)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * The output of the only rule that is hit; null where several are.
     *
     * @param differ whether a rule's result is a constant other than that where no rule is hit
     * @param beside for each rule the earlier ones that some input may hit together with it
     */
    record Only(Rules rules, List<Boolean> differ, List<List<Integer>> beside, int scale) implements TableOperation {

        @Override
        public void run(Slots slots, Numbers out) {
            boolean exclude = beside.stream().allMatch(List::isEmpty);
            out.copy(slots.numbers(rules.without()));
            for (int word = 0; word < Block.WORDS; word++) {
                run(slots, out, word, exclude);
            }
        }

        private void run(Slots slots, Numbers out, int word, boolean exclude) {
            long once = 0;
            long twice = 0;
            long open = 0;
            long different = 0;
            for (int rule = 0; rule < rules.size(); rule++) {
                Truths hit = rules.hit(slots, rule);
                long hitFirst = hit.yes()[word] & ~once;
                rules.copy(slots, rule, out, word, hitFirst);
                open |= hit.open()[word];
                different |= differ.get(rule) ? hit.open()[word] : 0;
                twice |= hit.yes()[word] & once;
                once |= hitFirst;
            }
            out.none()[word] |= twice;
            out.open()[word] &= ~twice;
            open &= ~(exclude ? once : twice);
            different &= open & ~once;
            out.none()[word] &= ~different;
            out.open()[word] |= different;
            for (long left = open & ~different; left != 0; left &= left - 1) {
                int row = (word << 6) + Long.numberOfTrailingZeros(left);
                boolean isHit = (once >>> row & 1) != 0;
                if (!isHit && !agree(slots, out, row) || !isUnbroken(slots, out, row)) {
                    out.leaveOpen(row);
                }
            }
        }

        /** Whether all rules that may be hit have the output of a table without a hit. */
        private boolean agree(Slots slots, Numbers out, int row) {
            for (int rule = 0; rule < rules.size(); rule++) {
                if (rules.hit(slots, rule).isOpen(row)
                        && (rules.isNullWithout() || !rules.result(slots, rule).isSame(row, out))) {
                    return false;
                }
            }
            return true;
        }

        /** Whether no two rules may be hit together, or the output is null anyway. */
        private boolean isUnbroken(Slots slots, Numbers out, int row) {
            if (!rules.isPart() && out.isNone(row)) {
                return true;
            }
            for (int rule = 0; rule < rules.size(); rule++) {
                boolean isPossible = rules.hit(slots, rule).isPossible(row);
                for (int other : beside.get(rule)) {
                    if (isPossible && rules.hit(slots, other).isPossible(row)) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    /**
     * The output of a table that several rules may decide together: the one that they agree on, the one of the first place, or a
     * sum, count, least or greatest.
     *
     * @param places of the rules' results among the output's values, where the policy is priority
     */
    record Together(HitPolicy policy, Rules rules, List<Integer> places, int scale) implements TableOperation {

        private static final int NONE = -1;
        private static final int ALL = -2;

        @Override
        public void run(Slots slots, Numbers out) {
            Gathered sure = new Gathered(policy);
            Gathered possible = new Gathered(policy);
            for (int row = 0; row < Block.ROWS; row++) {
                gather(slots, row, NONE, sure);
                sure.putTo(out, row);
                if (!isCommon(slots, row, sure, possible)) {
                    out.leaveOpen(row);
                }
                if (sure.isBeyond() || possible.isBeyond()) {
                    slots.overflow(row);
                }
            }
        }

        /** Whether what the sure rules give stays what it is with any other that may be hit, and with all of them. */
        private boolean isCommon(Slots slots, int row, Gathered sure, Gathered possible) {
            boolean isOpen = false;
            possible.begin();
            for (int rule = 0; rule < rules.size(); rule++) {
                if (rules.hit(slots, rule).isOpen(row)) {
                    isOpen = true;
                    gather(slots, row, rule, possible);
                    if (!possible.isSame(sure)) {
                        return false;
                    }
                }
            }
            if (isOpen && (policy == HitPolicy.COLLECT_SUM || policy == HitPolicy.COLLECT_COUNT)) {
                gather(slots, row, ALL, possible);
                return possible.isSame(sure);
            }
            return true;
        }

        private void gather(Slots slots, int row, int more, Gathered gathered) {
            gathered.begin();
            for (int rule = 0; rule < rules.size(); rule++) {
                Truths hit = rules.hit(slots, rule);
                if (hit.isYes(row) || hit.isOpen(row) && (more == rule || more == ALL)) {
                    gathered.add(rules.result(slots, rule), row, places.isEmpty() ? 0 : places.get(rule));
                }
            }
            gathered.end(slots.numbers(rules.without()), row);
        }
    }

    /**
     * What a table gives where all of its inputs are allowed; null elsewhere.
     *
     * @param allowed whether they are, as a rule's hit
     */
    record Guarded(int allowed, int value, int scale) implements TableOperation {

        @Override
        public void run(Slots slots, Numbers out) {
            Truths truths = slots.truths(allowed);
            Numbers numbers = slots.numbers(value);
            out.copy(numbers);
            for (int word = 0; word < Block.WORDS; word++) {
                long open = truths.open()[word] & ~numbers.none()[word];
                long missed = ~(truths.yes()[word] | truths.open()[word]);
                out.none()[word] = (out.none()[word] | missed) & ~open;
                out.open()[word] = out.open()[word] & ~missed | open;
            }
        }
    }
}
