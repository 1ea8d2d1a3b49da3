package org.quanyu.dmn.feel;

/**
 * The value of a fact that nobody told. Other than null, which says that there is nothing, it may be anything: what depends
 * on it is unknown, what would be the same for every value is known (Kleene's strong logic of three values).
 */
public enum Unknown {
    UNKNOWN;

    /** Whether a value is unknown or holds something that is. */
    public static boolean isIn(Object value) {
        if (value instanceof Iterable<?> items) {
            for (Object item : items) {
                if (isIn(item)) {
                    return true;
                }
            }
            return false;
        }
        return value instanceof java.util.Map<?, ?> context ? isIn(context.values()) : value == UNKNOWN;
    }
}
