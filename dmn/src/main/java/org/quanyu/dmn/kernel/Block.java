package org.quanyu.dmn.kernel;

import java.util.Arrays;
import java.util.List;
import org.quanyu.dmn.feel.Unknown;

/** Some rows of facts, column by column; filled anew for every block of a table. */
public final class Block {

    /** Rows in a block: few enough for its columns to stay in the cache of a processor. */
    public static final int ROWS = 1024;

    static final int WORDS = ROWS / Long.SIZE;

    private final List<Column> columns;
    private final Numbers[] values;
    private final long[] beyond = new long[WORDS];

    /** A block of the columns that a kernel asks for. */
    public Block(List<Column> columns) {
        this.columns = columns;
        this.values =
                columns.stream().map(column -> new Numbers(column.scale())).toArray(Numbers[]::new);
    }

    /** Makes every value a known zero. */
    public void clear() {
        Arrays.fill(beyond, 0);
        for (Numbers column : values) {
            Arrays.fill(column.none(), 0);
            Arrays.fill(column.open(), 0);
            Arrays.fill(column.values(), 0);
        }
    }

    /** Puts a value as FEEL has it: of the type of the column, null or unknown. */
    public void put(int column, int row, Object value) {
        if (value == null) {
            putNone(column, row);
        } else if (value == Unknown.UNKNOWN) {
            putUnknown(column, row);
        } else {
            encode(column, row, value);
        }
    }

    private void encode(int column, int row, Object value) {
        try {
            put(column, row, columns.get(column).encode(value));
        } catch (ArithmeticException e) {
            putBeyond(row);
        }
    }

    /** Marks a row of which a number does not fit its column: the interpreter has to decide it. */
    public void putBeyond(int row) {
        beyond[row >> 6] |= 1L << row;
    }

    /** A bit for each row with a number that a column does not hold. */
    long[] beyond() {
        return beyond;
    }

    /** Puts a known value as its whole number. */
    public void put(int column, int row, long value) {
        values[column].values()[row] = value;
    }

    /** There is none. */
    public void putNone(int column, int row) {
        values[column].none()[row >> 6] |= 1L << row;
    }

    /** Nobody told. */
    public void putUnknown(int column, int row) {
        values[column].open()[row >> 6] |= 1L << row;
    }

    Numbers column(int index) {
        return values[index];
    }
}
