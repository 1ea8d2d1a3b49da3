package org.quanyu.generator.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.quanyu.generator.district.Span;

/** Rows of a feed in memory, in the order of delivery; each cell must fit its column. */
public final class DeliveredRows implements RowWriter {

    private final LocalDate day;
    private final List<Column> columns;
    private final List<Row> rows = new ArrayList<>();
    private List<Object> cells;

    /**
     * A row and the day of its delivery.
     *
     * @param cells texts, {@code Long}s (whole numbers and decimals without their point), days, times; null where empty
     */
    public record Row(LocalDate day, List<Column> columns, List<Object> cells) {

        public Object cell(String column) {
            return cells.get(index(column));
        }

        public boolean isEmpty(String column) {
            return cell(column) == null;
        }

        /** The cell as text; null where it is empty. */
        public String text(String column) {
            Object cell = cell(column);
            return cell == null ? null : cell.toString();
        }

        public long number(String column) {
            return (Long) cell(column);
        }

        public BigDecimal decimal(String column) {
            return BigDecimal.valueOf(number(column), columns.get(index(column)).scale());
        }

        public LocalDate date(String column) {
            return (LocalDate) cell(column);
        }

        public LocalDateTime time(String column) {
            return (LocalDateTime) cell(column);
        }

        private int index(String column) {
            for (int index = 0; index < columns.size(); index++) {
                if (columns.get(index).name().equals(column)) {
                    return index;
                }
            }
            throw new IllegalArgumentException("no column " + column);
        }
    }

    private DeliveredRows(LocalDate day, List<Column> columns) {
        this.day = day;
        this.columns = columns;
        this.cells = new ArrayList<>(columns.size());
    }

    /** Everything that a feed delivers in a span. */
    public static List<Row> all(Feed feed, Span span) {
        return on(feed, span, feed.rhythm().days(span.from(), span.to()));
    }

    /** What a feed delivers on some of its days. */
    public static List<Row> on(Feed feed, Span span, List<LocalDate> days) {
        List<Row> rows = new ArrayList<>();
        days.forEach(day -> rows.addAll(inParts(feed, span, day, feed.parts())));
        return rows;
    }

    /** What a feed delivers on a day, in so many parts. */
    public static List<Row> inParts(Feed feed, Span span, LocalDate day, int parts) {
        LocalDate first = feed.rhythm().days(span.from(), span.to()).get(0);
        DeliveredRows delivered = new DeliveredRows(day, feed.columns(day));
        try {
            for (int part = 0; part < parts; part++) {
                feed.write(new Delivery(day, first, part, parts), delivered);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return delivered.rows;
    }

    private RowWriter add(Object value, Column.Type type) {
        Column column = columns.get(cells.size());
        if (column.type() != type) {
            throw new IllegalArgumentException(value + " does not fit " + column);
        }
        cells.add(value);
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
        return add(null, columns.get(cells.size()).type());
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
