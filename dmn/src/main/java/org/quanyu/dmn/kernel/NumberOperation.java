package org.quanyu.dmn.kernel;

import java.math.RoundingMode;
import java.util.Arrays;

/** Operations that give values, most of them numbers. */
sealed interface NumberOperation extends Operation.Value {

    /** A fact as it stands in the block. */
    record Fact(int column, int scale) implements NumberOperation {

        @Override
        public void run(Slots slots, Numbers out) {
            throw new IllegalStateException("facts are read where they are");
        }
    }

    /** The same number for every row; null for null. */
    record Constant(Long number, int scale) implements NumberOperation {

        @Override
        public void run(Slots slots, Numbers out) {
            Arrays.fill(out.values(), number == null ? 0 : number);
            Arrays.fill(out.none(), number == null ? -1L : 0L);
        }
    }

    /** A truth as 1 or 0. */
    record AsNumber(int truth) implements NumberOperation {

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

    /** Reckoning with two numbers; of one scale but where they are multiplied. */
    record Reckon(Reckoning reckoning, int left, int right, int scale) implements NumberOperation {

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
            out.lack(one, other);
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
                case MULTIPLY -> LongMath.overflows(one, other);
                case LEAST, GREATEST -> false;
            };
        }
    }

    /**
     * A number with fewer decimals.
     *
     * @param dropped how many of its decimals go
     */
    record Round(int value, RoundingMode mode, int dropped, int scale) implements NumberOperation {

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

    /**
     * A rounded quotient; null where the divisor is zero. Of a divisor beyond {@link LongMath#LARGEST_DIVISOR} the 34 digits of FEEL
     * might be rounded twice.
     *
     * @param shift by how many decimals the dividend is moved before
     */
    record Quotient(int left, int right, int shift, RoundingMode mode, int scale) implements NumberOperation {

        @Override
        public void run(Slots slots, Numbers out) {
            Numbers dividends = slots.numbers(left);
            Numbers divisors = slots.numbers(right);
            long more = LongMath.power(Math.max(shift, 0));
            long less = LongMath.power(Math.max(-shift, 0));
            out.lack(dividends, divisors);
            for (int row = 0; row < Block.ROWS; row++) {
                long dividend = dividends.values()[row];
                long divisor = divisors.values()[row];
                boolean isBeyond = LongMath.overflows(dividend, more)
                        || LongMath.overflows(divisor, less)
                        || Math.abs(divisor * less) > LongMath.LARGEST_DIVISOR;
                if (!out.isKnown(row)) {
                    continue;
                } else if (divisor == 0) {
                    out.put(row, 0, true, false);
                } else if (isBeyond) {
                    slots.overflow(row);
                } else {
                    out.values()[row] = LongMath.quotient(dividend * more, divisor * less, mode);
                }
            }
        }
    }

    /** One value or another; of one scale. Where the condition is unknown, what both have in common. */
    record Choose(int condition, int then, int otherwise, int scale) implements NumberOperation {

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
}
