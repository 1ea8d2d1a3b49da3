package org.quanyu.pipelines.fuse.scratch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Observation;

/** Counts that a query makes by the way. */
public final class Counts {

    private Counts() {}

    /** Those of a query that has run, by name. */
    public static Map<String, Long> of(Observation observation) {
        Map<String, Long> counts = new LinkedHashMap<>();
        try {
            observation.getAsJava().forEach((name, count) -> counts.put(name, (Long) count));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return counts;
    }
}
