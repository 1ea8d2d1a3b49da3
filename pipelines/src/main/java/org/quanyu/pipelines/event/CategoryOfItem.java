package org.quanyu.pipelines.event;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Gives a request that has an item code and no third-level category that of its item. A code that the catalogue has in
 * more than one branch gives none.
 */
final class CategoryOfItem {

    private CategoryOfItem() {}

    /** Fills {@code category_1..3}. */
    static Dataset<Row> fill(Dataset<Row> requests, Dataset<Row> categories) {
        Dataset<Row> items = categories
                .where(col("item_code").isNotNull())
                .groupBy(col("item_code").as("of_item"))
                .agg(
                        first("category_1").as("item_1"),
                        first("category_2").as("item_2"),
                        first("category_3").as("item_3"),
                        count(lit(1)).as("branches"))
                .where(col("branches").equalTo(1));
        Dataset<Row> known = requests.join(
                broadcast(items),
                col("item_code").equalTo(col("of_item")).and(col("category_3").isNull()),
                "left");
        return known.withColumn("category_1", coalesce(col("item_1"), col("category_1")))
                .withColumn("category_2", coalesce(col("item_2"), col("category_2")))
                .withColumn("category_3", coalesce(col("item_3"), col("category_3")))
                .drop("of_item", "item_1", "item_2", "item_3", "branches");
    }
}
