package org.quanyu.pipelines.event.assignment;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.transform;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Items that go now to one office, now to another. */
final class ContestedItems {

    private static final int LEAST_EVENTS = 20;

    private ContestedItems() {}

    /**
     * One row per contested item: {@code category_1}, {@code category_2}, {@code category_3}, {@code events}, {@code
     * departments} (the largest share first, in words), {@code top_share}, {@code reopened_share}.
     *
     * @param events gold.event
     */
    static Dataset<Row> of(Dataset<Row> events) {
        return events.na()
                .drop(new String[] {"category_1", "category_2", "category_3", "department"})
                .groupBy("category_1", "category_2", "category_3", "department")
                .agg(
                        count(lit(1)).as("n"),
                        count_if(col("reopened_at").isNotNull()).as("reopened"))
                .groupBy("category_1", "category_2", "category_3")
                .agg(
                        sum("n").as("events"),
                        max("n").as("top"),
                        sum("reopened").as("reopened"),
                        sort_array(collect_list(struct("n", "department")), false)
                                .as("offices"))
                .where(col("events").geq(LEAST_EVENTS))
                .withColumn("top_share", col("top").divide(col("events")))
                .where(col("top_share").lt(AssignmentRules.LEAST_SHARE))
                .withColumn("reopened_share", col("reopened").divide(col("events")))
                .withColumn(
                        "departments",
                        array_join(
                                transform(
                                        col("offices"),
                                        office -> concat(
                                                office.getField("department"),
                                                lit(" "),
                                                round(office.getField("n")
                                                                .multiply(100)
                                                                .divide(col("events")))
                                                        .cast("int"),
                                                lit("%"))),
                                "，"))
                .drop("top", "reopened", "offices");
    }
}
