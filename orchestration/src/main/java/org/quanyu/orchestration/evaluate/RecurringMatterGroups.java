package org.quanyu.orchestration.evaluate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;

/** Whether requests about the same matter, and no others, have one {@code matter_id} in {@code mart.recurring_event}. */
final class RecurringMatterGroups implements Evaluation {

    private static final String JOB = "recurring matters";
    private static final String TABLE = "mart.recurring_event";

    @Override
    public List<String> reads() {
        return List.of(TABLE, "gold.event");
    }

    @Override
    public List<Score> scores(SparkSession spark, Truth truth, boolean isThere) {
        if (!isThere) {
            return List.of(new Score(JOB, "", null, null, 0, "the lake has no " + TABLE));
        }
        Dataset<Row> matters = truth.table(spark, "event_intake")
                .join(truth.table(spark, "event").select("event", "matter"), "event")
                .select(col("intake"), col("matter").as("entity"));
        Dataset<Row> judged = spark.table("gold.event")
                .join(spark.table(TABLE).select("event_id", "matter_id"), "event_id")
                .join(matters, col("request_no").equalTo(col("intake")))
                .select(
                        col("event_id").as("record"),
                        col("entity"),
                        col("matter_id").as("cluster"))
                .withColumn("told", count(lit(1)).over(Window.partitionBy("entity")));
        ClusterQuality all = ClusterQuality.of(judged);
        ClusterQuality again = ClusterQuality.of(judged.where("told > 1"));
        return List.of(
                score("B-cubed precision", all.bCubed().precision(), all),
                score("B-cubed recall", all.bCubed().recall(), all),
                score("B-cubed F1", all.bCubed().f1(), all),
                score(
                        "B-cubed F1 of requests whose matter has several",
                        again.bCubed().f1(),
                        again));
    }

    private static Score score(String measure, double value, ClusterQuality quality) {
        return new Score(JOB, measure, value, 1.0, quality.counts().records(), "requests of citizens by matter");
    }
}
