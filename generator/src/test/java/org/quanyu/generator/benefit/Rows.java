package org.quanyu.generator.benefit;

import java.math.BigDecimal;
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

/** Collects rows and checks that each cell fits its column. */
final class Rows implements RowWriter {

    private final List<Column> columns;
    private final List<Map<String, Object>> collected = new ArrayList<>();
    private Map<String, Object> row = new LinkedHashMap<>();

    Rows(List<Column> columns) {
        this.columns = columns;
    }

    /** All rows of a feed within a span. */
    static List<Map<String, Object>> of(Feed feed, Span span) throws Exception {
        List<Map<String, Object>> all = new ArrayList<>();
        for (LocalDate day : feed.rhythm().days(span.from(), span.to())) {
            all.addAll(on(feed, span, day));
        }
        return all;
    }

    static List<Map<String, Object>> on(Feed feed, Span span, LocalDate day) throws Exception {
        Rows rows = new Rows(feed.columns(day));
        for (int part = 0; part < feed.parts(); part++) {
            feed.write(new Delivery(day, span.from(), part, feed.parts()), rows);
        }
        return rows.collected;
    }

    private RowWriter cell(Column.Type type, Object value) {
        Column column = columns.get(row.size());
        if (type != null && column.type() != type) {
            throw new IllegalStateException(column + " got " + value);
        }
        row.put(column.name(), value);
        return this;
    }

    @Override
    public RowWriter text(String value) {
        return cell(Column.Type.TEXT, value);
    }

    @Override
    public RowWriter whole(long value) {
        return cell(Column.Type.WHOLE, value);
    }

    @Override
    public RowWriter decimal(long unscaled) {
        return cell(
                Column.Type.DECIMAL,
                BigDecimal.valueOf(unscaled, columns.get(row.size()).scale()));
    }

    @Override
    public RowWriter date(LocalDate value) {
        return cell(Column.Type.DATE, value);
    }

    @Override
    public RowWriter time(LocalDateTime value) {
        return cell(Column.Type.TIME, value);
    }

    @Override
    public RowWriter empty() {
        return cell(null, null);
    }

    @Override
    public void endRow() {
        if (row.size() != columns.size()) {
            throw new IllegalStateException("a row of " + row.size() + " cells: " + row);
        }
        collected.add(row);
        row = new LinkedHashMap<>();
    }

    @Override
    public long rows() {
        return collected.size();
    }

    @Override
    public void close() {}
}
