package org.quanyu.pipelines.event.recurring;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.quanyu.pipelines.clean.Expressions;

/**
 * Which events meet, that is share a block: a rare term that stands in the title of at least one of them, two terms of
 * both titles, or a key of the definition. Blocks with too many events are left out.
 */
final class Meetings {

    static final String BLOCK = "block";
    static final String IN_TITLE = "in_title";
    static final String LEFT = "left_record";
    static final String RIGHT = "right_record";

    private static final DataType NUMBERS = DataTypes.createArrayType(DataTypes.LongType, false);
    private static final String IS_NEW = "is_new";

    private Meetings() {}

    /**
     * The blocks of events: {@code block}, {@code record}, {@code in_title}.
     *
     * @param events {@link ComparableEvents}
     * @param termCounts {@link ComparableEvents#termCounts}
     */
    static Dataset<Row> postings(MatterDefinition definition, Dataset<Row> events, Dataset<Row> termCounts) {
        double eventCount = ComparableEvents.eventCount(termCounts);
        double leastRarity = Math.min(Math.log(eventCount / definition.largestBlock()), Math.log(TermRarities.RAREST));
        Column blocks =
                Expressions.call(RareTerms.class, "blocks", NUMBERS, col(ComparableEvents.TERMS), lit(leastRarity));
        Dataset<Row> ofTerms = events.select(
                        col(EventRows.RECORD), explode(blocks).as("marked"))
                .select(
                        shiftright(col("marked"), 1).as(BLOCK),
                        col(EventRows.RECORD),
                        col("marked").bitwiseAND(1).equalTo(1).as(IN_TITLE));
        return definition.blocking().isEmpty() ? ofTerms : ofTerms.union(ofKeys(definition, events));
    }

    /** The blocks of the keys that the definition declares: {@code block}, {@code record}, {@code in_title}. */
    static Dataset<Row> ofKeys(MatterDefinition definition, Dataset<Row> events) {
        List<Column> keys = new ArrayList<>();
        for (int rule = 0; rule < definition.blocking().size(); rule++) {
            keys.add(key(rule, definition.blocking().get(rule)));
        }
        return events.select(explode(array(keys.toArray(Column[]::new))).as(BLOCK), col(EventRows.RECORD))
                .where(col(BLOCK).isNotNull())
                .select(col(BLOCK), col(EventRows.RECORD), lit(true).as(IN_TITLE));
    }

    /** No block where a part is missing. */
    private static Column key(int rule, List<MatterDefinition.Field> parts) {
        List<Column> values = new ArrayList<>(List.of(lit(rule)));
        Column complete = lit(true);
        for (MatterDefinition.Field part : parts) {
            Column value = expr(part.from().sql()).cast(DataTypes.StringType);
            values.add(value);
            complete = complete.and(value.isNotNull()).and(value.notEqual(""));
        }
        return when(complete, xxhash64(values.toArray(Column[]::new)));
    }

    /** All pairs of events that meet: {@code left_record} &lt; {@code right_record}, one row per pair. */
    static Dataset<Row> all(Dataset<Row> postings, int largestBlock) {
        Dataset<Row> usable = usable(postings, largestBlock);
        return usable.as("l")
                .join(usable.as("r"), expr("l.block = r.block and l.record < r.record and (l.in_title or r.in_title)"))
                .select(col("l.record").as(LEFT), col("r.record").as(RIGHT))
                .distinct();
    }

    /**
     * The postings of new events, and those of earlier ones that meet them: {@code block}, {@code record}, {@code in_title},
     * {@code is_new}.
     *
     * @param fresh postings of the new events
     * @param earlier postings of all events before, in any number
     */
    static Dataset<Row> met(Dataset<Row> fresh, Dataset<Row> earlier) {
        Dataset<Row> blocks = fresh.select(col(BLOCK).as("fresh_block")).distinct();
        return earlier.join(broadcast(blocks), col(BLOCK).equalTo(col("fresh_block")), "left_semi")
                .withColumn(IS_NEW, lit(false))
                .unionByName(fresh.withColumn(IS_NEW, lit(true)));
    }

    /**
     * Pairs of which at least one event is new.
     *
     * @param met {@link #met}
     */
    static Dataset<Row> withNew(Dataset<Row> met, int largestBlock) {
        Dataset<Row> usable = usable(met, largestBlock);
        return usable.where(col(IS_NEW))
                .as("l")
                .join(
                        usable.as("r"),
                        expr("l.block = r.block and l.record <> r.record and (l.in_title or r.in_title)"
                                + " and (not r.is_new or l.record < r.record)"))
                .select(
                        least(col("l.record"), col("r.record")).as(LEFT),
                        greatest(col("l.record"), col("r.record")).as(RIGHT))
                .distinct();
    }

    /** How many blocks have more events than can be compared. */
    static long leftOut(Dataset<Row> postings, int largestBlock) {
        return postings.groupBy(BLOCK)
                .count()
                .where(col("count").gt(largestBlock))
                .count();
    }

    private static Dataset<Row> usable(Dataset<Row> postings, int largestBlock) {
        return postings.withColumn("size", count(lit(1)).over(Window.partitionBy(BLOCK)))
                .where(col("size").between(2, largestBlock))
                .drop("size");
    }
}
