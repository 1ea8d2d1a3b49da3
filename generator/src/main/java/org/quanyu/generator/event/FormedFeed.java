package org.quanyu.generator.event;

import java.time.LocalDate;
import java.util.List;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Rhythm;

/** A feed whose form is the same on all days. */
abstract class FormedFeed implements Feed {

    /** Of a file, about. */
    static final int ROWS_PER_FILE = 300_000;

    private final Form form;

    /** Where a feed comes from, its name, how and when it is delivered, and its columns. */
    record Form(String department, String name, Format format, Rhythm rhythm, int parts, List<Column> columns) {

        static Form of(String department, String name, Format format, Rhythm rhythm, Column... columns) {
            return new Form(department, name, format, rhythm, 1, List.of(columns));
        }

        static Form truth(String name, Column... columns) {
            return of(TRUTH, name, new Format.Parquet(), new Rhythm.Once(), columns);
        }

        /** In as many files as so many rows of a delivery need. */
        Form ofRows(double rows) {
            return new Form(department, name, format, rhythm, 1 + (int) (rows / ROWS_PER_FILE), columns);
        }
    }

    FormedFeed(Form form) {
        this.form = form;
    }

    @Override
    public final String department() {
        return form.department();
    }

    @Override
    public final String name() {
        return form.name();
    }

    @Override
    public final Format format() {
        return form.format();
    }

    @Override
    public final Rhythm rhythm() {
        return form.rhythm();
    }

    @Override
    public final int parts() {
        return form.parts();
    }

    @Override
    public final List<Column> columns(LocalDate day) {
        return form.columns();
    }
}
