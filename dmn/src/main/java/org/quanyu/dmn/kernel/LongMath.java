package org.quanyu.dmn.kernel;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Year;
import java.time.temporal.ChronoField;

/** Reckoning with whole numbers that stand for decimals. */
final class LongMath {

    /** Ten to the power of this still fits a long. */
    static final int LARGEST_POWER = 18;

    /** Ten to the power of nine: by such a divisor a quotient of 34 digits, rounded again to few decimals, is exact. */
    static final long LARGEST_DIVISOR = 1_000_000_000;

    private static final int MONTHS = 12;

    private LongMath() {}

    static long power(int exponent) {
        long power = 1;
        for (int time = 0; time < exponent; time++) {
            power *= 10;
        }
        return power;
    }

    /** As {@link java.time.Period#between} counts them, of days since 1970. */
    static long monthsBetween(long from, long to) {
        LocalDate one = LocalDate.ofEpochDay(from);
        LocalDate other = LocalDate.ofEpochDay(to);
        long months = other.getLong(ChronoField.PROLEPTIC_MONTH) - one.getLong(ChronoField.PROLEPTIC_MONTH);
        int days = other.getDayOfMonth() - one.getDayOfMonth();
        if (months > 0 && days < 0) {
            return months - 1;
        }
        return months < 0 && days > 0 ? months + 1 : months;
    }

    /** As {@link LocalDate#plusMonths}; a day after the last that there is where the year does not fit. */
    static long addMonths(long day, long months) {
        LocalDate date = LocalDate.ofEpochDay(day);
        long year = date.getYear() + months / MONTHS;
        return Math.abs(year) < Year.MAX_VALUE ? date.plusMonths(months).toEpochDay() : LocalDate.MAX.toEpochDay() + 1;
    }

    /** Whether a product does not fit. */
    static boolean overflows(long one, long other) {
        return Math.multiplyHigh(one, other) != one * other >> Long.SIZE - 1;
    }

    /** A quotient rounded as {@link java.math.BigDecimal} rounds it; neither number is the least that there is. */
    static long quotient(long dividend, long divisor, RoundingMode mode) {
        return divisor < 0 ? divide(-dividend, -divisor, mode) : divide(dividend, divisor, mode);
    }

    /** As {@link #quotient}, by what is greater than zero. */
    static long divide(long number, long unit, RoundingMode mode) {
        long quotient = number / unit;
        long rest = number % unit;
        if (rest == 0) {
            return quotient;
        }
        int sign = number < 0 ? -1 : 1;
        int half = Long.compare(Math.abs(rest), unit - Math.abs(rest));
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
