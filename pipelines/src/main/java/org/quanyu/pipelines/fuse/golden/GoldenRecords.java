package org.quanyu.pipelines.fuse.golden;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.map_filter;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.linkage.GoldenColumn;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.linkage.ReadableRecords;
import org.quanyu.pipelines.fuse.pair.StandardisedRecords;
import org.quanyu.schemas.contract.SqlText;

/**
 * One record per entity: {@code entity_id}, {@code records} (how many it has), the columns that the linkage declares, and
 * {@code provenance}, for each column that has a value the {@code source} and {@code record_key} it was taken from.
 */
public final class GoldenRecords {

    private final List<Survivor> survivors;
    private final Linkage linkage;

    private GoldenRecords(Linkage linkage) {
        this.linkage = linkage;
        survivors = linkage.golden().stream().map(Survivor::new).toList();
    }

    /**
     * @param linkage with golden columns
     * @param input the records that were fused
     * @param entities {@code record}, {@code entity_id}
     */
    public static Dataset<Row> of(Linkage linkage, Dataset<Row> input, Dataset<Row> entities) {
        return new GoldenRecords(linkage).of(input, entities);
    }

    private Dataset<Row> of(Dataset<Row> input, Dataset<Row> entities) {
        return readable(input)
                .join(entities.select(StandardisedRecords.RECORD, "entity_id"), StandardisedRecords.RECORD)
                .groupBy("entity_id")
                .agg(count(lit(1)).as("records"), collect_list("of_record").as("gathered"))
                .select(each(
                        (survivor, place) -> survivor.survived(col("gathered"), place),
                        col("entity_id"),
                        col("records")))
                .select(columns());
    }

    /** {@code record}, and {@code of_record}: {@code source}, {@code record_key} and what it says of each column. */
    private Dataset<Row> readable(Dataset<Row> input) {
        Column source =
                column(linkage.source().orElse(StandardisedRecords.SOURCE)).cast("string");
        Dataset<Row> named = input.withColumn(Survivor.SOURCE, source)
                .withColumn(Survivor.RECORD_ID, column(linkage.recordId()).cast("string"));
        Column[] said = each(
                (survivor, place) -> survivor.merits(),
                col(Survivor.SOURCE).as("source"),
                col(Survivor.RECORD_ID).as("record_key"));
        return ReadableRecords.of(linkage, named)
                .select(
                        StandardisedRecords.record(col(Survivor.SOURCE), col(Survivor.RECORD_ID))
                                .as(StandardisedRecords.RECORD),
                        struct(said).as("of_record"));
    }

    private Column[] columns() {
        List<Column> columns = new ArrayList<>(List.of(col("entity_id"), col("records")));
        List<Column> origins = new ArrayList<>();
        for (int index = 0; index < survivors.size(); index++) {
            GoldenColumn golden = linkage.golden().get(index);
            Column survived = col("_" + index);
            columns.add(survived.getField(Survivor.VALUE).as(golden.name()));
            origins.add(lit(golden.name()));
            origins.add(
                    when(survived.isNotNull(), struct(survived.getField("source"), survived.getField("record_key"))));
        }
        columns.add(map_filter(map(origins.toArray(Column[]::new)), (name, origin) -> origin.isNotNull())
                .as("provenance"));
        return columns.toArray(Column[]::new);
    }

    /** Some columns and then one per survivor, under {@code _0}, {@code _1} … */
    private Column[] each(BiFunction<Survivor, String, Column> expression, Column... first) {
        List<Column> columns = new ArrayList<>(List.of(first));
        for (int index = 0; index < survivors.size(); index++) {
            String place = "_" + index;
            columns.add(expression.apply(survivors.get(index), place).as(place));
        }
        return columns.toArray(Column[]::new);
    }

    private static Column column(String name) {
        return col(SqlText.identifier(name));
    }
}
