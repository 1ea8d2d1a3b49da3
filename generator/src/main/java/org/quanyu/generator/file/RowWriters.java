package org.quanyu.generator.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.RowWriter;

/** Writers of all formats. The same rows make the same bytes, whenever and wherever they are written. */
public final class RowWriters {

    private RowWriters() {}

    /** Begins a file. Closing the writer completes the file and closes the stream, which needs no buffer of its own. */
    public static RowWriter open(Format format, List<Column> columns, OutputStream out) throws IOException {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a file has at least one column");
        }
        // ifs in place of a switch over patterns, which Java 17 has as a preview only
        if (format instanceof Format.Csv csv) {
            return new CsvRows(columns, csv.charset(), csv.gzip() ? new FastGzip(out) : out);
        }
        if (format instanceof Format.JsonLines json) {
            return new JsonRows(columns, json.gzip() ? new FastGzip(out) : out);
        }
        if (format instanceof Format.Xlsx xlsx) {
            return new XlsxRows(columns, xlsx.title(), out);
        }
        if (format instanceof Format.Parquet) {
            return new ParquetRows(columns, out);
        }
        if (format instanceof Format.PostgresCopy copy) {
            return new PostgresRows(columns, PostgresTable.of(copy.table()), out);
        }
        throw new IllegalArgumentException("no writer for " + format);
    }
}
