package org.quanyu.pipelines.fuse;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.schemas.contract.Contract;

/** How gold tables name a record of silver: {@code record_table}, {@code source}, {@code record_key}. */
public final class SourceRecord {

    public static final String TABLE = "record_table";
    public static final String SOURCE = "source";
    public static final String KEY = "record_key";

    private static final String[] COLUMNS = {TABLE, SOURCE, KEY};

    private SourceRecord() {}

    public static String[] columns() {
        return COLUMNS.clone();
    }

    /** The rows of a silver table under the names of their records. */
    public static Dataset<Row> named(Contract table, Dataset<Row> rows) {
        return rows.withColumn(TABLE, lit(table.table())).withColumn(KEY, keyWithinSource(table));
    }

    /** The names of the records alone. */
    public static Dataset<Row> namesOf(Contract table, Dataset<Row> rows) {
        return named(table, rows).select(TABLE, SOURCE, KEY);
    }

    /** The primary key but for the source, with | between its columns. */
    private static Column keyWithinSource(Contract table) {
        return concat_ws(
                "|",
                table.primaryKey().stream()
                        .filter(name -> !name.equals(SOURCE))
                        .map(name -> coalesce(col(name).cast("string"), lit("")))
                        .toArray(Column[]::new));
    }
}
