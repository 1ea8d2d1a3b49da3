package org.quanyu.pipelines.event.recurring.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.event.recurring.MatterDefinition;

/**
 * What {@code mart.matter_term} says of the search in which all events were last linked.
 *
 * @param marks the rows with negative terms
 */
record LastSearch(Map<Integer, Long> marks) {

    /** Stands in the place of a term, beside those of the search itself. */
    private static final int DEFINITION = -3;

    private static final int ALL_EVENTS = -2;

    /** Terms are counted anew when there are so many times the events. */
    private static final int GROWTH = 2;

    static LastSearch in(Dataset<Row> terms) {
        return new LastSearch(terms.where(col("term").lt(0)).select("term", "events").collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getInt(0), row -> row.getLong(1))));
    }

    /** Whether new events can join what it found. */
    boolean goesOn(MatterDefinition definition, Dataset<Row> events) {
        return marks.getOrDefault(DEFINITION, 0L) == fingerprint(definition)
                && events.count() < GROWTH * marks.getOrDefault(ALL_EVENTS, 0L);
    }

    /** The counts with the mark of the definition. */
    static Dataset<Row> marked(Dataset<Row> counts, MatterDefinition definition) {
        return counts.union(counts.sparkSession().range(1).select(lit(DEFINITION), lit(fingerprint(definition))));
    }

    /** The counts without the mark of the definition. */
    static Dataset<Row> counts(Dataset<Row> terms) {
        return terms.where(col("term").notEqual(DEFINITION)).select("term", "events");
    }

    private static long fingerprint(MatterDefinition definition) {
        return definition.toString().hashCode();
    }
}
