package org.quanyu.generator.firm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.district.Span;

/** Rows of a feed, in the order of delivery; each cell must fit its column. */
public final class Delivered implements RowWriter {

    private final List<Column> columns;
    private final LocalDate day;
    private final List<Row> rows = new ArrayList<>();
    private List<Object> cells = new ArrayList<>();

    /** A row and the day of its delivery. */
    public record Row(LocalDate day, List<Column> columns, List<Object> cells) {

        private Object cell(String column) {
            for (int index = 0; index < cells.size(); index++) {
                if (columns.get(index).name().equals(column)) {
                    return cells.get(index);
                }
            }
            throw new IllegalArgumentException("no column " + column);
        }

        public String text(String column) {
            Object cell = cell(column);
            return cell == null ? null : cell.toString();
        }

        public long number(String column) {
            return (Long) cell(column);
        }

        public LocalDate date(String column) {
            return (LocalDate) cell(column);
        }

        public boolean isEmpty(String column) {
            return cell(column) == null;
        }
    }

    private Delivered(List<Column> columns, LocalDate day) {
        this.columns = columns;
        this.day = day;
    }

    /** Everything that a feed delivers in a span. */
    public static List<Row> all(Feed feed, Span span) {
        return on(feed, span, feed.rhythm().days(span.from(), span.to()));
    }

    /** What a feed delivers on some of its days. */
    public static List<Row> on(Feed feed, Span span, List<LocalDate> days) {
        LocalDate first = feed.rhythm().days(span.from(), span.to()).get(0);
        return days.stream()
                .flatMap(day -> Stream.iterate(0, part -> part < feed.parts(), part -> part + 1)
                        .flatMap(part -> rows(feed, new Delivery(day, first, part, feed.parts())).stream()))
                .toList();
    }

    /** What a feed delivers on a day, in so many parts. */
    public static List<Row> inParts(Feed feed, Span span, LocalDate day, int parts) {
        LocalDate first = feed.rhythm().days(span.from(), span.to()).get(0);
        return Stream.iterate(0, part -> part < parts, part -> part + 1)
                .flatMap(part -> rows(feed, new Delivery(day, first, part, parts)).stream())
                .toList();
    }

    private static List<Row> rows(Feed feed, Delivery delivery) {
        Delivered delivered = new Delivered(feed.columns(delivery.day()), delivery.day());
        try {
            feed.write(delivery, delivered);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return delivered.rows;
    }

    private RowWriter cell(Object value, Column.Type... types) {
        Column column = columns.get(cells.size());
        if (types.length > 0 && !List.of(types).contains(column.type())) {
            throw new IllegalArgumentException(value + " does not fit " + column);
        }
        cells.add(value);
        return this;
    }

    @Override
    public RowWriter text(String value) {
        return cell(value, Column.Type.TEXT);
    }

    @Override
    public RowWriter whole(long value) {
        return cell(value, Column.Type.WHOLE);
    }

    @Override
    public RowWriter decimal(long unscaled) {
        return cell(unscaled, Column.Type.DECIMAL);
    }

    @Override
    public RowWriter date(LocalDate value) {
        return cell(value, Column.Type.DATE);
    }

    @Override
    public RowWriter time(LocalDateTime value) {
        return cell(value, Column.Type.TIME);
    }

    @Override
    public RowWriter empty() {
        return cell(null);
    }

    @Override
    public void endRow() {
        if (cells.size() != columns.size()) {
            throw new IllegalStateException(cells.size() + " cells for " + columns.size() + " columns: " + cells);
        }
        rows.add(new Row(day, columns, cells));
        cells = new ArrayList<>(columns.size());
    }

    @Override
    public long rows() {
        return rows.size();
    }

    @Override
    public void close() {}
}
