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
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.quanyu.generator.text.ItemCatalogue;

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
        Dataset<Row> about = truth.table(spark, "event_intake")
                .join(truth.table(spark, "event"), "event")
                .join(names(spark), "item")
                .select(col("intake"), col("item_name"));
        Dataset<Row> judged = spark.table("gold.event")
                .join(about, col("request_no").equalTo(col("intake")))
                .withColumn("is_right", coalesce(col("category_3").equalTo(col("item_name")), lit(false)));
        return List.of(
                score(judged, "share with the right item", lit(true)),
                score(
                        judged,
                        "… of those whose item was read from the text",
                        col("category_from").equalTo("text")));
    }

    /** The names of the catalogue's items by code: columns {@code item} and {@code item_name}. */
    private static Dataset<Row> names(SparkSession spark) {
        return spark.createDataFrame(
                ItemCatalogue.district().items().stream()
                        .map(item -> RowFactory.create(item.code(), item.name()))
                        .toList(),
                new StructType().add("item", "string").add("item_name", "string"));
    }

    private static Score score(Dataset<Row> judged, String measure, Column which) {
        Row found = judged.where(which)
                .agg(avg(col("is_right").cast("double")), count(lit(1)))
                .first();
        return new Score(JOB, measure, found.isNullAt(0) ? null : found.getDouble(0), 1.0, found.getLong(1), "");
    }
}
