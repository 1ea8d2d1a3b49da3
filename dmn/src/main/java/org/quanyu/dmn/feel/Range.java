package org.quanyu.dmn.feel;

/**
 * A range as a value. Nothing can be said to lie within one of which an end is null.
 *
 * @param lowIncluded whether the low end itself belongs to it
 */
public record Range(boolean lowIncluded, Object low, Object high, boolean highIncluded) {

    /** Whether a value lies within; null where it cannot be compared with an end. */
    Object contains(Object value) {
        return Ternary.and(
                Order.holds(lowIncluded ? Expression.Relation.AT_LEAST : Expression.Relation.GREATER, value, low),
                Order.holds(highIncluded ? Expression.Relation.AT_MOST : Expression.Relation.LESS, value, high));
    }
}
