package org.quanyu.dmn.feel;

/**
 * A range as a value. An end that is null is open: nothing lies beyond it.
 *
 * @param lowIncluded whether the low end itself belongs to it
 */
public record Range(boolean lowIncluded, Object low, Object high, boolean highIncluded) {

    /** Whether a value lies within; null where it cannot be compared with an end. */
    Boolean contains(Object value) {
        Boolean aboveLow = low == null ? Boolean.TRUE : Order.holds(
                lowIncluded ? Expression.Relation.AT_LEAST : Expression.Relation.GREATER, value, low);
        Boolean belowHigh = high == null ? Boolean.TRUE : Order.holds(
                highIncluded ? Expression.Relation.AT_MOST : Expression.Relation.LESS, value, high);
        return Ternary.and(aboveLow, belowHigh);
    }
}
