package org.quanyu.generator.file;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Column.Type;
import org.quanyu.generator.delivery.RowWriter;

/** Checks cells off against the columns, so that a feed which mixes them up fails in each format alike. */
abstract class TypedRows implements RowWriter {

    private final Column[] columns;
    private int next;
    private long rows;

    TypedRows(List<Column> columns) {
        this.columns = columns.toArray(Column[]::new);
    }

    /** The value is never null. */
    abstract void writeText(int column, String value) throws IOException;

    abstract void writeWhole(int column, long value) throws IOException;

    abstract void writeDecimal(int column, long unscaled) throws IOException;

    abstract void writeDate(int column, LocalDate value) throws IOException;

    abstract void writeTime(int column, LocalDateTime value) throws IOException;

    abstract void writeEmpty(int column) throws IOException;

    abstract void finishRow() throws IOException;

    final int scale(int column) {
        return columns[column].scale();
    }

    @Override
    public final RowWriter text(String value) throws IOException {
        int column = take(Type.TEXT);
        if (value == null) {
            writeEmpty(column);
        } else {
            writeText(column, value);
        }
        return this;
    }

    @Override
    public final RowWriter whole(long value) throws IOException {
        writeWhole(take(Type.WHOLE), value);
        return this;
    }

    @Override
    public final RowWriter decimal(long unscaled) throws IOException {
        writeDecimal(take(Type.DECIMAL), unscaled);
        return this;
    }

    @Override
    public final RowWriter date(LocalDate value) throws IOException {
        writeDate(take(Type.DATE), value);
        return this;
    }

    @Override
    public final RowWriter time(LocalDateTime value) throws IOException {
        writeTime(take(Type.TIME), value);
        return this;
    }

    @Override
    public final RowWriter empty() throws IOException {
        if (next == columns.length) {
            throw tooMany();
        }
        writeEmpty(next++);
        return this;
    }

    @Override
    public final void endRow() throws IOException {
        if (next != columns.length) {
            throw new IllegalStateException("row " + rows + " ends before column " + columns[next].name());
        }
        finishRow();
        next = 0;
        rows++;
    }

    @Override
    public final long rows() {
        return rows;
    }

    private int take(Type type) {
        if (next == columns.length) {
            throw tooMany();
        }
        if (columns[next].type() != type) {
            throw new IllegalStateException(
                    "column " + columns[next].name() + " is " + columns[next].type() + ", not " + type);
        }
        return next++;
    }

    private IllegalStateException tooMany() {
        return new IllegalStateException("row " + rows + " has more than " + columns.length + " cells");
    }
}
