package org.quanyu.dmn.feel;

import java.math.BigDecimal;
import java.util.List;

/** The arguments of a built-in function, each asked for as the type that is wanted. */
record Arguments(List<Object> values) {

    /** An argument is not of the type that the function takes: the call has no result. */
    static final class NotApplicable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotApplicable() {
            super(null, null, false, false);
        }
    }

    int size() {
        return values.size();
    }

    Object any(int index) {
        return values.get(index);
    }

    <T> T as(Class<T> type, int index) {
        if (!type.isInstance(values.get(index))) {
            throw new NotApplicable();
        }
        return type.cast(values.get(index));
    }

    String text(int index) {
        return as(String.class, index);
    }

    BigDecimal number(int index) {
        return as(BigDecimal.class, index);
    }

    int whole(int index) {
        return number(index).intValue();
    }

    /** A list; a single value counts as a list of one. */
    List<?> list(int index) {
        Object value = any(index);
        if (value == null) {
            throw new NotApplicable();
        }
        return value instanceof List<?> list ? list : List.of(value);
    }

    /** The one list that was given, or all arguments as one. */
    List<?> all() {
        return size() == 1 ? list(0) : values;
    }
}
