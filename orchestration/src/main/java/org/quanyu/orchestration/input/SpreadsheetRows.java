package org.quanyu.orchestration.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.quanyu.pipelines.ingest.read.ColumnNames;
import org.quanyu.pipelines.ingest.read.DeliveredFile;
import org.quanyu.pipelines.ingest.read.DeliveredRecord;
import org.quanyu.pipelines.ingest.read.DeliveryFormats;
import org.quanyu.pipelines.ingest.read.DeliveryReader;
import org.quanyu.pipelines.ingest.read.FileInspection;
import org.quanyu.pipelines.ingest.source.SourceFormat;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * The first sheet of a spreadsheet, named in its header row; its rows go through Parquet.
 *
 * @param headerRow number of the row that names the columns, from 1
 */
record SpreadsheetRows(Path path, Path scratch, FailureCode failure, int headerRow) {

    /** The number of the row in the sheet. */
    static final String ROW = "input_row";

    /** One column of text for each name, and {@link #ROW}. */
    Dataset<Row> read(SparkSession spark) {
        DeliveryFormats formats =
                DeliveryFormats.of(new SourceFormat.Xlsx(Optional.empty(), headerRow, List.of(), List.of("")));
        FileInspection file = formats.inspect(
                new DeliveredFile(path.toUri(), path.getFileName().toString()));
        if (!file.isReadable()) {
            throw unreadable(file.problem().map(Object::toString).orElse("it has no rows"), null);
        }
        List<String> names = ColumnNames.unique(file.header());
        StructType columns = new StructType();
        for (String name : names) {
            columns = columns.add(name, DataTypes.StringType);
        }
        ParquetRows rows = new ParquetRows(spark, columns.add(ROW, DataTypes.LongType), scratch);
        try (DeliveryReader reader = formats.open(file.file(), file.header(), Optional.empty())) {
            for (DeliveredRecord record = reader.next(); record != null; record = reader.next()) {
                rows.add(row(record, names.size()));
            }
        } catch (IOException e) {
            throw unreadable(e.getMessage(), e);
        }
        return rows.read();
    }

    private static Row row(DeliveredRecord record, int width) {
        Object[] cells = new Object[width + 1];
        UTF8String[] values = record.values();
        for (int index = 0; index < Math.min(width, values.length); index++) {
            cells[index] = values[index] == null ? null : values[index].toString();
        }
        cells[width] = record.line();
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
