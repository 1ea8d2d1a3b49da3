package org.quanyu.dmn.feel;

import java.util.List;

/** What decision tables make of the results that they collect. */
public final class Aggregates {

    private Aggregates() {}

    /** Of numbers or of durations; null for anything else. */
    public static Object sum(List<?> values) {
        return ListFunctions.sum(values);
    }

    public static Object least(List<?> values) {
        return ListFunctions.extreme(values, -1);
    }

    public static Object greatest(List<?> values) {
        return ListFunctions.extreme(values, 1);
    }
}
