package org.quanyu.orchestration.evaluate;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Whether requests in {@code gold.event} have the item that they are really about. */
final class RequestCategories implements Evaluation {

    private static final String JOB = "items of requests";

    @Override
    public List<String> reads() {
        return List.of("gold.event");
    }

    @Override
    public List<Score> scores(SparkSession spark, Truth truth, boolean isThere) {
        if (!isThere) {
            return List.of(new Score(JOB, "", null, null, 0, "the lake has no gold.event"));
        }
        Dataset<Row> about = truth.table(spark, "event")
                .where(col("source").equalTo("request"))
                .select(col("event_key"), col("item"));
        Dataset<Row> judged = spark.table("gold.event")
                .join(about, col("request_no").equalTo(col("event_key")))
                .withColumn("is_right", coalesce(col("category_3").equalTo(col("item")), lit(false)));
        return List.of(
                score(judged, "share with the right item", lit(true)),
                score(
                        judged,
                        "… of those whose item was read from the text",
                        col("category_from").equalTo("text")));
    }

    private static Score score(Dataset<Row> judged, String measure, Column which) {
        Row found = judged.where(which)
                .agg(avg(col("is_right").cast("double")), count(lit(1)))
                .first();
        return new Score(JOB, measure, found.isNullAt(0) ? null : found.getDouble(0), 1.0, found.getLong(1), "");
    }
}
