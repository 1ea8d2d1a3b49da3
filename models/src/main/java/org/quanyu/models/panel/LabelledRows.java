package org.quanyu.models.panel;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.quanyu.models.risk.LabelRule;
import org.quanyu.models.risk.PointRule;
import org.quanyu.models.risk.Target;
import org.quanyu.schemas.contract.SqlText;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.yaml.SqlExpression;

/** Adds to the rows of a panel their month, label and points of the officers' rule. */
final class LabelledRows {

    /** Months from January of year 0; 0 where rows have none. */
    static final String MONTH = "target_month";

    /** 1, 0, or null where it is not known. */
    static final String LABEL = "target_label";

    /** Of the officers' rule. */
    static final String POINTS = "target_points";

    private LabelledRows() {}

    static Dataset<Row> of(Target target, Dataset<Row> panel) {
        Dataset<Row> dated = panel.withColumn(MONTH, month(target, panel));
        Dataset<Row> labelled = dated.withColumn(LABEL, label(target, dated).cast("double"));
        return labelled.withColumn(POINTS, points(target.baseline(), labelled));
    }

    /** The rows to learn from: at risk, with a month and a known label. */
    static Dataset<Row> known(Target target, Dataset<Row> labelled) {
        Dataset<Row> known =
                labelled.where(col(LABEL).isNotNull().and(col(MONTH).isNotNull()));
        return target.panel()
                .atRisk()
                .map(atRisk -> known.where(evaluated(labelled, atRisk, "at_risk")))
                .orElse(known);
    }

    private static Column month(Target target, Dataset<Row> panel) {
        if (target.panel().month().isEmpty()) {
            return lit(0);
        }
        requireOneRowEach(target, panel);
        return Month.of(column(panel, target.panel().month().get()));
    }

    private static Column label(Target target, Dataset<Row> rows) {
        Column condition = evaluated(rows, target.label().condition(), "label");
        if (target.label() instanceof LabelRule.Told) {
            return when(condition, 1).when(condition.equalTo(false), 0);
        }
        Row last = rows.agg(max(col(MONTH))).head();
        int lastKnown = (last.isNullAt(0) ? 0 : last.getInt(0)) - target.label().embargo();
        Column ahead = max(when(condition, 1).otherwise(0))
                .over(Window.partitionBy(column(rows, target.panel().entity().orElseThrow()))
                        .orderBy(col(MONTH))
                        .rangeBetween(1, target.label().horizon()));
        return when(col(MONTH).leq(lastKnown), coalesce(ahead, lit(0)));
    }

    private static Column points(List<PointRule> baseline, Dataset<Row> rows) {
        return baseline.stream()
                .map(rule -> when(evaluated(rows, rule.condition(), "baseline"), rule.points())
                        .otherwise(0.0))
                .reduce(Column::plus)
                .orElse(lit(0.0));
    }

    /** @param what the key of the target's file that holds the expression, for messages */
    static Column evaluated(Dataset<Row> rows, SqlExpression expression, String what) {
        Column value = expr(expression.sql());
        Optional<String> problem = SqlExpression.problem(rows, value);
        if (problem.isPresent()) {
            throw new LakeException(
                    FailureCode.TARGET_INPUT,
                    "the expression of " + what + " cannot be computed over the rows: " + problem.get() + ": "
                            + expression.written(),
                    "the rows have " + String.join(", ", rows.columns()));
        }
        return value.cast("boolean");
    }

    private static void requireOneRowEach(Target target, Dataset<Row> panel) {
        Column entity = column(panel, target.panel().entity().orElseThrow());
        Column month = column(panel, target.panel().month().orElseThrow());
        List<Row> twice = panel.groupBy(entity.as("entity"), month.as("month"))
                .count()
                .where(col("count").gt(1))
                .limit(1)
                .collectAsList();
        if (!twice.isEmpty()) {
            throw new LakeException(
                    FailureCode.TARGET_INPUT,
                    "the panel has " + twice.get(0).getLong(2) + " rows of "
                            + twice.get(0).get(0) + " in " + twice.get(0).get(1),
                    "a panel has one row for each entity and month: group by both in its query");
        }
    }

    private static Column column(Dataset<Row> rows, String name) {
        if (!List.of(rows.columns()).contains(name)) {
            throw new LakeException(
                    FailureCode.TARGET_INPUT,
                    "the panel has no column " + name,
                    "it has " + String.join(", ", rows.columns()));
        }
        return rows.col(SqlText.identifier(name));
    }
}
