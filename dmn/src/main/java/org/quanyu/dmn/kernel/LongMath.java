package org.quanyu.dmn.kernel;

import java.math.RoundingMode;

/** Reckoning with whole numbers that stand for decimals. */
final class LongMath {

    /** Ten to the power of this still fits a long. */
    static final int LARGEST_POWER = 18;

    private LongMath() {}

    static long power(int exponent) {
        long power = 1;
        for (int time = 0; time < exponent; time++) {
            power *= 10;
        }
        return power;
    }

    /** A quotient rounded as {@link java.math.BigDecimal} rounds it; the unit is a power of ten. */
    static long divide(long number, long unit, RoundingMode mode) {
        long quotient = number / unit;
        long rest = number % unit;
        if (rest == 0) {
            return quotient;
        }
        int sign = number < 0 ? -1 : 1;
        int half = Long.compare(Math.abs(rest), unit / 2);
        boolean isAway =
                switch (mode) {
                    case UP -> true;
                    case DOWN -> false;
                    case CEILING -> sign > 0;
                    case FLOOR -> sign < 0;
                    case HALF_UP -> half >= 0;
                    case HALF_DOWN -> half > 0;
                    case HALF_EVEN -> half > 0 || half == 0 && (quotient & 1) != 0;
                    case UNNECESSARY -> throw new IllegalArgumentException("the rest is lost");
                };
        return isAway ? quotient + sign : quotient;
    }
}
