package org.quanyu.pipelines.event.recurring;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.scratch.Scratch;

/**
 * Which event is about which matter. To be closed when its tables are no longer read.
 *
 * @param members one row per event, of earlier searches too: {@code record}, {@code event_id}, {@code matter_id},
 *     {@code title}, {@code time}, {@code closed}, {@code reporter}
 * @param delivered those of them whose events were delivered
 * @param events what is new of {@link EarlierMatters#events}
 * @param postings what is new of {@link EarlierMatters#postings}
 * @param replaced {@code record} of earlier events and postings that no longer hold
 * @param termCounts {@link EarlierMatters#termCounts}
 * @param newEvents how many events were linked
 * @param pairs how many pairs were compared
 * @param warnings what the reader of the result has to know, in sentences
 */
public record FoundMatters(
        Dataset<Row> members,
        Dataset<Row> delivered,
        Dataset<Row> events,
        Dataset<Row> postings,
        Dataset<Row> replaced,
        Dataset<Row> termCounts,
        long newEvents,
        long pairs,
        List<String> warnings,
        Scratch scratch)
        implements AutoCloseable {

    public FoundMatters {
        warnings = List.copyOf(warnings);
    }

    @Override
    public void close() {
        scratch.close();
    }
}
