package org.quanyu.pipelines.fuse.linkage;

import org.quanyu.schemas.yaml.Place;

/**
 * A degree of agreement.
 *
 * @param kind how agreement is found, for example {@code jaro_winkler}
 * @param bound the least or the most that is enough; empty where the kind has none
 * @param measure SQL over the two records, {@code l} and {@code r}: what is held against the bound; empty without one
 * @param condition SQL over the two records: whether they agree
 */
public record Level(String kind, String bound, String measure, String condition, Place place) {

    /** Equal values. */
    public static final String EXACT = "exact";

    /** The condition with its measure computed before, in a column. */
    public String condition(String measured) {
        return measure.isEmpty() ? condition : condition.replace(measure, measured);
    }

    boolean isExact() {
        return kind.equals(EXACT);
    }

    /** What people read. */
    public String label() {
        return bound.isEmpty() ? kind : kind + " " + bound;
    }
}
