package org.quanyu.models.watch;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.models.risk.PointRule;
import org.quanyu.schemas.yaml.SqlExpression;

/**
 * Scores of months whose horizon has passed, with what came true.
 *
 * @param rows {@code firm_id}, {@code month}, {@code version}, {@code probability}, {@code label} (1 where the outcome began
 *     within the horizon) and, if {@code hasRule}, {@code points} of the officers' rule
 */
record MaturedScores(Dataset<Row> rows, boolean hasRule) {

    /**
     * @param scores rows of {@code mart.risk_score} of the risk, of months whose horizon has passed
     * @param outcomes {@code mart.firm_outcome}
     * @param panel {@code mart.firm_month}
     * @param whole the last month that is whole
     */
    static MaturedScores of(
            WatchedRisk risk, Dataset<Row> scores, Dataset<Row> outcomes, Dataset<Row> panel, LocalDate whole) {
        String[] key = {"firm_id", "month"};
        Dataset<Row> labelled = scores.select("firm_id", "month", "version", "probability")
                .join(cases(risk, outcomes, whole), key, "left")
                .withColumn("label", coalesce(col("label"), lit(0)));
        boolean hasRule = !risk.rule().isEmpty() && isComputable(risk.rule(), panel);
        if (!hasRule) {
            return new MaturedScores(labelled, false);
        }
        Dataset<Row> points =
                panel.select(col("firm_id"), col("month"), points(risk.rule()).as("points"));
        return new MaturedScores(labelled.join(points, key, "left").na().fill(0, new String[] {"points"}), true);
    }

    /** Firms and scored months behind which there was the outcome within the horizon, by what was told in time. */
    private static Dataset<Row> cases(WatchedRisk risk, Dataset<Row> outcomes, LocalDate whole) {
        Column scored = explode(expr(
                ("sequence(add_months(month, -%d), add_months(coalesce(last_month, month), -1)," + " interval 1 month)")
                        .formatted(risk.horizon())));
        Column maturedTo = least(lit(Date.valueOf(whole)), add_months(col("month"), risk.embargo()));
        return outcomes.where(col("outcome").equalTo(risk.outcome()))
                .select(col("firm_id"), col("known_on"), scored.as("month"))
                .where(col("known_on").leq(last_day(maturedTo)))
                .select(col("firm_id"), col("month"), lit(1).as("label"))
                .distinct();
    }

    private static boolean isComputable(List<PointRule> rule, Dataset<Row> panel) {
        return rule.stream().allMatch(line -> SqlExpression.problem(
                        panel, expr(line.condition().sql()))
                .isEmpty());
    }

    private static Column points(List<PointRule> rule) {
        return rule.stream()
                .map(line -> when(expr(line.condition().sql()).cast("boolean"), line.points())
                        .otherwise(0.0))
                .reduce(lit(0.0), Column::plus);
    }
}
