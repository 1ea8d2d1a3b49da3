package org.quanyu.pipelines.cause;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Attribute values that explain a part of an excess.
 *
 * @param conditions attribute and value, in the order of the names; an empty value is a missing one
 * @param support rows or leaves that it is about
 * @param observed the measure over these rows
 * @param expected what was expected of it
 * @param interval of observed / expected
 * @param share of the excess of the whole table that it explains
 * @param chance how likely a table without any cause shows one as clear; for leaf tables the posterior probability that
 *     it is chance
 */
public record Cause(
        Map<String, String> conditions,
        long support,
        double observed,
        double expected,
        Interval interval,
        double share,
        double chance) {

    /** Bounds with 95 % confidence; NaN where one row says nothing of its spread. */
    public record Interval(double low, double high) {}

    public Cause {
        conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
    }

    /** How many times the expected. */
    public double lift() {
        return observed / expected;
    }
}
