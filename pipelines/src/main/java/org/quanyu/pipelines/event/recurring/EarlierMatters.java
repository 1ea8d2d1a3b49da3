package org.quanyu.pipelines.event.recurring;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What an earlier search found, to go on from.
 *
 * @param events {@code record}, {@code event_id}, {@code title}, {@code time}, {@code closed}, {@code reporter}, the further
 *     columns of the definition, {@code terms}, {@code fingerprint}
 * @param postings {@code block}, {@code record}, {@code in_title}
 * @param termCounts {@code term}, {@code events}
 * @param members {@link FoundMatters#members}
 */
public record EarlierMatters(
        Dataset<Row> events, Dataset<Row> postings, Dataset<Row> termCounts, Dataset<Row> members) {

    /** For a search that links all events anew: ids alone are gone on from. */
    public static EarlierMatters ids(Dataset<Row> members) {
        Dataset<Row> nothing = members.limit(0);
        return new EarlierMatters(nothing, nothing, nothing, members);
    }

    /** Of events whose postings were not kept: they follow from the events. */
    public static EarlierMatters of(
            MatterDefinition definition, Dataset<Row> events, Dataset<Row> termCounts, Dataset<Row> members) {
        return new EarlierMatters(events, Meetings.postings(definition, events, termCounts), termCounts, members);
    }
}
