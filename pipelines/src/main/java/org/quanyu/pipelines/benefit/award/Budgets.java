package org.quanyu.pipelines.benefit.award;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/**
 * Spends what funds have left in a calendar year: by priority of the policies, then in the order of the policy, then by entity. Where
 * somebody cannot be paid whole, nobody behind is paid before.
 */
final class Budgets {

    private static final DecimalType SUM = DataTypes.createDecimalType(28, 2);

    private final Dataset<Row> left;

    /** @param left {@code fund, left} (yuan; below zero where more was paid than there was) */
    Budgets(Dataset<Row> left) {
        this.left = left;
    }

    /**
     * What funds have left.
     *
     * @param funds {@code fund, budget} (yuan of a year)
     * @param paid {@code policy, year, amount, batch}
     * @param terms {@code policy, fund}
     * @return {@code fund, year, budget, spent, left} and the {@code batches} of payments that it counted
     */
    static Dataset<Row> left(Dataset<Row> funds, Dataset<Row> paid, Dataset<Row> terms, int year) {
        Dataset<Row> spent = paid.where(col("year").equalTo(year))
                .join(broadcast(terms.select("policy", "fund")), "policy")
                .groupBy("fund")
                .agg(
                        sum("amount").cast(SUM).as("spent"),
                        sort_array(collect_set("batch")).as("batches"));
        return funds.join(spent, funds.col("fund").equalTo(spent.col("fund")), "left")
                .select(
                        funds.col("fund"),
                        lit(year).as("year"),
                        col("budget"),
                        coalesce(col("spent"), lit(0)).cast(SUM).as("spent"),
                        expr("budget - coalesce(spent, 0)").cast(SUM).as("left"),
                        expr("coalesce(batches, CAST(array() AS ARRAY<STRING>))")
                                .as("batches"));
    }

    /**
     * Adds to rows that are due: {@code fits}, {@code place} among those of the fund who wait, {@code was_left} when it was their turn.
     *
     * @param due {@code fund, priority, policy, beneficiary, entity, amount} (above zero), {@code refuses, order_fact, lowest_first, facts}
     */
    Dataset<Row> spend(Dataset<Row> due) {
        WindowSpec order = Window.partitionBy("fund").orderBy(order());
        WindowSpec soFar = order.rowsBetween(Window.unboundedPreceding(), Window.currentRow());
        return keyed(due)
                .join(broadcast(left.select("fund", "left")), "fund")
                .withColumn("taken", sum(col("amount").cast(SUM)).over(soFar))
                .withColumn("fits", col("taken").leq(col("left")))
                .withColumn(
                        "place",
                        sum(expr("IF(NOT fits AND NOT refuses, 1L, 0L)")).over(soFar))
                .withColumn(
                        "was_left",
                        col("left")
                                .minus(coalesce(
                                        max(when(col("fits"), col("taken"))).over(soFar), lit(0)))
                                .cast(SUM))
                .drop("taken", "left", "low_number", "high_number", "low_text", "high_text");
    }

    /** The fact that orders, as a number, a day or a truth where it is one, and as text; unknown where it is not told. */
    private static Dataset<Row> keyed(Dataset<Row> due) {
        return due.withColumn("told", expr("try_element_at(facts, order_fact)"))
                .withColumn(
                        "number",
                        expr("coalesce(try_cast(told AS DECIMAL(38, 10)), try_cast(unix_date(try_cast(told AS DATE)) AS"
                                + " DECIMAL(38, 10)))"))
                .withColumn("low_number", expr("IF(lowest_first, number, NULL)"))
                .withColumn("high_number", expr("IF(lowest_first, NULL, number)"))
                .withColumn("low_text", expr("IF(lowest_first, told, NULL)"))
                .withColumn("high_text", expr("IF(lowest_first, NULL, told)"))
                .drop("told", "number");
    }

    private static Column[] order() {
        return new Column[] {
            col("priority"),
            col("policy"),
            col("low_number").asc_nulls_last(),
            col("high_number").desc_nulls_last(),
            col("low_text").asc_nulls_last(),
            col("high_text").desc_nulls_last(),
            col("beneficiary"),
            col("entity")
        };
    }
}
