package org.quanyu.dmn.feel;

import java.util.function.Supplier;

/** Logic of true, false and null (DMN 1.5, tables 50 and 51); what is no boolean counts as null. */
final class Ternary {

    private Ternary() {}

    static Boolean and(Object left, Object right) {
        if (Boolean.FALSE.equals(left) || Boolean.FALSE.equals(right)) {
            return false;
        }
        return Boolean.TRUE.equals(left) && Boolean.TRUE.equals(right) ? true : null;
    }

    static Boolean and(Object left, Supplier<Object> right) {
        return Boolean.FALSE.equals(left) ? Boolean.FALSE : and(left, right.get());
    }

    static Boolean or(Object left, Object right) {
        return not(and(not(left), not(right)));
    }

    static Boolean or(Object left, Supplier<Object> right) {
        return Boolean.TRUE.equals(left) ? Boolean.TRUE : or(left, right.get());
    }

    static Boolean not(Object value) {
        return value instanceof Boolean truth ? !truth : null;
    }
}
