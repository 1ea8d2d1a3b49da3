package org.quanyu.dmn.feel;

/** A unary test such as {@code < 5} as a value. */
record Comparand(Expression.Relation relation, Object value) {

    /** Whether a value meets it; null where the two cannot be compared. */
    Object isMetBy(Object tested) {
        return Order.holds(relation, tested, value);
    }
}
