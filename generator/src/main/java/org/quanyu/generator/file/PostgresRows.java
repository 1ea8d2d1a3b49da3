package org.quanyu.generator.file;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.quanyu.generator.delivery.Column;

/** A script that makes a table and copies rows into it, in the text format of COPY. */
final class PostgresRows extends TypedRows {

    /** Line that ends the rows. */
    static final String END = "\\.";

    private static final int BUFFER = 1 << 13;

    private final CellText text = new CellText(' ', "");
    private final StringBuilder pending = new StringBuilder(2 * BUFFER);
    private final Writer script;

    PostgresRows(List<Column> columns, PostgresTable table, OutputStream out) {
        super(columns);
        script = StrictText.writer(out, StandardCharsets.UTF_8);
        pending.append("SET client_encoding = 'UTF8';\n")
                .append(table.create(columns))
                .append(table.copy(columns));
    }

    @Override
    void writeText(int column, String value) {
        separate(column);
        int plain = 0;
        for (int at = 0; at < value.length(); at++) {
            char escape = escape(value.charAt(at));
            if (escape != 0) {
                pending.append(value, plain, at).append('\\').append(escape);
                plain = at + 1;
            }
        }
        pending.append(value, plain, value.length());
    }

    @Override
    void writeWhole(int column, long value) {
        separate(column);
        pending.append(value);
    }

    @Override
    void writeDecimal(int column, long unscaled) {
        write(column, text.decimal(unscaled, scale(column)));
    }

    @Override
    void writeDate(int column, LocalDate value) {
        write(column, text.date(value));
    }

    @Override
    void writeTime(int column, LocalDateTime value) {
        write(column, text.time(value));
    }

    @Override
    void writeEmpty(int column) {
        separate(column);
        pending.append("\\N");
    }

    @Override
    void finishRow() throws IOException {
        pending.append('\n');
        if (pending.length() >= BUFFER) {
            write();
        }
    }

    @Override
    public void close() throws IOException {
        try (script) {
            pending.append(END).append('\n');
            write();
        }
    }

    /** The letter that stands behind a backslash for the character; 0 for characters that stand for themselves. */
    private static char escape(char character) {
        return switch (character) {
            case '\\' -> '\\';
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\r' -> 'r';
            default -> 0;
        };
    }

    private void separate(int column) {
        if (column > 0) {
            pending.append('\t');
        }
    }

    private void write(int column, CellText written) {
        separate(column);
        pending.append(written.chars(), written.start(), written.length());
    }

    private void write() throws IOException {
        script.append(pending);
        pending.setLength(0);
    }
}
