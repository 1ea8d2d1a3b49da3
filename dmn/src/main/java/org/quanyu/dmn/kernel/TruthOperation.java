package org.quanyu.dmn.kernel;

import java.util.Arrays;
import java.util.List;
import org.quanyu.dmn.feel.Expression.Relation;

/** Operations that tell whether something holds. */
sealed interface TruthOperation extends Operation.Truth {

    /**
     * Bits of the rows whose number, date or word is below a constant, whatever stands for null and unknown. The two sides of a
     * bound share it.
     */
    record Below(int value, long bound) implements TruthOperation {

        @Override
        public void run(Slots slots, Truths out) {
            long[] values = slots.numbers(value).values();
            for (int word = 0; word < Block.WORDS; word++) {
                long low = 0;
                long high = 0;
                for (int index = 0; index < Integer.SIZE; index++) {
                    low |= (values[(word << 6) + index] < bound ? 1L : 0L) << index;
                    high |= (values[(word << 6) + Integer.SIZE + index] < bound ? 1L : 0L) << index;
                }
                out.yes()[word] = high << Integer.SIZE | low;
            }
        }
    }

    /** A value on one side of a bound: below it, or not below it. */
    record Side(int value, int below, boolean isBelow) implements TruthOperation {

        @Override
        public void run(Slots slots, Truths out) {
            Numbers numbers = slots.numbers(value);
            long[] bits = slots.truths(below).yes();
            for (int word = 0; word < Block.WORDS; word++) {
                long none = numbers.none()[word];
                long open = numbers.open()[word];
                out.yes()[word] = (isBelow ? bits[word] : ~bits[word]) & ~none & ~open;
                out.none()[word] = none;
                out.open()[word] = open;
            }
        }
    }

    /** A value that equals a constant; null does not. */
    record Equal(int value, long constant) implements TruthOperation {

        @Override
        public void run(Slots slots, Truths out) {
            Numbers numbers = slots.numbers(value);
            long[] values = numbers.values();
            for (int word = 0; word < Block.WORDS; word++) {
                long low = 0;
                long high = 0;
                for (int index = 0; index < Integer.SIZE; index++) {
                    low |= (values[(word << 6) + index] == constant ? 1L : 0L) << index;
                    high |= (values[(word << 6) + Integer.SIZE + index] == constant ? 1L : 0L) << index;
                }
                long open = numbers.open()[word];
                out.yes()[word] = (high << Integer.SIZE | low) & ~numbers.none()[word] & ~open;
                out.open()[word] = open;
            }
        }
    }

    /** A boolean fact. */
    record Flag(int value) implements TruthOperation {

        @Override
        public void run(Slots slots, Truths out) {
            new Equal(value, 1).run(slots, out);
            System.arraycopy(slots.numbers(value).none(), 0, out.none(), 0, Block.WORDS);
        }
    }

    /** Two numbers of one scale, or two dates. */
    record CompareBoth(int left, Relation relation, int right) implements TruthOperation {

        @Override
        public void run(Slots slots, Truths out) {
            Numbers one = slots.numbers(left);
            Numbers other = slots.numbers(right);
            for (int word = 0; word < Block.WORDS; word++) {
                long less = 0;
                long equal = 0;
                for (int index = 0; index < Long.SIZE; index++) {
                    long a = one.values()[(word << 6) + index];
                    long b = other.values()[(word << 6) + index];
                    less |= (a < b ? 1L : 0L) << index;
                    equal |= (a == b ? 1L : 0L) << index;
                }
                long open = one.open()[word] | other.open()[word];
                long none = (one.none()[word] | other.none()[word]) & ~open;
                long bothNone = one.none()[word] & other.none()[word];
                long known = ~none & ~open;
                out.open()[word] = open;
                out.none()[word] = relation == Relation.EQUAL || relation == Relation.UNEQUAL ? 0 : none;
                out.yes()[word] = switch (relation) {
                    case EQUAL -> equal & known | bothNone;
                    case UNEQUAL -> ~equal & known | none & ~bothNone;
                    case LESS -> less & known;
                    case AT_MOST -> (less | equal) & known;
                    case GREATER -> ~(less | equal) & known;
                    case AT_LEAST -> ~less & known;
                };
            }
        }
    }

    /** A value between two ends; null where the higher one comes first, whatever the value. */
    record Within(int value, boolean lowIncluded, int low, int high, boolean highIncluded) implements TruthOperation {

        @Override
        public void run(Slots slots, Truths out) {
            Arrays.fill(out.yes(), 0);
            Arrays.fill(out.none(), 0);
            Arrays.fill(out.open(), 0);
            for (int row = 0; row < Block.ROWS; row++) {
                decide(row, slots.numbers(value), slots.numbers(low), slots.numbers(high), out);
            }
        }

        private void decide(int row, Numbers numbers, Numbers lows, Numbers highs, Truths out) {
            long bit = 1L << row;
            boolean isRange = !lows.isKnown(row) || !highs.isKnown(row) || lows.values()[row] <= highs.values()[row];
            if (lows.isOpen(row) || highs.isOpen(row) || isRange && numbers.isOpen(row)) {
                out.open()[row >> 6] |= bit;
            } else if (!isRange || numbers.isNone(row)) {
                out.none()[row >> 6] |= bit;
            } else if (lows.isNone(row) || isAbove(numbers.values()[row], lows.values()[row])) {
                boolean isBelow = highs.isNone(row) || isBelow(numbers.values()[row], highs.values()[row]);
                boolean hasNone = lows.isNone(row) || highs.isNone(row);
                out.yes()[row >> 6] |= isBelow && !hasNone ? bit : 0;
                out.none()[row >> 6] |= isBelow && hasNone ? bit : 0;
            }
        }

        private boolean isAbove(long number, long end) {
            return number > end || lowIncluded && number == end;
        }

        private boolean isBelow(long number, long end) {
            return number < end || highIncluded && number == end;
        }
    }

    /** Whether a value is null. */
    record IsNone(int value) implements TruthOperation {

        @Override
        public void run(Slots slots, Truths out) {
            System.arraycopy(slots.numbers(value).none(), 0, out.yes(), 0, Block.WORDS);
            System.arraycopy(slots.numbers(value).open(), 0, out.open(), 0, Block.WORDS);
        }
    }

    /** The same for every row; null for null. */
    record Always(Boolean truth) implements TruthOperation {

        @Override
        public void run(Slots slots, Truths out) {
            Arrays.fill(out.yes(), Boolean.TRUE.equals(truth) ? -1L : 0L);
            Arrays.fill(out.none(), truth == null ? -1L : 0L);
        }
    }

    record Both(int left, int right) implements TruthOperation {

        @Override
        public void run(Slots slots, Truths out) {
            Truths one = slots.truths(left);
            Truths other = slots.truths(right);
            for (int word = 0; word < Block.WORDS; word++) {
                long no = no(one, word) | no(other, word);
                long open = (one.open()[word] | other.open()[word]) & ~no;
                out.yes()[word] = one.yes()[word] & other.yes()[word];
                out.open()[word] = open;
                out.none()[word] = (one.none()[word] | other.none()[word]) & ~no & ~open;
            }
        }
    }

    record Either(int left, int right) implements TruthOperation {

        @Override
        public void run(Slots slots, Truths out) {
            Truths one = slots.truths(left);
            Truths other = slots.truths(right);
            for (int word = 0; word < Block.WORDS; word++) {
                long yes = one.yes()[word] | other.yes()[word];
                long open = (one.open()[word] | other.open()[word]) & ~yes;
                out.yes()[word] = yes;
                out.open()[word] = open;
                out.none()[word] = (one.none()[word] | other.none()[word]) & ~yes & ~open;
            }
        }
    }

    record Not(int truth) implements TruthOperation {

        @Override
        public void run(Slots slots, Truths out) {
            Truths one = slots.truths(truth);
            for (int word = 0; word < Block.WORDS; word++) {
                out.yes()[word] = no(one, word);
                out.open()[word] = one.open()[word];
                out.none()[word] = one.none()[word];
            }
        }
    }

    /** A rule's hit: what is null is a miss. */
    record Hit(List<Integer> tests) implements TruthOperation {

        @Override
        public void run(Slots slots, Truths out) {
            long[] yes = out.yes();
            long[] possible = out.open();
            Arrays.fill(yes, -1L);
            Arrays.fill(possible, -1L);
            for (int test : tests) {
                Truths met = slots.truths(test);
                for (int word = 0; word < Block.WORDS; word++) {
                    yes[word] &= met.yes()[word];
                    possible[word] &= met.yes()[word] | met.open()[word];
                }
            }
            for (int word = 0; word < Block.WORDS; word++) {
                possible[word] &= ~yes[word];
            }
        }
    }

    private static long no(Truths truths, int word) {
        return ~(truths.yes()[word] | truths.none()[word] | truths.open()[word]);
    }
}
