package org.quanyu.dmn.feel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import org.quanyu.dmn.feel.Expression.Arithmetic.Operator;

/** The operators on numbers, strings, dates and durations (DMN 1.5, tables 52 to 58); null where a pair has no result. */
final class Arithmetics {

    /** 34 digits, half to even, as FEEL has it. */
    static final MathContext PRECISION = MathContext.DECIMAL128;

    private static final BigDecimal LARGEST_EXPONENT = BigDecimal.valueOf(999_999);
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

    private Arithmetics() {}

    static Object apply(Operator operator, Object left, Object right) {
        if (left == Unknown.UNKNOWN || right == Unknown.UNKNOWN) {
            return Unknown.UNKNOWN;
        }
        try {
            if (left instanceof BigDecimal one && right instanceof BigDecimal other) {
                return numbers(operator, one, other);
            }
            return switch (operator) {
                case ADD -> add(left, right);
                case SUBTRACT -> subtract(left, right);
                case MULTIPLY -> multiply(left, right);
                case DIVIDE -> divide(left, right);
                case POWER -> null;
            };
        } catch (ArithmeticException | DateTimeException e) {
            return null;
        }
    }

    static Object negate(Object value) {
        if (value instanceof BigDecimal number) {
            return number.negate();
        }
        if (value instanceof Duration duration) {
            return duration.negated();
        }
        if (value == Unknown.UNKNOWN) {
            return value;
        }
        return value instanceof Period period ? period.negated() : null;
    }

    private static BigDecimal numbers(Operator operator, BigDecimal left, BigDecimal right) {
        return switch (operator) {
            case ADD -> left.add(right, PRECISION);
            case SUBTRACT -> left.subtract(right, PRECISION);
            case MULTIPLY -> left.multiply(right, PRECISION);
            case DIVIDE -> right.signum() == 0 ? null : left.divide(right, PRECISION);
            case POWER -> power(left, right);
        };
    }

    /** Of a whole exponent exactly; of a broken one as far as a double goes. */
    private static BigDecimal power(BigDecimal base, BigDecimal exponent) {
        if (exponent.stripTrailingZeros().scale() <= 0 && exponent.abs().compareTo(LARGEST_EXPONENT) <= 0) {
            return base.pow(exponent.intValueExact(), PRECISION);
        }
        double power = Math.pow(base.doubleValue(), exponent.doubleValue());
        return Double.isFinite(power) ? BigDecimal.valueOf(power) : null;
    }

    private static Object add(Object left, Object right) {
        if (left instanceof String one && right instanceof String other) {
            return one + other;
        }
        if (left instanceof Duration one && right instanceof Duration other) {
            return one.plus(other);
        }
        if (left instanceof Period one && right instanceof Period other) {
            return Temporals.period(Math.addExact(one.toTotalMonths(), other.toTotalMonths()));
        }
        return isDuration(left)
                ? moved(right, (TemporalAmount) left)
                : isDuration(right) ? moved(left, (TemporalAmount) right) : null;
    }

    private static Object subtract(Object left, Object right) {
        if (isDuration(left) && isDuration(right)) {
            return add(left, negate(right));
        }
        if (isDuration(right)) {
            return moved(left, (TemporalAmount) negate(right));
        }
        Temporal one = onTimeline(left);
        Temporal other = onTimeline(right);
        boolean comparable =
                one != null && other != null && isZoned(left) == isZoned(right) && isTime(left) == isTime(right);
        return comparable ? Duration.between(other, one) : null;
    }

    private static Object multiply(Object left, Object right) {
        if (left instanceof BigDecimal) {
            return right instanceof BigDecimal ? null : multiply(right, left);
        }
        if (!(right instanceof BigDecimal factor)) {
            return null;
        }
        if (left instanceof Period period) {
            return Temporals.period(
                    BigDecimal.valueOf(period.toTotalMonths()).multiply(factor).longValue());
        }
        return left instanceof Duration duration ? duration(seconds(duration).multiply(factor, PRECISION)) : null;
    }

    private static Object divide(Object left, Object right) {
        if (left instanceof Period one && right instanceof Period other) {
            return numbers(
                    Operator.DIVIDE,
                    BigDecimal.valueOf(one.toTotalMonths()),
                    BigDecimal.valueOf(other.toTotalMonths()));
        }
        if (left instanceof Duration one && right instanceof Duration other) {
            return numbers(Operator.DIVIDE, seconds(one), seconds(other));
        }
        if (!(right instanceof BigDecimal divisor) || divisor.signum() == 0) {
            return null;
        }
        if (left instanceof Period period) {
            return Temporals.period(BigDecimal.valueOf(period.toTotalMonths())
                    .divide(divisor, PRECISION)
                    .longValue());
        }
        return left instanceof Duration duration ? duration(seconds(duration).divide(divisor, PRECISION)) : null;
    }

    private static boolean isDuration(Object value) {
        return value instanceof Duration || value instanceof Period;
    }

    private static boolean isTime(Object value) {
        return value instanceof LocalTime || value instanceof ZonedTime;
    }

    private static boolean isZoned(Object value) {
        return value instanceof ZonedTime || value instanceof ZonedDateTime;
    }

    /** A date stands for its first moment, in UTC beside a moment that has a zone. */
    private static Temporal onTimeline(Object value) {
        if (value instanceof LocalDate date) {
            return date.atStartOfDay();
        }
        if (value instanceof ZonedTime time) {
            return time.time().atDate(LocalDate.EPOCH).atZone(time.zone()).withZoneSameInstant(ZoneOffset.UTC);
        }
        return value instanceof LocalTime || value instanceof LocalDateTime || value instanceof ZonedDateTime
                ? (Temporal) value
                : null;
    }

    private static Object moved(Object value, TemporalAmount amount) {
        if (value instanceof LocalDate date) {
            return amount instanceof Period
                    ? date.plus(amount)
                    : date.atStartOfDay().plus(amount).toLocalDate();
        }
        if (value instanceof LocalDateTime || value instanceof ZonedDateTime) {
            return ((Temporal) value).plus(amount);
        }
        if (amount instanceof Period) {
            return null;
        }
        if (value instanceof ZonedTime time) {
            return new ZonedTime(time.time().plus(amount), time.zone());
        }
        return value instanceof LocalTime time ? time.plus(amount) : null;
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano()).divide(NANOS));
    }

    private static Duration duration(BigDecimal seconds) {
        BigInteger nanos = seconds.multiply(NANOS).toBigInteger();
        BigInteger[] parts = nanos.divideAndRemainder(NANOS.toBigInteger());
        return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValue());
    }
}
