package org.quanyu.pipelines.event.assignment;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_union;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.weekday;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.quanyu.pipelines.clean.Expressions;

/** Events that an office was given, with what a rule may ask of them. */
final class Handled {

    static final String EVENT_ID = "event_id";
    static final String MONTH = "month";
    static final String DEPARTMENT = "department";
    static final String DEADLINE = "deadline_weekdays";
    static final String CONDITIONS = "conditions";
    static final String KIND = "kind";
    static final String VALUE = "value";

    /** Of a condition on words in the title. */
    static final String TEXT = "text";

    static final String ITEM = "item";
    static final String ITEM_AND_PLACE = "item_and_place";

    private static final String CATEGORY = "category";

    /** What comes after six in the evening, an office has on the next day. */
    private static final String AFTER_HOURS = "interval 6 hours";

    /** Monday is day 0. */
    private static final int SATURDAY = 5;

    private Handled() {}

    /**
     * One row per event that has an office: {@code event_id}, {@code month} (its first day), {@code department}, {@code
     * deadline_weekdays} (Mondays to Fridays behind the one on which the office first has it, up to the day it is due; null without one),
     * {@code conditions} (each {@code kind}, {@code value}).
     *
     * @param events gold.event
     * @param zone of the offices' days
     */
    static Dataset<Row> of(Dataset<Row> events, String zone) {
        return events.where("department is not null")
                .withColumn("day", local(col("requested_at"), zone))
                .withColumn("first_day", firstDay(local(col("requested_at").plus(expr(AFTER_HOURS)), zone)))
                .withColumn("due_day", local(col("due_at"), zone))
                .select(
                        col(EVENT_ID),
                        trunc(col("day"), "month").as(MONTH),
                        col(DEPARTMENT),
                        expr("""
                             case when due_day > first_day then size(filter(sequence(date_add(first_day, 1), due_day),
                                 each -> weekday(each) < 5)) end""").as(DEADLINE),
                        array_compact(array_union(ofItem(), ofTitle())).as(CONDITIONS));
    }

    private static Column local(Column moment, String zone) {
        return to_date(from_utc_timestamp(moment, zone));
    }

    /** What comes on a weekend, an office has on Monday. */
    private static Column firstDay(Column day) {
        return date_add(
                day,
                when(weekday(day).geq(SATURDAY), lit(7).minus(weekday(day))).otherwise(0));
    }

    private static Column ofItem() {
        Column place = when(
                col("category_3").isNotNull().and(col("sub_district").isNotNull()),
                concat_ws("，", col("category_3"), col("sub_district")));
        return array(
                condition(ITEM_AND_PLACE, place),
                condition(ITEM, col("category_3")),
                condition(CATEGORY, col("category_2")));
    }

    private static Column ofTitle() {
        Column words = Expressions.call(
                TitleWords.class,
                "of",
                DataTypes.createArrayType(DataTypes.StringType, false),
                coalesce(col("title"), lit("")));
        return transform(words, word -> struct(lit(TEXT).as(KIND), word.as(VALUE)));
    }

    private static Column condition(String kind, Column value) {
        return when(value.isNotNull(), struct(lit(kind).as(KIND), value.as(VALUE)));
    }
}
