package org.quanyu.pipelines.event.recurring;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.rank;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.sql.Timestamp;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.quanyu.pipelines.clean.Expressions;

/**
 * How matters live, of those with at least two events. One row per matter: {@code matter_id}, {@code title} (of its first
 * event), {@code state}, {@code first_seen}, {@code last_seen}, {@code events}, {@code open_events}, {@code reporters},
 * {@code came_back} (times after so many days of silence), {@code reopened} (events after all before were closed),
 * {@code busiest_week} (most events in seven days), {@code busiest_week_ends}, {@code is_burst}, {@code is_season},
 * {@code recent_events} (of seven days), {@code earlier_events} (of the eight weeks before), {@code growth_p},
 * {@code is_growing}.
 *
 * <ul>
 *   <li>A burst: the busiest week has at least five events, and by chance alone would have as many in at most one of a
 *       hundred matters: the scan statistic of Naus (1965), bounded by Bonferroni over the weeks of its life.
 *   <li>A season: in two years at least, the events of each, three or more, come at one time of the year; the test of
 *       Rayleigh (Mardia and Jupp 2000) on the day of the year, at one in a hundred.
 *   <li>Growth: the last seven days against the eight weeks before, by the exact test of two Poisson rates (Przyborowski
 *       and Wilenski 1940); of all matters with three events in the last seven days, those that Benjamini and Hochberg
 *       (1995) leave at a false discovery rate of 5 %.
 * </ul>
 */
public final class LifeLines {

    private static final long DAY = 86_400;
    private static final long WEEK = 7 * DAY;
    private static final long BASE = 8 * WEEK;

    private static final int LEAST_BURST = 5;
    private static final int LEAST_OF_A_YEAR = 3;
    private static final int LEAST_GROWING = 3;
    private static final double SIGNIFICANT = 0.01;
    private static final double FALSE_DISCOVERIES = 0.05;

    /** How far the middles of two years' events may lie apart for one season: 45 days. */
    private static final double SAME_SEASON = Math.cos(2 * Math.PI * 45 / 365.25);

    private LifeLines() {}

    /**
     * The life lines.
     *
     * @param members {@link FoundMatters#members}
     * @param asOf the time for which states hold; what is later does not count
     */
    public static Dataset<Row> of(Dataset<Row> members, Timestamp asOf, int dormantAfter) {
        long now = asOf.getTime() / 1000;
        Dataset<Row> events = events(recurring(members.where(col(EventRows.TIME).leq(lit(asOf)))), now, dormantAfter);
        Dataset<Row> lines = summed(events, now);
        Dataset<Row> seasons = seasons(events);
        return growing(lines.join(seasons, new String[] {RecurringMatters.MATTER_ID}, "left"))
                .withColumn("state", state(now, dormantAfter))
                .withColumn("is_burst", isBurst())
                .withColumn("is_season", coalesce(col("is_season"), lit(false)))
                .select(
                        "matter_id",
                        "title",
                        "state",
                        "first_seen",
                        "last_seen",
                        "events",
                        "open_events",
                        "reporters",
                        "came_back",
                        "reopened",
                        "busiest_week",
                        "busiest_week_ends",
                        "is_burst",
                        "is_season",
                        "recent_events",
                        "earlier_events",
                        "growth_p",
                        "is_growing");
    }

    /** Events of matters with at least two. */
    private static Dataset<Row> recurring(Dataset<Row> members) {
        return members.withColumn("size", count(lit(1)).over(Window.partitionBy(RecurringMatters.MATTER_ID)))
                .where("size > 1")
                .drop("size");
    }

    /** Each event with what it is in the life of its matter. */
    private static Dataset<Row> events(Dataset<Row> members, long now, int dormantAfter) {
        WindowSpec life = Window.partitionBy(RecurringMatters.MATTER_ID).orderBy("second", EventRows.EVENT_ID);
        WindowSpec before = life.rowsBetween(Window.unboundedPreceding(), -1);
        WindowSpec week =
                Window.partitionBy(RecurringMatters.MATTER_ID).orderBy("second").rangeBetween(1 - WEEK, 0);
        Column closed = when(col("closed_second").leq(now), col("closed_second"));
        return members.withColumn("second", col(EventRows.TIME).cast(DataTypes.LongType))
                .withColumn("closed_second", col(EventRows.CLOSED).cast(DataTypes.LongType))
                .withColumn("silence", col("second").minus(lag("second", 1).over(life)))
                .withColumn("comes_back", col("silence").geq(dormantAfter * DAY))
                .withColumn("is_closed", closed.isNotNull())
                .withColumn(
                        "all_closed", max(coalesce(closed, lit(Long.MAX_VALUE))).over(before))
                .withColumn("reopens", col("all_closed").lt(col("second")))
                .withColumn("in_week", count(lit(1)).over(week));
    }

    private static Dataset<Row> summed(Dataset<Row> events, long now) {
        return events.groupBy(RecurringMatters.MATTER_ID)
                .agg(
                        expr("min_by(title, struct(second, event_id))").as("title"),
                        min(EventRows.TIME).as("first_seen"),
                        max(EventRows.TIME).as("last_seen"),
                        count(lit(1)).as("events"),
                        number(col("is_closed").equalTo(false)).as("open_events"),
                        countDistinct(EventRows.REPORTER).as("reporters"),
                        number(col("comes_back")).as("came_back"),
                        number(col("reopens")).as("reopened"),
                        max(when(col("comes_back"), col("second"))).as("last_return"),
                        max(when(col("reopens"), col("second"))).as("last_reopening"),
                        max("in_week").as("busiest_week"),
                        expr("max_by(time, struct(in_week, -second))").as("busiest_week_ends"),
                        number(col("second").gt(now - WEEK)).as("recent_events"),
                        number(col("second")
                                        .gt(now - WEEK - BASE)
                                        .and(col("second").leq(now - WEEK)))
                                .as("earlier_events"));
    }

    private static Column number(Column condition) {
        return sum(when(condition, 1L).otherwise(0L));
    }

    /** closed, dormant, reopened, back again or open, the first that holds. */
    private static Column state(long now, int dormantAfter) {
        long recently = now - dormantAfter * DAY;
        return when(col("open_events").equalTo(0), "closed")
                .when(col("last_seen").cast(DataTypes.LongType).lt(recently), "dormant")
                .when(col("last_reopening").geq(recently), "reopened")
                .when(col("last_return").geq(recently), "back again")
                .otherwise("open");
    }

    private static Column isBurst() {
        Column span = col("last_seen")
                .cast(DataTypes.DoubleType)
                .minus(col("first_seen").cast(DataTypes.DoubleType))
                .divide(WEEK)
                .plus(1);
        Column byChance =
                tail(col("busiest_week"), col("events"), lit(1.0).divide(span)).multiply(span);
        return col("busiest_week").geq(LEAST_BURST).and(byChance.leq(SIGNIFICANT));
    }

    private static Dataset<Row> growing(Dataset<Row> lines) {
        Column candidate = col("recent_events").geq(LEAST_GROWING);
        Column p = when(
                candidate,
                tail(
                        col("recent_events"),
                        col("recent_events").plus(col("earlier_events")),
                        lit((double) WEEK / (WEEK + BASE))));
        WindowSpec all = Window.partitionBy(col("growth_p").isNull());
        Column allowed = lit(FALSE_DISCOVERIES)
                .multiply(rank().over(all.orderBy("growth_p")))
                .divide(count(lit(1)).over(all));
        return lines.withColumn("growth_p", p)
                .withColumn("allowed", allowed)
                .withColumn(
                        "largest_allowed",
                        max(when(col("growth_p").leq(col("allowed")), col("growth_p")))
                                .over(all))
                .withColumn("is_growing", coalesce(col("growth_p").leq(col("largest_allowed")), lit(false)));
    }

    /** {@code matter_id}, {@code is_season}. */
    private static Dataset<Row> seasons(Dataset<Row> events) {
        Column angle = expr("2 * pi() * (dayofyear(time) - 1) / 365.25");
        Dataset<Row> years = events.withColumn("angle", angle)
                .groupBy(col(RecurringMatters.MATTER_ID), expr("year(time)").as("year"))
                .agg(
                        count(lit(1)).as("of_year"),
                        expr("sum(cos(angle))").as("x"),
                        expr("sum(sin(angle))").as("y"))
                .where(col("of_year").geq(LEAST_OF_A_YEAR));
        WindowSpec matter = Window.partitionBy(RecurringMatters.MATTER_ID);
        Column length = expr("sqrt(x * x + y * y)");
        return years.withColumn("all_x", sum("x").over(matter))
                .withColumn("all_y", sum("y").over(matter))
                .withColumn("all_length", expr("sqrt(all_x * all_x + all_y * all_y)"))
                .withColumn("alike", expr("(x * all_x + y * all_y)").divide(length.multiply(col("all_length"))))
                .groupBy(RecurringMatters.MATTER_ID)
                .agg(
                        count(lit(1)).as("years"),
                        min("alike").as("least_alike"),
                        sum("of_year").as("n"),
                        max("all_length").as("resultant"))
                .select(
                        col(RecurringMatters.MATTER_ID),
                        col("years")
                                .geq(2)
                                .and(col("least_alike").geq(SAME_SEASON))
                                .and(expr("exp(-resultant * resultant / n)").leq(SIGNIFICANT))
                                .as("is_season"));
    }

    private static Column tail(Column atLeast, Column of, Column probability) {
        return Expressions.call(Tail.class, "binomial", DataTypes.DoubleType, atLeast, of, probability);
    }
}
