package org.quanyu.generator.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.quanyu.generator.district.Span;

/** Rows of a feed in memory, each cell as text, and checks that they fit its columns. */
public final class Collected implements RowWriter {

    /** A row with the day of its delivery. */
    public record Row(LocalDate day, List<Column> columns, List<String> cells) {

        public String cell(String column) {
            for (int index = 0; index < columns.size(); index++) {
                if (columns.get(index).name().equals(column)) {
                    return cells.get(index);
                }
            }
            throw new IllegalArgumentException(column);
        }
    }

    private final LocalDate day;
    private final List<Column> columns;
    private final Consumer<Row> rows;
    private List<String> cells = new ArrayList<>();
    private long count;

    private Collected(LocalDate day, List<Column> columns, Consumer<Row> rows) {
        this.day = day;
        this.columns = columns;
        this.rows = rows;
    }

    /** All rows of all deliveries of a span. */
    public static List<Row> of(Feed feed, Span span) {
        List<Row> rows = new ArrayList<>();
        each(feed, span, rows::add);
        return rows;
    }

    public static void each(Feed feed, Span span, Consumer<Row> rows) {
        List<LocalDate> days = feed.rhythm().days(span.from(), span.to());
        for (LocalDate day : days) {
            for (int part = 0; part < feed.parts(); part++) {
                try {
                    Delivery delivery = new Delivery(day, days.get(0), part, feed.parts());
                    feed.write(delivery, new Collected(day, feed.columns(day), rows));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private RowWriter add(Column.Type type, String value) {
        Column column = columns.get(cells.size());
        if (value != null && column.type() != type) {
            throw new IllegalStateException(column + " does not take " + type);
        }
        cells.add(value);
        return this;
    }

    @Override
    public RowWriter text(String value) {
        return add(Column.Type.TEXT, value);
    }

    @Override
    public RowWriter whole(long value) {
        return add(Column.Type.WHOLE, Long.toString(value));
    }

    @Override
    public RowWriter decimal(long unscaled) {
        return add(Column.Type.DECIMAL, Long.toString(unscaled));
    }

    @Override
    public RowWriter date(LocalDate value) {
        return add(Column.Type.DATE, value.toString());
    }

    @Override
    public RowWriter time(LocalDateTime value) {
        return add(Column.Type.TIME, value.toString());
    }

    @Override
    public RowWriter empty() {
        return add(null, null);
    }

    @Override
    public void endRow() {
        if (cells.size() != columns.size()) {
            throw new IllegalStateException(cells + " does not fit " + columns);
        }
        rows.accept(new Row(day, columns, cells));
        cells = new ArrayList<>(columns.size());
        count++;
    }

    @Override
    public long rows() {
        return count;
    }

    @Override
    public void close() {}
}
