package org.quanyu.generator.delivery;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/** A feed whose columns stay the same, from its parts. */
public record FixedFeed(
        String department, String name, Format format, Rhythm rhythm, List<Column> columns, int parts, Rows rows)
        implements Feed {

    /** Rows that one file holds, about. */
    private static final double ROWS_PER_FILE = 300_000;

    /** Writes the rows of one file. */
    @FunctionalInterface
    public interface Rows {
        void write(Delivery delivery, RowWriter rows) throws IOException;
    }

    /** A feed that tells the truth. */
    public static FixedFeed truth(String name, List<Column> columns, int parts, Rows rows) {
        return new FixedFeed(TRUTH, name, new Format.Parquet(), new Rhythm.Once(), columns, parts, rows);
    }

    /** Files for so many rows. */
    public static int partsFor(double rows) {
        return (int) Math.max(1, Math.ceil(rows / ROWS_PER_FILE));
    }

    @Override
    public List<Column> columns(LocalDate day) {
        return columns;
    }

    @Override
    public void write(Delivery delivery, RowWriter writer) throws IOException {
        rows.write(delivery, writer);
    }
}
