package org.quanyu.pipelines.fuse;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.model.MatchModel;
import org.quanyu.pipelines.fuse.model.WeightHistogram;
import org.quanyu.pipelines.fuse.pair.ComparableRecords.LargeBlock;

/**
 * What a fusion found. To be closed when its tables are no longer read.
 *
 * @param records as they were compared, see {@link org.quanyu.pipelines.fuse.pair.StandardisedRecords}
 * @param pairs one row per pair that was compared, with its {@code weight}
 * @param clusters one row per record: {@code record}, {@code source}, {@code record_id}, {@code cluster}
 * @param threshold the match weight from which on a pair is a link, in bits
 * @param thresholdReason how the threshold was found, for people
 * @param histogram of the match weights of all pairs that no identifying value forbids
 * @param recordCount how many records there are
 * @param largeBlocks blocks that were too large to compare all their pairs
 * @param warnings what the reader of the result has to know, in sentences
 */
public record Fused(
        Linkage linkage,
        Dataset<Row> records,
        Dataset<Row> pairs,
        Dataset<Row> clusters,
        MatchModel model,
        double threshold,
        String thresholdReason,
        WeightHistogram histogram,
        long recordCount,
        List<LargeBlock> largeBlocks,
        List<String> warnings,
        AutoCloseable resources)
        implements AutoCloseable {

    public Fused {
        largeBlocks = List.copyOf(largeBlocks);
        warnings = List.copyOf(warnings);
    }

    @Override
    public void close() {
        try {
            resources.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
