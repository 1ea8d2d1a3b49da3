package org.quanyu.generator.delivery;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Begins a file with its first cell, since most feeds have days with nothing to tell and a workbook is dear to begin. */
final class OnFirstCell implements RowWriter {

    /** Begins the file. */
    @FunctionalInterface
    interface Opener {
        RowWriter open() throws IOException;
    }

    private final Opener opener;
    private RowWriter rows;

    OnFirstCell(Opener opener) {
        this.opener = opener;
    }

    private RowWriter begun() throws IOException {
        if (rows == null) {
            rows = opener.open();
        }
        return rows;
    }

    @Override
    public RowWriter text(String value) throws IOException {
        return begun().text(value);
    }

    @Override
    public RowWriter whole(long value) throws IOException {
        return begun().whole(value);
    }

    @Override
    public RowWriter decimal(long unscaled) throws IOException {
        return begun().decimal(unscaled);
    }

    @Override
    public RowWriter date(LocalDate value) throws IOException {
        return begun().date(value);
    }

    @Override
    public RowWriter time(LocalDateTime value) throws IOException {
        return begun().time(value);
    }

    @Override
    public RowWriter empty() throws IOException {
        return begun().empty();
    }

    @Override
    public void endRow() throws IOException {
        begun().endRow();
    }

    @Override
    public long rows() {
        return rows == null ? 0 : rows.rows();
    }

    @Override
    public void close() throws IOException {
        if (rows != null) {
            rows.close();
        }
    }
}
