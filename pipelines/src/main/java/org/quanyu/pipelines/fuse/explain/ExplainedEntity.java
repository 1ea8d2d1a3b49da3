package org.quanyu.pipelines.fuse.explain;

import java.util.List;
import java.util.Locale;
import org.quanyu.pipelines.fuse.pair.ChosenRecords.Chosen;

/**
 * Why records are of one entity.
 *
 * @param recordCount how many records the entity has
 * @param records those that were looked at, by source and record id
 * @param links that hold them together, from the strongest down: a maximum spanning tree
 */
public record ExplainedEntity(String entityId, long recordCount, List<Chosen> records, List<ExplainedPair> links) {

    public ExplainedEntity {
        records = List.copyOf(records);
        links = List.copyOf(links);
    }

    /** What holds the records together, in words. */
    public String words() {
        if (recordCount == 1) {
            return "One record, linked with no other.";
        }
        return String.format(
                Locale.ROOT,
                "%,d records; %,d links hold them together, from the strongest down: the last would break first.",
                recordCount,
                links.size());
    }

    /** What the reader has to know about what was not looked at; empty if nothing. */
    public String limits() {
        long apart = records.size() - 1 - links.size();
        String some = records.size() == recordCount
                ? ""
                : String.format(
                        Locale.ROOT, "Only %,d of its %,d records were looked at. ", records.size(), recordCount);
        String without = apart <= 0
                ? ""
                : String.format(Locale.ROOT, "To hold all of these together, %,d more links are needed.", apart);
        return (some + without).strip();
    }
}
