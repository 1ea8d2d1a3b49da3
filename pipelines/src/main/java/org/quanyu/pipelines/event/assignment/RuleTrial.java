package org.quanyu.pipelines.event.assignment;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How rules fare on events that came after those they were mined from.
 *
 * @param later {@link Handled}
 * @param fitting {@link AssignmentRules#fitting} of these
 */
record RuleTrial(Dataset<Row> later, Dataset<Row> fitting) {

    private static final Column IS_HIT = col("rule_department").equalTo(col(Handled.DEPARTMENT));

    /** Per month: {@code month}, {@code events}, {@code covered} (that a rule fits), {@code hits} of the surest rules. */
    Dataset<Row> months() {
        Column deadline = col("rule_deadline").eqNullSafe(col(Handled.DEADLINE));
        Dataset<Row> decided = fitting.groupBy(Handled.EVENT_ID)
                .agg(max(struct(
                                col(AssignmentRules.CONFIDENCE),
                                col(AssignmentRules.SUPPORT),
                                col(AssignmentRules.RULE_ID),
                                IS_HIT.as("is_hit"),
                                deadline.as("is_deadline")))
                        .as("surest"));
        return later.select(Handled.EVENT_ID, Handled.MONTH)
                .join(decided, new String[] {Handled.EVENT_ID}, "left")
                .groupBy(Handled.MONTH)
                .agg(
                        count(lit(1)).as("events"),
                        count("surest").as("covered"),
                        count_if(col("surest.is_hit")).as("hits"),
                        count_if(col("surest.is_deadline")).as("deadline_hits"));
    }

    /** Rules with {@code later_events}, {@code later_hits} and {@code status}. */
    Dataset<Row> rules(Dataset<Row> rules) {
        Dataset<Row> tried = fitting.groupBy(AssignmentRules.RULE_ID)
                .agg(count(lit(1)).as("later_events"), count_if(IS_HIT).as("later_hits"));
        Column isDrifting = AssignmentRules.upperBound(col("later_hits"), col("later_events"))
                .lt(col(AssignmentRules.CONFIDENCE));
        return rules.join(tried, new String[] {AssignmentRules.RULE_ID}, "left")
                .withColumn("later_events", coalesce(col("later_events"), lit(0L)))
                .withColumn("later_hits", coalesce(col("later_hits"), lit(0L)))
                .withColumn(
                        "status",
                        when(col("later_events").equalTo(0), "untried")
                                .when(isDrifting, "drifting")
                                .otherwise("holds"));
    }

    /**
     * Pairs of rules that fit the same events and name different offices: {@code rule_id}, {@code other_rule_id}, {@code
     * events}, {@code hits} and {@code other_hits}.
     */
    Dataset<Row> conflicts() {
        Dataset<Row> contested = fitting.groupBy(Handled.EVENT_ID)
                .agg(min("rule_department").as("one"), max("rule_department").as("other"))
                .where("one <> other")
                .select(Handled.EVENT_ID);
        Dataset<Row> sides = fitting.join(contested, Handled.EVENT_ID)
                .select(
                        col(Handled.EVENT_ID),
                        col(AssignmentRules.RULE_ID),
                        col("rule_department"),
                        IS_HIT.as("is_hit"));
        return sides.as("l")
                .join(
                        sides.as("r"),
                        col("l.event_id")
                                .equalTo(col("r.event_id"))
                                .and(col("l.rule_department").lt(col("r.rule_department"))))
                .groupBy(col("l.rule_id"), col("r.rule_id").as("other_rule_id"))
                .agg(
                        count(lit(1)).as("events"),
                        sum(col("l.is_hit").cast("bigint")).as("hits"),
                        sum(col("r.is_hit").cast("bigint")).as("other_hits"));
    }
}
