package org.quanyu.pipelines.event;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.left;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.right;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_timestamp;
import static org.apache.spark.sql.functions.when;

import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.quanyu.pipelines.fuse.scratch.Scratch;

/**
 * Requests that a caller makes about one matter within three days: the first of them begins an event, the others are
 * further intakes of it. Who calls again about it after that begins another event.
 *
 * <p>Without the same caller nothing is joined: that others complain of the same thing on the same day happens more often
 * than that one event is told by two, and is what recurring matters are found from.
 */
final class SameRequests {

    /** {@code own_id} of the first request of the event, and how it is known that it is of it. */
    static final String FIRST = "first_id";

    static final String HOW = "how";

    /** Within so many seconds after the first. */
    private static final int WITHIN = 3 * 24 * 3600;

    /** A phone with more requests in three days is that of an office. */
    private static final int MOST_REQUESTS = 20;

    private static final String[] OF_THE_MATTER = {"item_code", "vehicle"};

    private static final String[] OF_THE_PLACE = {"unit_code", "grid", "community", "sub_district"};

    private SameRequests() {}

    /** What a caller's requests are looked for by: first and last digits of the phone, as far as a mask leaves them. */
    static Column caller() {
        Column phone = call_function("mobile", col("phone"));
        return when(length(phone).geq(11), concat(left(phone, lit(3)), right(phone, lit(4))));
    }

    /**
     * @param requests {@code own_id} and columns of {@code silver.service_request}; all that {@link #caller} looks for
     * @return {@code own_id}, {@code first_id}, {@code how} of the further intakes; requests that begin an event are not there
     */
    static Dataset<Row> further(Dataset<Row> requests, Scratch scratch) {
        Dataset<Row> pairs = scratch.keep("same-requests", pairs(called(requests)));
        return pairs.join(
                        pairs.select(col("own_id").as("later")).distinct(),
                        col(FIRST).equalTo(col("later")),
                        "left_anti")
                .groupBy("own_id")
                .agg(
                        min_by(col(FIRST), struct(col("first_at"), col(FIRST))).as(FIRST),
                        min_by(col(HOW), struct(col("first_at"), col(FIRST))).as(HOW));
    }

    private static Dataset<Row> called(Dataset<Row> requests) {
        Column span = floor(unix_timestamp(col("requested_at")).divide(WITHIN)).cast("long");
        Column[] columns = Stream.of(
                        Stream.of(
                                col("own_id"),
                                col("system"),
                                col("requested_at").as("at"),
                                caller().as("caller"),
                                call_function("mobile", col("phone")).as("phone"),
                                call_function("chinese_name", col("requester")).as("name"),
                                span.as("span")),
                        Stream.of(OF_THE_MATTER).map(name -> col(name)),
                        Stream.of(OF_THE_PLACE).map(name -> col(name)))
                .flatMap(each -> each)
                .toArray(Column[]::new);
        return requests.select(columns)
                .where(col("caller").isNotNull())
                .withColumn("together", count(lit(1)).over(Window.partitionBy("phone", "span")))
                .where(col("together").leq(MOST_REQUESTS));
    }

    /** {@code first_id}, {@code first_at}, {@code own_id}, {@code how}: each request with those before that it goes with. */
    private static Dataset<Row> pairs(Dataset<Row> called) {
        Dataset<Row> earlier = called.withColumn("span", explode(expr("array(span, span + 1)")))
                .as("one");
        Dataset<Row> later = called.as("other");
        Column seconds = unix_timestamp(col("other.at")).minus(unix_timestamp(col("one.at")));
        Column isBefore = struct(col("one.at"), col("one.own_id")).lt(struct(col("other.at"), col("other.own_id")));
        Column together = col("one.caller")
                .equalTo(col("other.caller"))
                .and(col("one.span").equalTo(col("other.span")))
                .and(isBefore)
                .and(seconds.leq(WITHIN));
        return earlier.join(later, together)
                .where(notAtOdds())
                .select(
                        col("one.own_id").as(FIRST),
                        col("one.at").as("first_at"),
                        col("other.own_id").as("own_id"),
                        sameCaller().as(HOW))
                .where(col(HOW).isNotNull());
    }

    /** Null where it is another. */
    private static Column sameCaller() {
        Column masked = col("one.phone").contains("*").or(col("other.phone").contains("*"));
        return when(masked, when(sameName(), "name_and_masked_phone"))
                .when(col("one.phone").equalTo(col("other.phone")), "phone");
    }

    private static Column sameName() {
        return col("one.name")
                .equalTo(col("other.name"))
                .or(call_function("masked_alike", col("one.name"), col("other.name")));
    }

    /**
     * What both tell of matter and place is the same. Within one system they both tell the matter or a place; letters tell
     * neither.
     */
    private static Column notAtOdds() {
        Column nowhereOther = Stream.concat(Stream.of(OF_THE_MATTER), Stream.of(OF_THE_PLACE))
                .map(name -> coalesce(same(name), lit(true)))
                .reduce(Column::and)
                .orElseThrow();
        Column somewhereSame = Stream.of("item_code", "unit_code", "grid", "community")
                .map(name -> coalesce(same(name), lit(false)))
                .reduce(Column::or)
                .orElseThrow();
        return nowhereOther.and(somewhereSame.or(same("system").unary_$bang()));
    }

    private static Column same(String name) {
        return col("one." + name).equalTo(col("other." + name));
    }
}
