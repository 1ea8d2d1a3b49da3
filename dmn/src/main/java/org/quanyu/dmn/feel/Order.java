package org.quanyu.dmn.feel;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.OptionalInt;
import java.util.Set;

/** How two values of one kind are ordered (DMN 1.5, section 10.3.2.9.4). */
final class Order {

    /** Whose order is that of Java; moments in zones and months have one of their own. */
    private static final Set<Class<?>> ORDERED = Set.of(
            BigDecimal.class,
            String.class,
            LocalDate.class,
            LocalTime.class,
            ZonedTime.class,
            LocalDateTime.class,
            Duration.class);

    private Order() {}

    /** True, false, null where the values cannot be compared so, or unknown. */
    static Object holds(Expression.Relation relation, Object left, Object right) {
        if (relation == Expression.Relation.EQUAL) {
            return Equality.equal(left, right);
        }
        if (relation == Expression.Relation.UNEQUAL) {
            return Ternary.not(Equality.equal(left, right));
        }
        if (left == Unknown.UNKNOWN || right == Unknown.UNKNOWN) {
            return Unknown.UNKNOWN;
        }
        OptionalInt compared = compare(left, right);
        if (compared.isEmpty()) {
            return null;
        }
        int sign = compared.getAsInt();
        return switch (relation) {
            case EQUAL -> sign == 0;
            case UNEQUAL -> sign != 0;
            case LESS -> sign < 0;
            case AT_MOST -> sign <= 0;
            case GREATER -> sign > 0;
            case AT_LEAST -> sign >= 0;
        };
    }

    /** Below zero, zero or above; empty where the values are of two kinds or of one that has no order. */
    @SuppressWarnings("unchecked")
    static OptionalInt compare(Object left, Object right) {
        if (left instanceof ZonedDateTime one && right instanceof ZonedDateTime other) {
            return OptionalInt.of(one.toInstant().compareTo(other.toInstant()));
        }
        if (left instanceof Period one && right instanceof Period other) {
            return OptionalInt.of(Long.compare(one.toTotalMonths(), other.toTotalMonths()));
        }
        boolean isOrdered = left != null
                && right != null
                && left.getClass() == right.getClass()
                && ORDERED.contains(left.getClass());
        return isOrdered ? OptionalInt.of(((Comparable<Object>) left).compareTo(right)) : OptionalInt.empty();
    }
}
