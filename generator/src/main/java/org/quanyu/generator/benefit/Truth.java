package org.quanyu.generator.benefit;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.delivery.RowWriter;

/** A table of the truth about benefits. */
record Truth(String name, List<Column> shape, int parts, Rows source) implements Feed {

    /** Writes the rows of a part. */
    @FunctionalInterface
    interface Rows {
        void write(Delivery delivery, RowWriter rows) throws IOException;
    }

    @Override
    public String department() {
        return TRUTH;
    }

    @Override
    public Format format() {
        return new Format.Parquet();
    }

    @Override
    public Rhythm rhythm() {
        return new Rhythm.Once();
    }

    @Override
    public List<Column> columns(LocalDate day) {
        return shape;
    }

    @Override
    public void write(Delivery delivery, RowWriter rows) throws IOException {
        source.write(delivery, rows);
    }
}
