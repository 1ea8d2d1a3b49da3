package org.quanyu.generator.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.district.Span;

/** Collects rows by column name and refuses what does not fit the columns. */
final class Table implements RowWriter {

    private final List<Column> columns;
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private final List<Object> row = new ArrayList<>();

    private Table(List<Column> columns) {
        this.columns = columns;
    }

    /** All rows of a feed over the span. */
    static List<Map<String, Object>> of(Feed feed, Span span) {
        List<Map<String, Object>> all = new ArrayList<>();
        List<LocalDate> days = feed.rhythm().days(span.from(), span.to());
        for (LocalDate day : days) {
            for (int part = 0; part < feed.parts(); part++) {
                all.addAll(of(feed, new Delivery(day, days.get(0), part, feed.parts())));
            }
        }
        return all;
    }

    static List<Map<String, Object>> of(Feed feed, Delivery delivery) {
        Table table = new Table(feed.columns(delivery.day()));
        try {
            feed.write(delivery, table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table.rows;
    }

    private Table add(Object value, Column.Type type) {
        Column column = columns.get(row.size());
        if (type != null && column.type() != type) {
            throw new IllegalStateException(column + " does not take " + value);
        }
        row.add(value);
        return this;
    }

    @Override
    public RowWriter text(String value) {
        return add(value, Column.Type.TEXT);
    }

    @Override
    public RowWriter whole(long value) {
        return add(value, Column.Type.WHOLE);
    }

    @Override
    public RowWriter decimal(long unscaled) {
        return add(unscaled, Column.Type.DECIMAL);
    }

    @Override
    public RowWriter date(LocalDate value) {
        return add(value, Column.Type.DATE);
    }

    @Override
    public RowWriter time(LocalDateTime value) {
        return add(value, Column.Type.TIME);
    }

    @Override
    public RowWriter empty() {
        return add(null, null);
    }

    @Override
    public void endRow() {
        if (row.size() != columns.size()) {
            throw new IllegalStateException(row.size() + " cells for " + columns.size() + " columns: " + row);
        }
        Map<String, Object> cells = new LinkedHashMap<>();
        for (int index = 0; index < columns.size(); index++) {
            cells.put(columns.get(index).name(), row.get(index));
        }
        rows.add(cells);
        row.clear();
    }

    @Override
    public long rows() {
        return rows.size();
    }

    @Override
    public void close() {}
}
