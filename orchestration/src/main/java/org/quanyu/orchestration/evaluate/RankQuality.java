package org.quanyu.orchestration.evaluate;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * How well a score ranks positive cases before negative ones.
 *
 * @param areaUnderCurve area under the receiver operating characteristic; ties count half
 * @param averagePrecision mean precision at the ranks of the positives
 */
record RankQuality(double areaUnderCurve, double averagePrecision, long cases, long positives) {

    /** @param ranked columns {@code score} (double) and {@code label} (boolean), one row per case */
    static RankQuality of(Dataset<Row> ranked) {
        WindowSpec above = Window.orderBy(col("score").desc()).rowsBetween(Window.unboundedPreceding(), -1);
        WindowSpec upTo = Window.orderBy(col("score").desc()).rowsBetween(Window.unboundedPreceding(), 0);
        Row result = ranked.groupBy(col("score"))
                .agg(
                        sum(when(col("label"), 1L).otherwise(0L)).as("positive"),
                        sum(when(col("label"), 0L).otherwise(1L)).as("negative"))
                .withColumn("positive_above", coalesce(sum(col("positive")).over(above), lit(0L)))
                .withColumn("positive_up_to", sum(col("positive")).over(upTo))
                .withColumn(
                        "all_up_to", sum(col("positive").plus(col("negative"))).over(upTo))
                .agg(
                        sum(col("positive")).as("positives"),
                        sum(col("negative")).as("negatives"),
                        sum(col("negative")
                                        .multiply(col("positive_above")
                                                .plus(col("positive").multiply(0.5))))
                                .as("ordered"),
                        sum(col("positive").multiply(col("positive_up_to")).divide(col("all_up_to")))
                                .as("precision"))
                .first();
        if (result.isNullAt(0)) {
            return new RankQuality(Double.NaN, Double.NaN, 0, 0);
        }
        long positives = result.getLong(0);
        long negatives = result.getLong(1);
        return new RankQuality(
                result.getDouble(2) / ((double) positives * negatives),
                result.getDouble(3) / positives,
                positives + negatives,
                positives);
    }
}
