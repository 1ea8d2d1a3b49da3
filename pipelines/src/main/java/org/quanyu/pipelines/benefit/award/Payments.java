package org.quanyu.pipelines.benefit.award;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * Payments that were made: {@code entity}, {@code policy}, {@code amount} (yuan; below zero where it came back), {@code period}
 * ({@code once}, {@code 2024-10}, {@code 2024}) or {@code paid_on} or both, and perhaps {@code year}, from whose budget a payment was made, and the {@code batch} that it was in.
 * A payment belongs to its year, or else to that of its period, or else to that of the day.
 */
public final class Payments {

    private static final StructType SCHEMA = new StructType()
            .add("entity", DataTypes.StringType)
            .add("policy", DataTypes.StringType)
            .add("amount", DataTypes.createDecimalType(18, 2))
            .add("period", DataTypes.StringType)
            .add("paid_on", DataTypes.DateType)
            .add("year", DataTypes.IntegerType)
            .add("batch", DataTypes.StringType);

    private static final String PERIOD_OF_YEAR = "period RLIKE '^[0-9]{4}(-(0[1-9]|1[0-2]))?$'";

    private final Dataset<Row> rows;

    private Payments(Dataset<Row> rows) {
        this.rows = rows;
    }

    /** Nothing was paid. */
    public static Payments none(SparkSession spark) {
        return new Payments(spark.createDataFrame(List.of(), SCHEMA));
    }

    /**
     * The payments of a table.
     *
     * @throws LakeException {@code PAYMENTS_INVALID} where it lacks a column, or a row does not tell who was paid, how much or when
     */
    public static Payments of(Dataset<Row> table) {
        Set<String> has = new TreeSet<>(Arrays.asList(table.columns()));
        for (String column : List.of("entity", "policy", "amount")) {
            if (!has.contains(column)) {
                throw invalid(
                        "the payments have no column \"" + column + "\", only " + String.join(", ", has),
                        "name the columns entity, policy, amount, period and paid_on");
            }
        }
        if (!has.contains("period") && !has.contains("paid_on")) {
            throw invalid(
                    "the payments have neither a column \"period\" nor \"paid_on\"",
                    "add one of them: 2024-10, 2024 or once; or the day of the payment");
        }
        Column[] columns = Arrays.stream(SCHEMA.fields())
                .map(field -> (has.contains(field.name()) ? col(field.name()) : lit(null))
                        .cast(field.dataType())
                        .as(field.name()))
                .toArray(Column[]::new);
        Payments payments = new Payments(table.select(columns));
        payments.requireWhole();
        return payments;
    }

    /** These and others. */
    Payments and(Payments others) {
        return new Payments(rows.union(others.rows));
    }

    private void requireWhole() {
        List<Row> bad = rows.where("entity IS NULL OR policy IS NULL OR amount IS NULL"
                        + " OR coalesce(year, IF(" + PERIOD_OF_YEAR + ", 0, NULL), year(paid_on)) IS NULL"
                        + " OR NOT (period IS NULL OR period = 'once' OR " + PERIOD_OF_YEAR + ")")
                .orderBy("entity", "policy", "period", "paid_on", "amount")
                .limit(1)
                .collectAsList();
        if (!bad.isEmpty()) {
            throw invalid(
                    "a payment is not whole: "
                            + bad.get(0).mkString("entity, policy, amount, period, paid_on, year, batch = ", ", ", ""),
                    "every payment has entity, policy, yuan, and a period (2024-10, 2024, once) or a day; once needs the day or year");
        }
    }

    /**
     * What is known on a day of policies that are paid or excluded: {@code entity, policy, period} (as its frequency wants it), {@code year,
     * amount, paid_on, batch}.
     *
     * @param terms {@code policy, frequency}
     */
    Dataset<Row> known(LocalDate asOf, Dataset<Row> terms) {
        String month = "coalesce(IF(length(period) = 7, period, NULL), date_format(paid_on, 'yyyy-MM'))";
        String year = "coalesce(year, IF(" + PERIOD_OF_YEAR + ", INT(left(period, 4)), NULL), year(paid_on))";
        String day = "coalesce(paid_on, try_cast(left(concat(IF(" + PERIOD_OF_YEAR
                + ", period, STRING(year)), '-01-01'), 10) AS DATE))";
        return rows.where(expr(day).leq(lit(asOf)))
                .withColumn("year", expr(year))
                .join(broadcast(terms), "policy")
                .withColumn(
                        "period",
                        expr("CASE frequency WHEN 'once' THEN 'once' WHEN 'yearly' THEN IF(" + PERIOD_OF_YEAR
                                + ", left(period, 4), STRING(year)) ELSE " + month + " END"))
                .select("entity", "policy", "period", "year", "amount", "paid_on", "batch");
    }

    /** {@code entity, policy, period, paid, last_paid_on} of what {@link #known} tells. */
    static Dataset<Row> byPeriod(Dataset<Row> known) {
        return known.where("period IS NOT NULL")
                .groupBy("entity", "policy", "period")
                .agg(
                        sum("amount").cast(DataTypes.createDecimalType(18, 2)).as("paid"),
                        max("paid_on").as("last_paid_on"))
                .where("paid > 0");
    }

    private static LakeException invalid(String what, String remedy) {
        return new LakeException(FailureCode.PAYMENTS_INVALID, what, remedy);
    }
}
