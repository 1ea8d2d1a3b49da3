package org.quanyu.orchestration.evaluate;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Whether mined assignment rules name the right office, in months that they were not mined from. */
final class AssignmentRules implements Evaluation {

    private static final String JOB = "assignment rules";
    private static final String TABLE = "mart.assignment_month";

    @Override
    public List<String> reads() {
        return List.of(TABLE);
    }

    @Override
    public List<Score> scores(SparkSession spark, Truth truth, boolean isThere) {
        if (!isThere) {
            return List.of(new Score(JOB, "", null, null, 0, "the lake has no " + TABLE));
        }
        Row sums = spark.table(TABLE)
                .selectExpr("coalesce(sum(events), 0)", "sum(covered)", "sum(hits)", "sum(deadline_hits)")
                .first();
        long events = sums.getLong(0);
        return List.of(
                share("share of events that a rule fits", sums, 1, events),
                share("… of those that go to the right office", sums, 2, events == 0 ? 0 : sums.getLong(1)),
                share("… of those that have the right deadline", sums, 3, events == 0 ? 0 : sums.getLong(1)));
    }

    private static Score share(String measure, Row sums, int column, long of) {
        Double share = of == 0 ? null : (double) sums.getLong(column) / of;
        return new Score(
                JOB,
                measure,
                share,
                1.0,
                of,
                "the surest rule that fits; public holidays are not taken out of deadlines");
    }
}
