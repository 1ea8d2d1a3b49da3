package org.quanyu.dmn.kernel;

import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import org.quanyu.dmn.feel.Expression.Relation;

/** One operation on all rows of a block. Two that are equal are done once. */
sealed interface Operation {

    /** Operations whose result is a truth. */
    sealed interface Truth extends Operation {

        void run(Slots slots, Truths out);
    }

    /** Operations whose result is a number, a date or a word. */
    sealed interface Value extends Operation {

        int scale();

        void run(Slots slots, Numbers out);
    }

    /**
     * Bits of the rows whose number, date or word is below a constant, whatever stands for null and unknown. The two sides of a
     * bound share it.
     */
    record Below(int value, long bound) implements Truth {

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
    record Side(int value, int below, boolean isBelow) implements Truth {

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
    record Equal(int value, long constant) implements Truth {

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
    record Flag(int value) implements Truth {

        @Override
        public void run(Slots slots, Truths out) {
            new Equal(value, 1).run(slots, out);
            System.arraycopy(slots.numbers(value).none(), 0, out.none(), 0, Block.WORDS);
        }
    }

    /** Two numbers of one scale, or two dates. */
    record CompareBoth(int left, Relation relation, int right) implements Truth {

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

    /** Whether a value is null. */
    record IsNone(int value) implements Truth {

        @Override
        public void run(Slots slots, Truths out) {
            System.arraycopy(slots.numbers(value).none(), 0, out.yes(), 0, Block.WORDS);
            System.arraycopy(slots.numbers(value).open(), 0, out.open(), 0, Block.WORDS);
        }
    }

    /** The same for every row; null for null. */
    record Always(Boolean truth) implements Truth {

        @Override
        public void run(Slots slots, Truths out) {
            Arrays.fill(out.yes(), Boolean.TRUE.equals(truth) ? -1L : 0L);
            Arrays.fill(out.none(), truth == null ? -1L : 0L);
        }
    }

    record Both(int left, int right) implements Truth {

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

    record Either(int left, int right) implements Truth {

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

    record Not(int truth) implements Truth {

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
    record Hit(List<Integer> tests) implements Truth {

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

    /** A truth as 1 or 0. */
    record AsNumber(int truth) implements Value {

        @Override
        public int scale() {
            return 0;
        }

        @Override
        public void run(Slots slots, Numbers out) {
            Truths truths = slots.truths(truth);
            for (int row = 0; row < Block.ROWS; row++) {
                out.values()[row] = truths.yes()[row >> 6] >>> row & 1;
            }
            System.arraycopy(truths.none(), 0, out.none(), 0, Block.WORDS);
            System.arraycopy(truths.open(), 0, out.open(), 0, Block.WORDS);
        }
    }

    /** Whether its result is the same for every block. */
    default boolean isConstant() {
        return this instanceof Constant || this instanceof Always;
    }

    /** A fact as it stands in the block. */
    record Fact(int column, int scale) implements Value {

        @Override
        public void run(Slots slots, Numbers out) {
            throw new IllegalStateException("facts are read where they are");
        }
    }

    /** The same number for every row; null for null. */
    record Constant(Long number, int scale) implements Value {

        @Override
        public void run(Slots slots, Numbers out) {
            Arrays.fill(out.values(), number == null ? 0 : number);
            Arrays.fill(out.none(), number == null ? -1L : 0L);
        }
    }

    /** Reckoning with two numbers; of one scale but where they are multiplied. */
    record Reckon(Reckoning reckoning, int left, int right, int scale) implements Value {

        @Override
        public void run(Slots slots, Numbers out) {
            Numbers one = slots.numbers(left);
            Numbers other = slots.numbers(right);
            for (int row = 0; row < Block.ROWS; row++) {
                long a = one.values()[row];
                long b = other.values()[row];
                long result = reckoning.of(a, b);
                out.values()[row] = result;
                if (reckoning.overflows(a, b, result)) {
                    slots.overflow(row);
                }
            }
            for (int word = 0; word < Block.WORDS; word++) {
                long open = one.open()[word] | other.open()[word];
                out.open()[word] = open;
                out.none()[word] = (one.none()[word] | other.none()[word]) & ~open;
            }
        }
    }

    /** What is reckoned, with a test for results that a long does not hold. */
    enum Reckoning {
        ADD,
        SUBTRACT,
        MULTIPLY,
        LEAST,
        GREATEST;

        long of(long one, long other) {
            return switch (this) {
                case ADD -> one + other;
                case SUBTRACT -> one - other;
                case MULTIPLY -> one * other;
                case LEAST -> Math.min(one, other);
                case GREATEST -> Math.max(one, other);
            };
        }

        boolean overflows(long one, long other, long result) {
            return switch (this) {
                case ADD -> ((one ^ result) & (other ^ result)) < 0;
                case SUBTRACT -> ((one ^ other) & (one ^ result)) < 0;
                case MULTIPLY -> Math.multiplyHigh(one, other) != result >> Long.SIZE - 1;
                case LEAST, GREATEST -> false;
            };
        }
    }

    /**
     * A number with fewer decimals.
     *
     * @param dropped how many of its decimals go
     */
    record Round(int value, RoundingMode mode, int dropped, int scale) implements Value {

        @Override
        public void run(Slots slots, Numbers out) {
            Numbers numbers = slots.numbers(value);
            long unit = LongMath.power(dropped);
            for (int row = 0; row < Block.ROWS; row++) {
                out.values()[row] = LongMath.divide(numbers.values()[row], unit, mode);
            }
            System.arraycopy(numbers.none(), 0, out.none(), 0, Block.WORDS);
            System.arraycopy(numbers.open(), 0, out.open(), 0, Block.WORDS);
        }
    }

    /** One value or another; of one scale. Where the condition is unknown, what both have in common. */
    record Choose(int condition, int then, int otherwise, int scale) implements Value {

        @Override
        public void run(Slots slots, Numbers out) {
            Truths met = slots.truths(condition);
            Numbers one = slots.numbers(then);
            Numbers other = slots.numbers(otherwise);
            for (int row = 0; row < Block.ROWS; row++) {
                boolean isMet = (met.yes()[row >> 6] >>> row & 1) != 0;
                boolean isOpen = (met.open()[row >> 6] >>> row & 1) != 0;
                out.copy(row, isMet ? one : other);
                if (isOpen && !one.isSame(row, other)) {
                    out.leaveOpen(row);
                }
            }
        }
    }

    /**
     * The output of a table that takes one rule.
     *
     * @param first whether the first hit counts, rather than the only one
     * @param hits of the rules, in their order
     * @param results of the rules, of one scale
     * @param without the output where no rule is hit
     * @param differ whether a rule's result is a constant other than that where no rule is hit
     */
    record Table(boolean first, List<Integer> hits, List<Integer> results, int without, List<Boolean> differ, int scale)
            implements Value {

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

    private static long no(Truths truths, int word) {
        return ~(truths.yes()[word] | truths.none()[word] | truths.open()[word]);
    }
}
