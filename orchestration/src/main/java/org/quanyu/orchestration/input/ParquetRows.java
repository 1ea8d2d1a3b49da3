package org.quanyu.orchestration.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Rows that come one after the other, on their way into Parquet, some thousands at a time. */
final class ParquetRows {

    private static final int ROWS_AT_A_TIME = 20_000;

    private final SparkSession spark;
    private final StructType columns;
    private final String place;
    private List<Row> waiting = new ArrayList<>();

    ParquetRows(SparkSession spark, StructType columns, Path scratch) {
        this.spark = spark;
        this.columns = columns;
        this.place = scratch.resolve("rows-" + UUID.randomUUID()).toString();
    }

    void add(Row row) {
        waiting.add(row);
        if (waiting.size() == ROWS_AT_A_TIME) {
            write();
        }
    }

    /** All rows that were added. */
    Dataset<Row> read() {
        write();
        return spark.read().schema(columns).parquet(place);
    }

    private void write() {
        spark.createDataFrame(waiting, columns).write().mode(SaveMode.Append).parquet(place);
        waiting = new ArrayList<>();
    }
}
