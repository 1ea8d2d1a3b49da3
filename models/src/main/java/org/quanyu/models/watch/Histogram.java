package org.quanyu.models.watch;

import java.util.HashMap;
import java.util.Map;

/**
 * How many rows are in each bin.
 *
 * @param counts by bin; bins without rows may be left out
 */
record Histogram(Map<Integer, Long> counts) {

    static final Histogram EMPTY = new Histogram(Map.of());

    Histogram {
        counts = Map.copyOf(counts);
    }

    long rows() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    long in(int bin) {
        return counts.getOrDefault(bin, 0L);
    }

    /** Share of rows without a value. */
    double missingShare() {
        return (double) in(Bins.MISSING) / rows();
    }

    Histogram plus(Histogram other) {
        Map<Integer, Long> sum = new HashMap<>(counts);
        other.counts.forEach((bin, rows) -> sum.merge(bin, rows, Long::sum));
        return new Histogram(sum);
    }
}
