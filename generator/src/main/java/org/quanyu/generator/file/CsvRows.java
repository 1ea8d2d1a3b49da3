package org.quanyu.generator.file;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.CsvWriter.CsvWriterRecord;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.quanyu.generator.delivery.Column;

/** Comma-separated values below a header line. */
final class CsvRows extends TypedRows {

    private static final int BUFFER = 1 << 13;

    private final CellText text = new CellText(' ', "");
    private final CsvWriter csv;
    private final String empty;
    private CsvWriterRecord row;

    CsvRows(List<Column> columns, Charset charset, OutputStream out) {
        super(columns);
        CsvWriter.CsvWriterBuilder builder =
                CsvWriter.builder().bufferSize(BUFFER).lineDelimiter(LineDelimiter.CRLF);
        // an empty cell alone on its line would be an empty line, which readers skip
        boolean alone = columns.size() == 1;
        csv = (alone ? builder.quoteStrategy(QuoteStrategies.EMPTY) : builder).build(StrictText.writer(out, charset));
        empty = alone ? "" : null;
        csv.writeRecord(columns.stream().map(Column::name).toList());
    }

    @Override
    void writeText(int column, String value) throws IOException {
        write(column, value);
    }

    @Override
    void writeWhole(int column, long value) throws IOException {
        write(column, text.whole(value).toString());
    }

    @Override
    void writeDecimal(int column, long unscaled) throws IOException {
        write(column, text.decimal(unscaled, scale(column)).toString());
    }

    @Override
    void writeDate(int column, LocalDate value) throws IOException {
        write(column, text.date(value).toString());
    }

    @Override
    void writeTime(int column, LocalDateTime value) throws IOException {
        write(column, text.time(value).toString());
    }

    @Override
    void writeEmpty(int column) throws IOException {
        write(column, empty);
    }

    @Override
    void finishRow() throws IOException {
        try {
            row.endRecord();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }

    private void write(int column, String cell) throws IOException {
        if (column == 0) {
            row = csv.writeRecord();
        }
        try {
            row.writeField(cell);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
