package org.quanyu.orchestration.evaluate;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * What a linkage found against labelled pairs of records: found is a pair whose records are in one cluster. Pairs without
 * a label are not judged.
 *
 * @param pairwise of the labelled pairs
 * @param counts what it was measured on
 * @param unusableRows rows of the truth without a record id or a label; they are left out
 * @param blockingRecall share of the pairs of one entity that have a blocking key in common; empty if the linkage left no
 *     blocks
 */
public record PairEvaluation(
        PrecisionRecall pairwise, Counts counts, long unusableRows, Optional<Double> blockingRecall) {

    /**
     * Numbers of labelled pairs.
     *
     * @param pairs all
     * @param withoutCluster with a record that has no cluster, which counts as a cluster of its own
     */
    public record Counts(long pairs, long withoutCluster, long found, long isTrue, long right) {}

    /** Compares them. Ids compare as text without the spaces around it. */
    public static PairEvaluation of(SparkSession spark, LinkageOutput found, PairLabels labels) {
        Dataset<Row> rows = labels.rows(spark).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            Dataset<Row> known = rows.where(col("left")
                    .isNotNull()
                    .and(col("right").isNotNull())
                    .and(col("is_match").isNotNull()));
            Counts counts = counts(known, clusters(spark, found));
            if (counts.pairs() == 0) {
                throw new LakeException(
                        FailureCode.TRUTH_UNUSABLE,
                        "the truth is empty: no row of " + labels.files() + " has two record ids (" + labels.left()
                                + ", " + labels.right() + ") and a label (" + labels.label() + ")",
                        "see that the file is the right one and the columns or expressions give values");
            }
            Dataset<Row> matches = known.where(col("is_match"));
            return new PairEvaluation(
                    PrecisionRecall.of(counts.right(), counts.found(), counts.isTrue()),
                    counts,
                    rows.count() - counts.pairs(),
                    found.blocks(spark, false).map(blocks -> BlockingRecall.ofPairs(matches, blocks, counts.isTrue())));
        } finally {
            rows.unpersist();
        }
    }

    /** The measures by name; null where one is not known. */
    public Map<String, Object> measures() {
        Map<String, Object> measures = new LinkedHashMap<>();
        FusionEvaluation.put(measures, "pairwise", pairwise);
        measures.put("blocking_recall", blockingRecall.orElse(null));
        measures.put("pairs", counts.pairs());
        measures.put("pairs_without_cluster", counts.withoutCluster());
        measures.put("truth_rows_left_out", unusableRows);
        measures.put("pairs_found", counts.found());
        measures.put("pairs_true", counts.isTrue());
        measures.put("pairs_right", counts.right());
        return measures;
    }

    private static Counts counts(Dataset<Row> known, Dataset<Row> clusters) {
        Column together =
                coalesce(col("left").equalTo(col("right")).or(col("l_cluster").equalTo(col("r_cluster"))), lit(false));
        Row row = known.join(clusters.toDF("left", "l_cluster"), new String[] {"left"}, "left")
                .join(clusters.toDF("right", "r_cluster"), new String[] {"right"}, "left")
                .agg(
                        count(lit(1)),
                        number(col("l_cluster").isNull().or(col("r_cluster").isNull())),
                        number(together),
                        number(col("is_match")),
                        number(together.and(col("is_match"))))
                .head();
        return new Counts(row.getLong(0), row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4));
    }

    /** {@code record} and {@code cluster}; a record that is named twice is a failure. */
    private static Dataset<Row> clusters(SparkSession spark, LinkageOutput found) {
        Dataset<Row> clusters = FusionEvaluation.byRecord(found.clusters(spark, false), "cluster", "times");
        FusionEvaluation.ifNamedTwice(
                clusters.agg(FusionEvaluation.repeated("times")).head(),
                0,
                FailureCode.CLUSTERS_UNUSABLE,
                "the clusters",
                "pairs name records by their ids alone: label records with --record-id and --source instead");
        return clusters.drop("times");
    }

    private static Column number(Column condition) {
        return coalesce(sum(condition.cast("long")), lit(0L));
    }
}
