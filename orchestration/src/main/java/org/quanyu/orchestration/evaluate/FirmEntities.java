package org.quanyu.orchestration.evaluate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Whether {@code gold.firm} holds each registered firm once: by unified social credit code, of firms that have one. */
final class FirmEntities implements Evaluation {

    private static final String JOB = "firms";

    @Override
    public List<String> reads() {
        return List.of("gold.firm");
    }

    @Override
    public List<Score> scores(SparkSession spark, Truth truth, boolean isThere) {
        if (!isThere) {
            return List.of(new Score(JOB, "", null, null, 0, "the lake has no gold.firm"));
        }
        Dataset<Row> known =
                truth.table(spark, "firm").select(col("credit_code").as("true_code"));
        Row found = spark.table("gold.firm")
                .where(col("registered"))
                .join(known, col("credit_code").equalTo(col("true_code")), "full_outer")
                .agg(
                        count(col("firm_id")).as("firms"),
                        count(col("true_code")).as("truths"),
                        sum(when(col("firm_id").isNotNull().and(col("true_code").isNotNull()), lit(1L))
                                        .otherwise(lit(0L)))
                                .as("both"))
                .first();
        double both = found.getLong(2);
        return List.of(
                new Score(
                        JOB,
                        "share of the lake's firms that exist",
                        both / found.getLong(0),
                        1.0,
                        found.getLong(0),
                        "by credit code"),
                new Score(
                        JOB,
                        "share of existing firms that the lake has",
                        both / found.getLong(1),
                        1.0,
                        found.getLong(1),
                        "by credit code; firms whose registration was not delivered yet count as missing"));
    }
}
