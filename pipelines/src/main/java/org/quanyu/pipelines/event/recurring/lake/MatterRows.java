package org.quanyu.pipelines.event.recurring.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Between the names of the tables and those of the search. */
final class MatterRows {

    private static final Map<String, String> TO_TABLE =
            Map.of("time", "requested_at", "closed", "closed_at", "reporter", "requester");
    private static final Map<String, String> TO_SEARCH =
            TO_TABLE.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private MatterRows() {}

    /** Rows of {@code mart.recurring_event} from members. */
    static Dataset<Row> recurringEvents(Dataset<Row> members) {
        return members.drop("record").withColumnsRenamed(TO_TABLE);
    }

    /** Members from rows of {@code mart.recurring_event}. */
    static Dataset<Row> members(Dataset<Row> recurringEvents) {
        return recurringEvents
                .withColumnsRenamed(TO_SEARCH)
                .select(
                        xxhash64(col("event_id")).as("record"),
                        col("event_id"),
                        col("matter_id"),
                        col("title"),
                        col("time"),
                        col("closed"),
                        col("reporter"));
    }

    /** Rows of {@code mart.matter_index} from packed events. */
    static Dataset<Row> index(Dataset<Row> packed) {
        return packed.withColumnsRenamed(TO_TABLE);
    }

    /** Packed events from rows of {@code mart.matter_index}. */
    static Dataset<Row> packed(Dataset<Row> index) {
        return index.withColumnsRenamed(TO_SEARCH);
    }
}
