package org.quanyu.pipelines.cause.explain;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Whether rules are behind a cause: items without an owner, deadlines that nobody keeps, and deadlines kept in one
 * sub-district and not in another.
 */
final class RuleCheck {

    /** Fewer events that had to be closed say nothing of a sub-district. */
    private static final int LEAST_JUDGED = 20;

    /** The standard normal bound that chance alone exceeds once in a hundred times. */
    private static final double SIGNIFICANT = 2.326;

    private final Dataset<Row> ofItems;

    /**
     * @param events of a year
     * @param behind those that counted for the cause
     */
    RuleCheck(Dataset<Row> events, Dataset<Row> behind) {
        Dataset<Row> items =
                behind.where(col("item").isNotNull()).select("item").distinct();
        ofItems = events.join(broadcast(items), "item");
    }

    CauseStory.Rule rule() {
        Row row = ofItems.agg(
                        count(lit(1)),
                        expr("count_if(department IS NULL)"),
                        expr("median(handled_hours)"),
                        expr("median((unix_timestamp(due_at) - unix_timestamp(requested_at)) / 3600.0D)"))
                .first();
        return new CauseStory.Rule(
                new CauseStory.Share("department", "", row.getLong(1), row.getLong(0)),
                number(row, 2),
                number(row, 3),
                difference());
    }

    private static Optional<Double> number(Row row, int at) {
        return row.isNullAt(at) ? Optional.empty() : Optional.of(row.getDouble(at));
    }

    /**
     * Shares closed late by sub-district, if they differ: chi-square test of homogeneity at 0.01, its tail by the cube
     * root (Wilson and Hilferty 1931).
     */
    private Optional<CauseStory.Difference> difference() {
        List<CauseStory.Share> late = ofItems
                .where("due_at IS NOT NULL AND closed_at IS NOT NULL AND sub_district IS NOT NULL")
                .groupBy("sub_district")
                .agg(
                        count(lit(1)).as("judged"),
                        sum(expr("if(closed_at > due_at, 1L, 0L)")).as("late"))
                .where(col("judged").geq(LEAST_JUDGED))
                .orderBy("sub_district")
                .collectAsList()
                .stream()
                .map(row -> new CauseStory.Share("sub_district", row.getString(0), row.getLong(2), row.getLong(1)))
                .toList();
        if (late.size() < 2 || !differ(late)) {
            return Optional.empty();
        }
        Comparator<CauseStory.Share> byShare = Comparator.comparingDouble(CauseStory.Share::share);
        return Optional.of(new CauseStory.Difference(
                late.stream().max(byShare).orElseThrow(),
                late.stream().min(byShare).orElseThrow()));
    }

    static boolean differ(List<CauseStory.Share> shares) {
        double cases = shares.stream().mapToLong(CauseStory.Share::cases).sum();
        double of = shares.stream().mapToLong(CauseStory.Share::of).sum();
        double rate = cases / of;
        if (rate == 0 || rate == 1) {
            return false;
        }
        double square = shares.stream()
                .mapToDouble(share -> Math.pow(share.cases() - rate * share.of(), 2) / (share.of() * rate * (1 - rate)))
                .sum();
        double freedom = shares.size() - 1;
        double spread = 2 / (9 * freedom);
        return (Math.cbrt(square / freedom) - (1 - spread)) / Math.sqrt(spread) > SIGNIFICANT;
    }
}
