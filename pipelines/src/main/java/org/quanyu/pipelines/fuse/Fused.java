package org.quanyu.pipelines.fuse;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.model.MatchModel;
import org.quanyu.pipelines.fuse.model.WeightHistogram;
import org.quanyu.pipelines.fuse.pair.PreparedRecords.LargeBlock;
import org.quanyu.pipelines.fuse.scratch.Scratch;

/**
 * What a fusion found. To be closed when its tables are no longer read.
 *
 * @param basis all records, and what a later fusion builds on
 * @param members which record is in which block: {@code record}, {@code rule}, {@code block}
 * @param pairs one row per pair that was compared, with its {@code weight}
 * @param clusters one row per record that was clustered: {@code record}, {@code source}, {@code record_id},
 *     {@code cluster}; all records, but for an update of an earlier fusion
 * @param continued what stays of an earlier fusion, for an update of one
 * @param thresholdReason how the threshold was found, for people
 * @param histogram of the match weights of all pairs that no identifying value forbids
 * @param recordCount how many records were clustered
 * @param largeBlocks blocks that were too large to compare all their pairs
 * @param warnings what the reader of the result has to know, in sentences
 */
public record Fused(
        Linkage linkage,
        Basis basis,
        Dataset<Row> members,
        Dataset<Row> pairs,
        Dataset<Row> clusters,
        Optional<Continued> continued,
        String thresholdReason,
        WeightHistogram histogram,
        long recordCount,
        List<LargeBlock> largeBlocks,
        List<String> warnings,
        Scratch scratch)
        implements AutoCloseable {

    /**
     * What an update leaves as it was, and what it replaces: {@code record}, {@code source}, {@code record_id},
     * {@code entity_id}.
     *
     * @param untouched records whose entities did not change
     * @param before the records that were clustered anew or are gone, as they were
     */
    public record Continued(Dataset<Row> untouched, Dataset<Row> before) {}

    public Fused {
        largeBlocks = List.copyOf(largeBlocks);
        warnings = List.copyOf(warnings);
    }

    /** All records as they were compared. */
    public Dataset<Row> records() {
        return basis.records();
    }

    public MatchModel model() {
        return basis.trained().model();
    }

    /** The match weight from which on a pair is a link, in bits. */
    public double threshold() {
        return basis.trained().threshold();
    }

    @Override
    public void close() {
        scratch.close();
    }
}
