package org.quanyu.pipelines.event.recurring;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.quanyu.schemas.contract.SqlText;

/**
 * Compared events ({@link EarlierMatters#events}) in a table whose columns do not depend on the definition: {@code event_id},
 * {@code title}, {@code time}, {@code closed}, {@code reporter}, {@code terms}, {@code compared} (the further columns, as
 * JSON), {@code fingerprint}.
 */
public final class PackedEvents {

    private static final String COMPARED = "compared";

    private static final List<String> COMMON =
            List.of(EventRows.EVENT_ID, EventRows.TITLE, EventRows.TIME, EventRows.CLOSED, EventRows.REPORTER);

    private PackedEvents() {}

    public static Dataset<Row> pack(MatterDefinition definition, Dataset<Row> events) {
        List<Column> columns = common();
        columns.add(col(ComparableEvents.TERMS));
        columns.add(coalesce(to_json(struct(further(definition))), lit("{}")).as(COMPARED));
        columns.add(col(ComparableEvents.FINGERPRINT));
        return events.select(columns.toArray(Column[]::new));
    }

    /** @param input what the definition reads, for the types of the further columns */
    public static Dataset<Row> unpack(MatterDefinition definition, Dataset<Row> packed, Dataset<Row> input) {
        StructType plain = EventRows.plain(definition, input).schema();
        StructType further = new StructType(definition.columns().stream()
                .map(field -> plain.apply(field.name()))
                .toArray(StructField[]::new));
        List<Column> columns = common();
        columns.add(xxhash64(col(EventRows.EVENT_ID)).as(EventRows.RECORD));
        definition.columns().forEach(field -> columns.add(col("further." + SqlText.identifier(field.name()))));
        columns.add(col(ComparableEvents.TERMS));
        columns.add(col(ComparableEvents.FINGERPRINT));
        return packed.withColumn("further", from_json(col(COMPARED), further)).select(columns.toArray(Column[]::new));
    }

    private static List<Column> common() {
        return new ArrayList<>(COMMON.stream().map(name -> col(name)).toList());
    }

    private static Column[] further(MatterDefinition definition) {
        return definition.columns().stream()
                .map(field -> col(SqlText.identifier(field.name())))
                .toArray(Column[]::new);
    }
}
