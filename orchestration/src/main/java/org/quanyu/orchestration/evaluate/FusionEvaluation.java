package org.quanyu.orchestration.evaluate;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

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
 * What a linkage found against the truth about its records.
 *
 * @param quality of the clusters, on the records of the truth
 * @param unknownRecords records of clusters that the truth does not know; they are left out
 * @param unusableRows rows of the truth without record id or entity; they are left out
 * @param blockingRecall share of true pairs that have a blocking key in common; empty if the linkage left no blocks
 */
public record FusionEvaluation(
        ClusterQuality quality, long unknownRecords, long unusableRows, Optional<Double> blockingRecall) {

    /** Compares them. Ids compare as text without the spaces around it. */
    public static FusionEvaluation of(SparkSession spark, LinkageOutput found, Labels labels) {
        boolean isBySource = labels.source().isPresent();
        Dataset<Row> rows = labels.rows(spark).persist(StorageLevel.MEMORY_AND_DISK());
        Dataset<Row> known =
                rows.where(col("record").isNotNull().and(col("entity").isNotNull()));
        Dataset<Row> judged = byRecord(known, "entity", "times_true")
                .join(
                        byRecord(found.clusters(spark, isBySource), "cluster", "times_found"),
                        new String[] {"record"},
                        "full_outer")
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            long unknown = checked(judged, labels);
            ClusterQuality quality =
                    ClusterQuality.of(judged.where(col("entity").isNotNull()));
            return new FusionEvaluation(
                    quality,
                    unknown,
                    rows.count() - quality.counts().records(),
                    found.blocks(spark, isBySource)
                            .map(blocks -> BlockingRecall.of(
                                    known, blocks, quality.counts().pairsTrue())));
        } finally {
            judged.unpersist();
            rows.unpersist();
        }
    }

    /** The measures by name; null where one is not known. */
    public Map<String, Object> measures() {
        Map<String, Object> measures = new LinkedHashMap<>();
        put(measures, "pairwise", quality.pairwise());
        put(measures, "cluster", quality.cluster());
        put(measures, "b_cubed", quality.bCubed());
        measures.put("blocking_recall", blockingRecall.orElse(null));
        ClusterQuality.Counts counts = quality.counts();
        measures.put("records", counts.records());
        measures.put("records_without_cluster", counts.withoutCluster());
        measures.put("records_not_in_truth", unknownRecords);
        measures.put("truth_rows_left_out", unusableRows);
        measures.put("clusters", counts.clusters());
        measures.put("entities", counts.entities());
        measures.put("clusters_right", counts.rightClusters());
        measures.put("pairs_found", counts.pairsFound());
        measures.put("pairs_true", counts.pairsTrue());
        measures.put("pairs_right", counts.pairsRight());
        return measures;
    }

    static void put(Map<String, Object> measures, String name, PrecisionRecall values) {
        measures.put(name + "_precision", values.precision());
        measures.put(name + "_recall", values.recall());
        measures.put(name + "_f1", values.f1());
    }

    static Dataset<Row> byRecord(Dataset<Row> rows, String value, String times) {
        return rows.groupBy(col("record"))
                .agg(min(col(value)).as(value), count(lit(1)).as(times));
    }

    /** The number of records that the truth does not know, if each record is named once and there is a truth. */
    private static long checked(Dataset<Row> judged, Labels labels) {
        Row counts = judged.agg(
                        count(col("times_true")),
                        sum(when(col("times_true").isNull(), 1L).otherwise(0L)),
                        repeated("times_true"),
                        repeated("times_found"))
                .head();
        if (counts.getLong(0) == 0) {
            throw new LakeException(
                    FailureCode.TRUTH_UNUSABLE,
                    "the truth is empty: no row of " + labels.files() + " has both a record id (" + labels.recordId()
                            + ") and an entity (" + labels.entity() + ")",
                    "see that the file is the right one and the columns or expressions give values");
        }
        String remedy = labels.source().isPresent()
                ? "leave one row per source and record id"
                : "leave one row per record id; if it is unique within its source only, name the column of the source"
                        + " with --source";
        ifNamedTwice(counts, 2, FailureCode.TRUTH_UNUSABLE, "the truth", remedy);
        ifNamedTwice(counts, 3, FailureCode.CLUSTERS_UNUSABLE, "the clusters", remedy);
        return counts.getLong(1);
    }

    /** The first record that is named more than once. */
    static Column repeated(String times) {
        return min(when(col(times).gt(1), coalesce(col("record"), lit(""))));
    }

    static void ifNamedTwice(Row counts, int column, FailureCode code, String where, String remedy) {
        if (!counts.isNullAt(column)) {
            throw new LakeException(
                    code,
                    "record " + Labels.readable(counts.getString(column)) + " occurs more than once in " + where,
                    remedy);
        }
    }
}
