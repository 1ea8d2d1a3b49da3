package org.quanyu.generator.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.quanyu.generator.delivery.Column;

/** One JSON object a line; empty cells are null. */
final class JsonRows extends TypedRows {

    private static final JsonFactory JSON =
            new JsonFactoryBuilder().rootValueSeparator((String) null).build();

    private final CellText text = new CellText('T', "+08:00");
    private final SerializableString[] names;
    private final JsonGenerator json;

    JsonRows(List<Column> columns, OutputStream out) throws IOException {
        super(columns);
        names = columns.stream()
                .map(column -> new SerializedString(column.name()))
                .toArray(SerializableString[]::new);
        json = JSON.createGenerator(out);
    }

    @Override
    void writeText(int column, String value) throws IOException {
        begin(column);
        json.writeFieldName(names[column]);
        json.writeString(value);
    }

    @Override
    void writeWhole(int column, long value) throws IOException {
        begin(column);
        json.writeFieldName(names[column]);
        json.writeNumber(value);
    }

    @Override
    void writeDecimal(int column, long unscaled) throws IOException {
        begin(column);
        json.writeFieldName(names[column]);
        text.decimal(unscaled, scale(column));
        json.writeNumber(text.chars(), text.start(), text.length());
    }

    @Override
    void writeDate(int column, LocalDate value) throws IOException {
        writeQuoted(column, text.date(value));
    }

    @Override
    void writeTime(int column, LocalDateTime value) throws IOException {
        writeQuoted(column, text.time(value));
    }

    @Override
    void writeEmpty(int column) throws IOException {
        begin(column);
        json.writeFieldName(names[column]);
        json.writeNull();
    }

    @Override
    void finishRow() throws IOException {
        json.writeEndObject();
        json.writeRaw('\n');
    }

    @Override
    public void close() throws IOException {
        json.close();
    }

    private void begin(int column) throws IOException {
        if (column == 0) {
            json.writeStartObject();
        }
    }

    private void writeQuoted(int column, CellText written) throws IOException {
        begin(column);
        json.writeFieldName(names[column]);
        json.writeString(written.chars(), written.start(), written.length());
    }
}
