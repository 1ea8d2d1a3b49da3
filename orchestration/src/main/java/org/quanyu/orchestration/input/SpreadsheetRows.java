package org.quanyu.orchestration.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.quanyu.pipelines.ingest.read.DeliveredFile;
import org.quanyu.pipelines.ingest.read.DeliveredRecord;
import org.quanyu.pipelines.ingest.read.DeliveryFormats;
import org.quanyu.pipelines.ingest.read.DeliveryReader;
import org.quanyu.pipelines.ingest.read.FileInspection;
import org.quanyu.pipelines.ingest.source.SourceFormat;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** The first sheet of a spreadsheet, named in its first row; its rows go through Parquet, some thousands at a time. */
record SpreadsheetRows(Path path, Path scratch, FailureCode failure) {

    private static final int ROWS_AT_A_TIME = 20_000;

    private static final SourceFormat.Xlsx FORMAT = new SourceFormat.Xlsx(Optional.empty(), 1, List.of(), List.of(""));

    Dataset<Row> read(SparkSession spark) {
        DeliveryFormats formats = DeliveryFormats.of(FORMAT);
        FileInspection file = formats.inspect(
                new DeliveredFile(path.toUri(), path.getFileName().toString()));
        if (!file.isReadable()) {
            throw unreadable(file.problem().map(Object::toString).orElse("it has no rows"), null);
        }
        StructType columns = new StructType();
        for (String name : file.header()) {
            columns = columns.add(name, DataTypes.StringType);
        }
        String place = scratch.resolve("sheet-" + UUID.randomUUID()).toString();
        try (DeliveryReader reader = formats.open(file.file(), file.header(), Optional.empty())) {
            write(spark, reader, columns, place);
        } catch (IOException e) {
            throw unreadable(e.getMessage(), e);
        }
        return spark.read().schema(columns).parquet(place);
    }

    private static void write(SparkSession spark, DeliveryReader reader, StructType columns, String place)
            throws IOException {
        List<Row> rows = new ArrayList<>();
        DeliveredRecord record = reader.next();
        boolean isFirst = true;
        while (record != null || isFirst) {
            if (record != null) {
                rows.add(row(record, columns.length()));
                record = reader.next();
            }
            if (rows.size() == ROWS_AT_A_TIME || record == null) {
                spark.createDataFrame(rows, columns)
                        .write()
                        .mode(SaveMode.Append)
                        .parquet(place);
                rows = new ArrayList<>();
                isFirst = false;
            }
        }
    }

    private static Row row(DeliveredRecord record, int width) {
        Object[] cells = new Object[width];
        UTF8String[] values = record.values();
        for (int index = 0; index < Math.min(width, values.length); index++) {
            cells[index] = values[index] == null ? null : values[index].toString();
        }
        return RowFactory.create(cells);
    }

    private LakeException unreadable(String why, IOException cause) {
        return new LakeException(
                failure,
                path + " cannot be read: " + why,
                "save the sheet anew as xlsx, or give it as CSV",
                cause == null ? new UncheckedIOException(new IOException(why)) : cause);
    }
}
