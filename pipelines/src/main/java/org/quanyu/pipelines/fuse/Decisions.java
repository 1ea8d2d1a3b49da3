package org.quanyu.pipelines.fuse;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.quanyu.pipelines.fuse.cluster.Components;
import org.quanyu.pipelines.fuse.cluster.ConnectedComponents;
import org.quanyu.pipelines.fuse.pair.CandidatePairs;
import org.quanyu.pipelines.fuse.pair.StandardisedRecords;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * What people decided of pairs of records: that they are the same entity, or that they are not. It wins over all that is
 * computed.
 *
 * @param rows {@code left_source}, {@code left_record_id}, {@code right_source}, {@code right_record_id} and
 *     {@code decision} ({@code same} or {@code different}), one row per pair
 */
public record Decisions(Dataset<Row> rows) {

    /** The columns, all of them text. */
    public static final StructType COLUMNS = new StructType()
            .add("left_source", DataTypes.StringType)
            .add("left_record_id", DataTypes.StringType)
            .add("right_source", DataTypes.StringType)
            .add("right_record_id", DataTypes.StringType)
            .add("decision", DataTypes.StringType);

    private static final String SAME = "same";
    private static final String DIFFERENT = "different";

    /** No decision. */
    public static Decisions none(SparkSession spark) {
        return new Decisions(spark.createDataFrame(List.of(), COLUMNS));
    }

    /**
     * Those that were delivered to the lake; of several about one pair the latest holds, and one that was withdrawn is none.
     *
     * @param table as {@code silver.fusion_decision}
     * @param entityType of the linkage, for example {@code person}
     * @throws LakeException {@code DECISIONS_INVALID} where they contradict each other
     */
    public static Decisions delivered(Dataset<Row> table, String entityType) {
        Dataset<Row> rows = table.where(col("entity_type").equalTo(entityType))
                .withColumnRenamed("left_record_key", "left_record_id")
                .withColumnRenamed("right_record_key", "right_record_id");
        WindowSpec ofPair = Window.partitionBy(least(left(), right()), greatest(left(), right()))
                .orderBy(
                        col("decided_at").desc_nulls_last(),
                        col("arrived_on").desc(),
                        col("source_file").desc(),
                        col("source_line").desc());
        Dataset<Row> latest = rows.withColumn("place", row_number().over(ofPair))
                .where(col("place").equalTo(1).and(col("decision").notEqual("withdrawn")));
        Decisions delivered = new Decisions(latest.selectExpr(COLUMNS.fieldNames()));
        delivered.check();
        return delivered;
    }

    /** These and later ones; of two about one pair, the later one holds. */
    public Decisions and(Decisions later) {
        Dataset<Row> replaced = later.pairs().toDF("later_left", "later_right", "later_decision");
        Dataset<Row> kept = rows.join(
                replaced,
                least(left(), right())
                        .equalTo(col("later_left"))
                        .and(greatest(left(), right()).equalTo(col("later_right"))),
                "left_anti");
        return new Decisions(kept.union(later.rows));
    }

    /** {@code record}: those that a decision is about. */
    public Dataset<Row> records() {
        return pairs().selectExpr("explode(array(left_record, right_record)) as " + StandardisedRecords.RECORD)
                .distinct();
    }

    /**
     * Refuses what cannot hold at once.
     *
     * @throws LakeException {@code DECISIONS_INVALID} with the decision
     */
    public void check() {
        if (rows.isEmpty()) {
            return;
        }
        rows.where(col("decision")
                        .isin(SAME, DIFFERENT)
                        .and(left().notEqual(right()))
                        .equalTo(false))
                .takeAsList(1)
                .forEach(row -> {
                    throw failure(
                            row, "is neither same nor different, or is about one record", "mend or drop the line");
                });
        Dataset<Row> same = pairs().where(col("decision").equalTo(SAME));
        try (Components components = new ConnectedComponents().of(same)) {
            Dataset<Row> members = components.members();
            rows.where(col("decision").equalTo(DIFFERENT))
                    .join(members.toDF("l", "of_left"), left().equalTo(col("l")).or(right().equalTo(col("l"))))
                    .groupBy(COLUMNS.fieldNames()[0], names())
                    .agg(
                            min("of_left").as("least"),
                            max("of_left").as("most"),
                            count(lit(1)).as("known"))
                    .where("known = 2 and least = most")
                    .takeAsList(1)
                    .forEach(row -> {
                        throw failure(
                                row,
                                "contradicts other decisions, by which the two are the same",
                                "drop one of these decisions");
                    });
        }
    }

    /**
     * Strengths of pairs as decided, in the place of those that were computed.
     *
     * @param strengths {@code left_record}, {@code right_record}, {@code strength}
     * @return with plus infinity for the same, minus infinity for different ones
     */
    Dataset<Row> over(Dataset<Row> strengths) {
        Column strength = when(col("decision").equalTo(SAME), lit(Double.POSITIVE_INFINITY))
                .otherwise(lit(Double.NEGATIVE_INFINITY));
        Dataset<Row> decided = broadcast(
                pairs().select(col(CandidatePairs.LEFT), col(CandidatePairs.RIGHT), strength.as(Scoring.STRENGTH)));
        Dataset<Row> pairs = decided.select(
                col(CandidatePairs.LEFT).as("decided_left"),
                col(CandidatePairs.RIGHT).as("decided_right"));
        Column isDecided = col(CandidatePairs.LEFT)
                .equalTo(col("decided_left"))
                .and(col(CandidatePairs.RIGHT).equalTo(col("decided_right")));
        return strengths.join(pairs, isDecided, "left_anti").union(decided);
    }

    /** {@code left_record}, {@code right_record} (the smaller first) and {@code decision}. */
    private Dataset<Row> pairs() {
        return rows.select(
                least(left(), right()).as(CandidatePairs.LEFT),
                greatest(left(), right()).as(CandidatePairs.RIGHT),
                col("decision"));
    }

    private static LakeException failure(Row row, String what, String remedy) {
        return new LakeException(
                FailureCode.DECISIONS_INVALID,
                "the decision \"" + row.getAs("decision") + "\" about " + row.getAs("left_source") + "/"
                        + row.getAs("left_record_id") + " and " + row.getAs("right_source") + "/"
                        + row.getAs("right_record_id") + " " + what,
                remedy);
    }

    private static String[] names() {
        return Arrays.copyOfRange(COLUMNS.fieldNames(), 1, COLUMNS.length());
    }

    private static Column left() {
        return StandardisedRecords.record(col("left_source"), col("left_record_id"));
    }

    private static Column right() {
        return StandardisedRecords.record(col("right_source"), col("right_record_id"));
    }
}
