package org.quanyu.pipelines.fuse.linkage;

import org.quanyu.pipelines.yaml.Place;

/**
 * A degree of agreement.
 *
 * @param kind how agreement is found, for example {@code jaro_winkler}
 * @param bound the least or the most that is enough; empty where the kind has none
 * @param condition SQL over the two records, {@code l} and {@code r}
 */
public record Level(String kind, String bound, String condition, Place place) {

    /** Equal values. */
    public static final String EXACT = "exact";

    boolean isExact() {
        return kind.equals(EXACT);
    }

    /** What people read. */
    public String label() {
        return bound.isEmpty() ? kind : kind + " " + bound;
    }
}
