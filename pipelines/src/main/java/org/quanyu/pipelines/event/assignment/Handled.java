package org.quanyu.pipelines.event.assignment;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_union;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
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

    private Handled() {}

    /**
     * One row per event that has an office: {@code event_id}, {@code month} (its first day), {@code department}, {@code
     * deadline_weekdays} (Mondays to Fridays from the day behind the request to the day it is due; null without one),
     * {@code conditions} (each {@code kind}, {@code value}).
     *
     * @param events gold.event
     * @param zone of the offices' days
     */
    static Dataset<Row> of(Dataset<Row> events, String zone) {
        return events.where("department is not null")
                .withColumn("day", local("requested_at", zone))
                .withColumn("due_day", local("due_at", zone))
                .select(
                        col(EVENT_ID),
                        expr("cast(trunc(day, 'month') as date)").as(MONTH),
                        col(DEPARTMENT),
                        expr("""
                             case when due_day > day then size(filter(sequence(date_add(day, 1), due_day),
                                 each -> weekday(each) < 5)) end""").as(DEADLINE),
                        array_compact(array_union(ofItem(), ofTitle())).as(CONDITIONS));
    }

    private static Column local(String moment, String zone) {
        return expr("to_date(from_utc_timestamp(" + moment + ", '" + zone + "'))");
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
