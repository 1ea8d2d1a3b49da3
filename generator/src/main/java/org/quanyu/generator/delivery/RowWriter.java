package org.quanyu.generator.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * Takes the cells of a file row by row, in the order of its columns.
 *
 * <p>A cell fits the type of its column; {@link #empty} fits each. A row ends with {@link #endRow} after its last
 * column. Closing completes the file.
 */
public interface RowWriter extends Closeable {

    /** A text; null is an empty cell. */
    RowWriter text(String value) throws IOException;

    RowWriter whole(long value) throws IOException;

    /** A decimal number of as many places as its column has: {@code unscaled / 10^scale}. */
    RowWriter decimal(long unscaled) throws IOException;

    RowWriter date(LocalDate value) throws IOException;

    /** Local time, to the second. */
    RowWriter time(LocalDateTime value) throws IOException;

    RowWriter empty() throws IOException;

    void endRow() throws IOException;

    /** Rows ended so far. */
    long rows();
}
