package org.quanyu.dmn.feel;

import java.util.function.Supplier;

/**
 * Logic of true, false and null (DMN 1.5, tables 50 and 51); what is no boolean counts as null. A value that is unknown makes
 * the result unknown unless the others decide it.
 */
final class Ternary {

    private Ternary() {}

    static Object and(Object left, Object right) {
        if (Boolean.FALSE.equals(left) || Boolean.FALSE.equals(right)) {
            return false;
        }
        if (left == Unknown.UNKNOWN || right == Unknown.UNKNOWN) {
            return Unknown.UNKNOWN;
        }
        return Boolean.TRUE.equals(left) && Boolean.TRUE.equals(right) ? true : null;
    }

    static Object and(Object left, Supplier<Object> right) {
        return Boolean.FALSE.equals(left) ? Boolean.FALSE : and(left, right.get());
    }

    static Object or(Object left, Object right) {
        return not(and(not(left), not(right)));
    }

    static Object or(Object left, Supplier<Object> right) {
        return Boolean.TRUE.equals(left) ? Boolean.TRUE : or(left, right.get());
    }

    static Object not(Object value) {
        if (value == Unknown.UNKNOWN) {
            return value;
        }
        return value instanceof Boolean truth ? !truth : null;
    }
}
