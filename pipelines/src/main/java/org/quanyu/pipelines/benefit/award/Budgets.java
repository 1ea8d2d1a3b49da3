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

    private static final int PARTS = 64;
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
     * Adds to rows: {@code fits}, which is true of those that spend nothing; of the others {@code place} among those of the fund who wait,
     * and {@code was_left} when it was their turn.
     *
     * @param rows {@code spends, fund, priority, policy, beneficiary, entity, amount} (above zero), {@code refuses, lowest_first}, and what is
     *     {@code told} of the fact that orders
     */
    Dataset<Row> spend(Dataset<Row> rows) {
        // what spends nothing passes in many small parts, so that no row is reckoned twice
        WindowSpec order = Window.partitionBy("spent_fund", "part").orderBy(order());
        WindowSpec soFar = order.rowsBetween(Window.unboundedPreceding(), Window.currentRow());
        return keyed(rows)
                .withColumn("spent_fund", expr("IF(spends, fund, NULL)"))
                .withColumn("part", expr("IF(spends, 0, pmod(hash(entity), " + PARTS + "))"))
                .join(broadcast(left.selectExpr("fund AS spent_fund", "`left`")), new String[] {"spent_fund"}, "left")
                .withColumn(
                        "taken", sum(expr("IF(spends, amount, 0)").cast(SUM)).over(soFar))
                .withColumn("fits", expr("NOT spends OR taken <= `left`"))
                .withColumn(
                        "place",
                        sum(expr("IF(NOT fits AND NOT refuses, 1L, 0L)")).over(soFar))
                .withColumn("taken_before", max(expr("IF(fits, taken, NULL)")).over(soFar))
                .withColumn(
                        "was_left", expr("`left` - coalesce(taken_before, 0)").cast(SUM))
                .drop("spent_fund", "part", "left", "taken", "taken_before");
    }

    /** The fact that orders, as a number, a day or a truth where it is one, and as text; unknown where it is not told. */
    private static Dataset<Row> keyed(Dataset<Row> rows) {
        return rows.withColumn(
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
