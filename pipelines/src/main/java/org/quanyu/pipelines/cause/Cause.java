package org.quanyu.pipelines.cause;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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
 * @param period the days in which it acts, of a surge
 */
public record Cause(
        Map<String, String> conditions,
        long support,
        double observed,
        double expected,
        Interval interval,
        double share,
        double chance,
        Optional<Period> period) {

    /** Bounds with 95 % confidence; NaN where one row says nothing of its spread. */
    public record Interval(double low, double high) {}

    /** Days, both included. */
    public record Period(LocalDate first, LocalDate last) {}

    /** Of all of the table. */
    public Cause(
            Map<String, String> conditions,
            long support,
            double observed,
            double expected,
            Interval interval,
            double share,
            double chance) {
        this(conditions, support, observed, expected, interval, share, chance, Optional.empty());
    }

    public Cause {
        conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
    }

    /** How many times the expected. */
    public double lift() {
        return observed / expected;
    }
}
