package org.quanyu.generator.place;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.delivery.RowWriter;

/**
 * A list of numbered places, delivered once.
 *
 * @param count of the places
 * @param row writes the row of a place by its number
 */
record PlaceFeed(String department, String name, Format format, List<Column> columns, int count, Row row)
        implements Feed {

    private static final int ROWS_PER_PART = 300_000;

    /** Writes one row, without its end. */
    interface Row {
        void write(int place, RowWriter rows) throws IOException;
    }

    @Override
    public Rhythm rhythm() {
        return new Rhythm.Once();
    }

    @Override
    public List<Column> columns(LocalDate day) {
        return columns;
    }

    @Override
    public int parts() {
        return 1 + (count - 1) / ROWS_PER_PART;
    }

    @Override
    public void write(Delivery delivery, RowWriter rows) throws IOException {
        for (int place = delivery.begin(count); place < delivery.end(count); place++) {
            row.write(place, rows);
            rows.endRow();
        }
    }
}
