package org.quanyu.dmn.feel;

import java.math.BigDecimal;
import java.util.List;

/** What decision tables make of the results that they collect. */
public final class Aggregates {

    private Aggregates() {}

    /** Of numbers or of durations; null for anything else. */
    public static Object sum(List<?> values) {
        return values.contains(null) ? null : ListFunctions.sum(values);
    }

    public static Object least(List<?> values) {
        return values.contains(null) ? null : ListFunctions.extreme(values, -1);
    }

    public static Object greatest(List<?> values) {
        return values.contains(null) ? null : ListFunctions.extreme(values, 1);
    }

    /** How many of them differ. */
    public static BigDecimal count(List<?> values) {
        return BigDecimal.valueOf(ListFunctions.distinct(values).size());
    }
}
