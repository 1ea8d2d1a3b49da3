package org.quanyu.models.watch;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * What came true of the scores of a month.
 *
 * @param tenths of the firms by probability, those that have rows
 * @param model how well the probabilities put cases in front
 * @param rule how well the officers' rule did, if there is one
 */
record RealisedMonth(Scored scored, List<Tenth> tenths, Ranking model, Optional<Ranking> rule) {

    /** Scores of a month by a version of a model. */
    record Scored(int version, LocalDate month) {

        static Scored of(Row row) {
            return new Scored(
                    row.getAs("version"), row.<java.sql.Date>getAs("month").toLocalDate());
        }
    }

    /**
     * Firms of neighbouring probabilities.
     *
     * @param number 1 for the lowest probabilities, 10 for the highest
     */
    record Tenth(int number, Calibration calibration) {}

    /** As {@link org.quanyu.models.panel.RankMetrics} tells it, rows of equal score in no order. */
    record Ranking(double averagePrecision, double precisionAtCapacity) {}

    /** Of all months of the rows, brought back as sums of each. */
    static List<RealisedMonth> of(MaturedScores scores, int capacity) {
        Dataset<Row> rows = scores.rows().persist();
        try {
            Map<Scored, List<Tenth>> tenths = tenths(rows);
            Map<Scored, Ranking> model = rankings(rows, "probability", capacity);
            Map<Scored, Ranking> rule = scores.hasRule() ? rankings(rows, "points", capacity) : Map.of();
            return tenths.entrySet().stream()
                    .map(month -> new RealisedMonth(
                            month.getKey(),
                            month.getValue(),
                            model.get(month.getKey()),
                            Optional.ofNullable(rule.get(month.getKey()))))
                    .toList();
        } finally {
            rows.unpersist();
        }
    }

    /** Of all firms. */
    Calibration calibration() {
        return tenths.stream().map(Tenth::calibration).reduce(Calibration::plus).orElseThrow();
    }

    static Map<Scored, Ranking> rankings(Dataset<Row> rows, String score, int capacity) {
        Column visited = least(lit(capacity), sum("rows"));
        Column before = col("rows_to_here").minus(col("rows"));
        Column shareVisited =
                least(lit(1.0), greatest(lit(0.0), lit(capacity).minus(before).divide(col("rows"))));
        Column precisionHere = col("cases_to_here").divide(col("rows_to_here"));
        Map<Scored, Ranking> rankings = new HashMap<>();
        ties(rows, score)
                .groupBy(col("version"), col("month"))
                .agg(
                        coalesce(sum(col("cases").multiply(precisionHere)).divide(sum("cases")), lit(0.0)),
                        sum(col("cases").multiply(shareVisited)).divide(visited))
                .collectAsList()
                .forEach(row -> rankings.put(Scored.of(row), new Ranking(row.getDouble(2), row.getDouble(3))));
        return rankings;
    }

    /** A row for each score of a month, and the rows and cases with this score or a higher one. */
    private static Dataset<Row> ties(Dataset<Row> rows, String score) {
        WindowSpec downToHere =
                Window.partitionBy("version", "month").orderBy(col("score").desc());
        return rows.groupBy(col("version"), col("month"), col(score).as("score"))
                .agg(count(lit(1)).as("rows"), sum("label").as("cases"))
                .withColumn("rows_to_here", sum("rows").over(downToHere))
                .withColumn("cases_to_here", sum("cases").over(downToHere));
    }

    private static Map<Scored, List<Tenth>> tenths(Dataset<Row> rows) {
        Column all = sum("rows").over(Window.partitionBy("version", "month"));
        Column above = col("rows_to_here").minus(col("rows").divide(2)).divide(all);
        Map<Scored, List<Tenth>> tenths = new HashMap<>();
        ties(rows, "probability")
                .withColumn("tenth", lit(10).minus(floor(above.multiply(10))).cast("int"))
                .groupBy(col("version"), col("month"), col("tenth"))
                .agg(sum("rows"), sum(col("rows").multiply(col("score"))), sum("cases"))
                .orderBy("version", "month", "tenth")
                .collectAsList()
                .forEach(row -> tenths.computeIfAbsent(Scored.of(row), month -> new ArrayList<>())
                        .add(new Tenth(
                                row.getInt(2), new Calibration(row.getLong(3), row.getDouble(4), row.getLong(5)))));
        return tenths;
    }
}
