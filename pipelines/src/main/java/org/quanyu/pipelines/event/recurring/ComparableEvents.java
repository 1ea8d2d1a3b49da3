package org.quanyu.pipelines.event.recurring;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.ObjectType;
import org.quanyu.pipelines.clean.Expressions;
import org.quanyu.schemas.contract.SqlText;

/** Events with their rare terms. */
final class ComparableEvents {

    static final String TERMS = "terms";
    static final String FINGERPRINT = "fingerprint";
    static final String TERM = "term";
    static final String EVENTS = "events";

    /** Terms are counted in about so many events. */
    private static final long COUNTED_EVENTS = 300_000;

    /** Stand in the place of a term. */
    private static final int COUNTED = -1;

    private static final int ALL = -2;

    private static final DataType NUMBERS = DataTypes.createArrayType(DataTypes.LongType, false);

    private ComparableEvents() {}

    /**
     * How many events have each term that more than one in ten thousand has: {@code term} (INT), {@code events}. The row
     * with term -1 has the number of events that were counted: of more than 300,000, as many drawn by their ids. The row
     * with term -2 has the number of all.
     *
     * @param events {@link EventRows}
     */
    static Dataset<Row> termCounts(Dataset<Row> events, long eventCount) {
        long share = Math.max(1, eventCount / COUNTED_EVENTS);
        Dataset<Row> drawn = events.where(col(EventRows.RECORD).mod(share).equalTo(0));
        long counted = share == 1 ? eventCount : Math.max(1, drawn.count());
        DataType terms = DataTypes.createArrayType(DataTypes.IntegerType, false);
        Column distinct =
                Expressions.call(TextTerms.class, "distinct", terms, col(EventRows.TITLE), col(EventRows.TEXT));
        Dataset<Row> counts = drawn.select(explode(distinct).as(TERM))
                .groupBy(TERM)
                .agg(count(lit(1)).as(EVENTS))
                .where(col(EVENTS).gt(counted / TermRarities.RAREST));
        Dataset<Row> one = events.sparkSession().range(1).toDF();
        return counts.union(one.select(lit(COUNTED), lit(counted))).union(one.select(lit(ALL), lit(eventCount)));
    }

    /** How many events there were when the terms were counted. */
    static long eventCount(Dataset<Row> termCounts) {
        return termCounts.where(col(TERM).equalTo(ALL)).select(EVENTS).head().getLong(0);
    }

    /** Reads what {@link #termCounts} made. */
    static TermRarities rarities(Dataset<Row> termCounts) {
        List<Row> rows = new ArrayList<>(termCounts.select(TERM, EVENTS).collectAsList());
        long events = rows.stream()
                .filter(row -> row.getInt(0) == COUNTED)
                .mapToLong(row -> row.getLong(1))
                .findFirst()
                .orElse(1);
        rows.removeIf(row -> row.getInt(0) < 0);
        return TermRarities.of(rows, events);
    }

    /** The events with {@code terms} ({@link RareTerms#of}) and {@code fingerprint} of all that is compared. */
    static Dataset<Row> of(MatterDefinition definition, Dataset<Row> events, TermRarities rarities) {
        SparkSession spark = events.sparkSession();
        Broadcast<TermRarities> known =
                JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(rarities);
        Column terms = Expressions.call(
                RareTerms.class,
                "of",
                NUMBERS,
                col(EventRows.TITLE),
                col(EventRows.TEXT),
                new Column(new Literal(known, new ObjectType(Broadcast.class))));
        List<Column> compared = new ArrayList<>(List.of(col(TERMS), col(EventRows.REPORTER)));
        definition.columns().forEach(field -> compared.add(col(SqlText.identifier(field.name()))));
        return events.withColumn(TERMS, terms)
                .drop(EventRows.TEXT)
                .withColumn(FINGERPRINT, xxhash64(to_json(struct(compared.toArray(Column[]::new)))));
    }
}
