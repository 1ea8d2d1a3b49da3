package org.quanyu.dmn.feel;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** When two values are equal (DMN 1.5, section 10.3.2.9.1): values of two kinds cannot be compared, null equals null alone. */
public final class Equality {

    private Equality() {}

    /** True, false, null where the values are of two kinds, or unknown. */
    public static Object equal(Object left, Object right) {
        if (left == Unknown.UNKNOWN || right == Unknown.UNKNOWN) {
            return Unknown.UNKNOWN;
        }
        if (left == null || right == null) {
            return left == right;
        }
        if (left instanceof List<?> one && right instanceof List<?> other) {
            return lists(one, other);
        }
        if (left instanceof Map<?, ?> one && right instanceof Map<?, ?> other) {
            return contexts(one, other);
        }
        if (left instanceof Range one && right instanceof Range other) {
            return one.lowIncluded() == other.lowIncluded()
                    && one.highIncluded() == other.highIncluded()
                    && isEqual(one.low(), other.low())
                    && isEqual(one.high(), other.high());
        }
        if (left instanceof Comparand one && right instanceof Comparand other) {
            return one.relation() == other.relation() ? equal(one.value(), other.value()) : Boolean.FALSE;
        }
        if (isTest(left) && isTest(right)) {
            return false;
        }
        return scalars(left, right);
    }

    /** Whether they are equal beyond doubt. */
    public static boolean isEqual(Object left, Object right) {
        return Boolean.TRUE.equals(equal(left, right));
    }

    private static boolean isTest(Object value) {
        return value instanceof Range || value instanceof Comparand;
    }

    private static Boolean scalars(Object left, Object right) {
        if (left instanceof BigDecimal one && right instanceof BigDecimal other) {
            return one.compareTo(other) == 0;
        }
        if (left instanceof Period one && right instanceof Period other) {
            return one.toTotalMonths() == other.toTotalMonths();
        }
        if (left instanceof ZonedDateTime one && right instanceof ZonedDateTime other) {
            return inSeconds(one).isEqual(inSeconds(other));
        }
        if (left instanceof ZonedTime one && right instanceof ZonedTime other) {
            return one.inSeconds().compareTo(other.inSeconds()) == 0;
        }
        if (left instanceof LocalTime one && right instanceof LocalTime other) {
            return inSeconds(one).equals(inSeconds(other));
        }
        if (left instanceof LocalDateTime one && right instanceof LocalDateTime other) {
            return inSeconds(one).equals(inSeconds(other));
        }
        boolean sameKind = left.getClass() == right.getClass()
                && (left instanceof String
                        || left instanceof Boolean
                        || left instanceof LocalDate
                        || left instanceof Duration
                        || left instanceof Function);
        return sameKind ? (Boolean) left.equals(right) : null;
    }

    /** Parts of a second do not count: DMN 1.5, table 54, compares the seconds of times as whole numbers. */
    @SuppressWarnings("unchecked")
    private static <T extends Temporal> T inSeconds(T time) {
        return (T) time.with(ChronoField.NANO_OF_SECOND, 0);
    }

    private static Object lists(List<?> one, List<?> other) {
        return one.size() == other.size()
                ? all(IntStream.range(0, one.size()).mapToObj(index -> equal(one.get(index), other.get(index))))
                : Boolean.FALSE;
    }

    private static Object contexts(Map<?, ?> one, Map<?, ?> other) {
        return one.keySet().equals(other.keySet())
                ? all(one.keySet().stream().map(key -> equal(one.get(key), other.get(key))))
                : Boolean.FALSE;
    }

    /** Parts of two kinds make the wholes unequal. */
    private static Object all(Stream<Object> equal) {
        return equal.map(part -> part == null ? Boolean.FALSE : part).reduce(Boolean.TRUE, Ternary::and);
    }
}
