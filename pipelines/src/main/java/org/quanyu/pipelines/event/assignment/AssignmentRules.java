package org.quanyu.pipelines.event.assignment;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rules of the form "what is like this, that office handles", each with how far history bears it out; together a decision
 * list (Rivest 1987), of which the surest rule that fits an event decides.
 */
final class AssignmentRules {

    static final String RULE_ID = "rule_id";
    static final String SUPPORT = "support";
    static final String HITS = "hits";
    static final String CONFIDENCE = "confidence";

    /** Of the events that a rule fits, so many at least went to its office. */
    static final double LEAST_SHARE = 0.9;

    private static final int LEAST_SUPPORT = 3;

    /** Words are many, and some come with one office by chance. */
    private static final int LEAST_SUPPORT_OF_TEXT = 20;

    /** The quantile of the normal distribution for 95 %, two-sided. */
    private static final double Z = 1.96;

    private AssignmentRules() {}

    /**
     * The rules that history bears out: {@code rule_id}, {@code kind}, {@code value}, {@code department}, {@code
     * deadline_weekdays}, {@code support} (events that it fits), {@code hits} (of them, those of its office), {@code
     * confidence}. A rule that only repeats a more general one is left out.
     *
     * @param handled {@link Handled}
     */
    static Dataset<Row> mined(Dataset<Row> handled) {
        Dataset<Row> rules = handled.select(
                        explode(col(Handled.CONDITIONS)).as("condition"),
                        col(Handled.DEPARTMENT),
                        col(Handled.DEADLINE))
                .groupBy(col("condition.kind"), col("condition.value"), col(Handled.DEPARTMENT))
                .agg(
                        count(lit(1)).as("n"),
                        expr("percentile_approx(deadline_weekdays, 0.5)").as(Handled.DEADLINE))
                .groupBy(Handled.KIND, Handled.VALUE)
                .agg(
                        sum("n").as(SUPPORT),
                        max(struct(col("n").as(HITS), col(Handled.DEPARTMENT), col(Handled.DEADLINE)))
                                .as("best"))
                .select(col(Handled.KIND), col(Handled.VALUE), col(SUPPORT), col("best.*"))
                .where(col(HITS).geq(col(SUPPORT).multiply(LEAST_SHARE)))
                .where(col(SUPPORT)
                        .geq(when(col(Handled.KIND).equalTo(Handled.TEXT), LEAST_SUPPORT_OF_TEXT)
                                .otherwise(LEAST_SUPPORT)))
                .withColumn(CONFIDENCE, lowerBound(col(HITS), col(SUPPORT)))
                .withColumn(RULE_ID, id());
        return withoutRepetitions(rules);
    }

    private static Column id() {
        return substring(
                sha2(concat_ws("|", col(Handled.KIND), col(Handled.VALUE), col(Handled.DEPARTMENT)), 256), 1, 16);
    }

    /** The lower end of the interval of Wilson (1927) for a share, at 95 %. */
    static Column lowerBound(Column hits, Column of) {
        return centre(hits, of).minus(halfWidth(hits, of)).divide(scale(of));
    }

    /** The upper end of the interval of {@link #lowerBound}. */
    static Column upperBound(Column hits, Column of) {
        return centre(hits, of).plus(halfWidth(hits, of)).divide(scale(of));
    }

    private static Column centre(Column hits, Column of) {
        return hits.divide(of).plus(lit(Z * Z / 2).divide(of));
    }

    private static Column halfWidth(Column hits, Column of) {
        Column share = hits.divide(of);
        Column variance = share.multiply(lit(1).minus(share)).divide(of);
        return sqrt(variance.plus(lit(Z * Z / 4).divide(of.multiply(of)))).multiply(Z);
    }

    private static Column scale(Column of) {
        return lit(1).plus(lit(Z * Z).divide(of));
    }

    /** A rule repeats another for the same office and deadline that is at least as sure and fits all that it fits. */
    private static Dataset<Row> withoutRepetitions(Dataset<Row> rules) {
        Dataset<Row> general = rules.select(
                col(Handled.KIND).as("of_kind"),
                col(Handled.VALUE).as("of_value"),
                col(Handled.DEPARTMENT).as("of_department"),
                col(Handled.DEADLINE).as("of_deadline"),
                col(CONFIDENCE).as("of_confidence"));
        Dataset<Row> repeated = rules.withColumn("wider", explode(expr("""
                        case kind
                            when 'text' then array(struct('text' as kind, left(value, length(value) - 1) as value),
                                struct('text' as kind, right(value, length(value) - 1) as value))
                            when 'item_and_place' then array(
                                struct('item' as kind, substring_index(value, '，', 1) as value))
                            else array() end""")))
                .join(
                        general,
                        expr("wider.kind = of_kind and wider.value = of_value and department = of_department"
                                + " and deadline_weekdays <=> of_deadline and of_confidence >= confidence"))
                .select(RULE_ID)
                .distinct();
        return rules.join(repeated, new String[] {RULE_ID}, "left_anti");
    }

    /**
     * Which rules fit which events: the columns of both, the rule's office as {@code rule_department} and its deadline as
     * {@code rule_deadline}.
     */
    static Dataset<Row> fitting(Dataset<Row> handled, Dataset<Row> rules) {
        Dataset<Row> looked = rules.withColumnRenamed(Handled.DEPARTMENT, "rule_department")
                .withColumnRenamed(Handled.DEADLINE, "rule_deadline");
        return handled.withColumn("condition", explode(col(Handled.CONDITIONS)))
                .drop(Handled.CONDITIONS)
                .join(broadcast(looked), expr("condition.kind = kind and condition.value = value"))
                .drop("condition");
    }
}
