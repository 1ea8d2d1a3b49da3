package org.quanyu.pipelines.event.recurring;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.left;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.quanyu.schemas.contract.SqlText;

/**
 * Events as they are compared: {@code record} (BIGINT, from the id), {@code event_id}, {@code title}, {@code text} (both
 * never null and of bounded length), {@code time}, {@code closed} (TIMESTAMP), {@code reporter} and the further columns of
 * the definition. One row per event.
 */
final class EventRows {

    static final String RECORD = "record";
    static final String EVENT_ID = "event_id";
    static final String TITLE = "title";
    static final String TEXT = "text";
    static final String TIME = "time";
    static final String CLOSED = "closed";
    static final String REPORTER = "reporter";

    private static final String VERSION = "version_of_row";

    /** Characters of a title that are read. */
    private static final int TITLE_LENGTH = 100;

    /** Characters of a text that are read: what an event is about stands at its beginning. */
    private static final int TEXT_LENGTH = 250;

    /** Characters of a text that stand for a title where there is none. */
    private static final int BEGINNING = 40;

    private EventRows() {}

    /** The rows of the input, before those without id are left out and several versions of one event become one. */
    static Dataset<Row> plain(MatterDefinition definition, Dataset<Row> input) {
        Column text = definition.text().map(field -> part(field, TEXT_LENGTH)).orElseGet(() -> lit(""));
        Column title = definition
                .title()
                .map(field -> part(field, TITLE_LENGTH))
                .map(given ->
                        when(given.equalTo(""), left(text, lit(BEGINNING))).otherwise(given))
                .orElseGet(() -> left(text, lit(BEGINNING)));
        List<Column> columns = new ArrayList<>();
        columns.add(id(definition).as(EVENT_ID));
        columns.add(title.as(TITLE));
        columns.add(text.as(TEXT));
        columns.add(expr(definition.time().from().sql())
                .cast(DataTypes.TimestampType)
                .as(TIME));
        columns.add(optional(definition.closed()).cast(DataTypes.TimestampType).as(CLOSED));
        columns.add(optional(definition.reporter()).cast(DataTypes.StringType).as(REPORTER));
        definition
                .columns()
                .forEach(field -> columns.add(expr(field.from().sql()).as(field.name())));
        columns.add(optional(definition.version()).as(VERSION));
        return input.select(columns.toArray(Column[]::new)).withColumn(RECORD, xxhash64(col(EVENT_ID)));
    }

    /** One row per event that has an id and a time. */
    static Dataset<Row> of(MatterDefinition definition, Dataset<Row> input) {
        Dataset<Row> rows = plain(definition, input).where(isUsable());
        Column all = to_json(struct(columns(rows)));
        Column number = row_number()
                .over(Window.partitionBy(RECORD)
                        .orderBy(
                                col(VERSION).desc_nulls_last(),
                                col(CLOSED).desc_nulls_last(),
                                col(TIME).desc(),
                                xxhash64(all)));
        return rows.withColumn("version_number", number)
                .where("version_number = 1")
                .drop("version_number", VERSION);
    }

    static Column isUsable() {
        return col(EVENT_ID).notEqual("").and(col(TIME).isNotNull());
    }

    private static Column[] columns(Dataset<Row> rows) {
        return Arrays.stream(rows.columns())
                .map(name -> col(SqlText.identifier(name)))
                .toArray(Column[]::new);
    }

    /** Empty if a part is missing. */
    private static Column id(MatterDefinition definition) {
        Column[] parts = definition.id().stream()
                .map(field -> trim(expr(field.from().sql()).cast(DataTypes.StringType)))
                .toArray(Column[]::new);
        Column complete = lit(true);
        for (Column part : parts) {
            complete = complete.and(part.isNotNull()).and(part.notEqual(""));
        }
        return when(complete, concat_ws("/", parts)).otherwise("");
    }

    private static Column part(MatterDefinition.Field field, int length) {
        return coalesce(left(trim(expr(field.from().sql()).cast(DataTypes.StringType)), lit(length)), lit(""));
    }

    private static Column optional(Optional<MatterDefinition.Field> field) {
        return field.map(given -> expr(given.from().sql()))
                .orElseGet(() -> lit(null).cast(DataTypes.StringType));
    }
}
