package org.quanyu.pipelines.benefit.match;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.quanyu.dmn.kernel.Column.Kind;

/**
 * A column of facts, as batches of Spark hold it.
 *
 * @param ordinal its place in a batch
 * @param digits of a decimal number
 * @param scale how many decimals a whole number of the kernel stands for
 */
record FactColumn(String name, Kind kind, Storage storage, int ordinal, int digits, int scale) implements Serializable {

    /** Decimals that are kept of a floating-point number; one with more of them is left to the interpreter. */
    private static final int FLOATING_SCALE = 4;

    private static final long FLOATING_UNIT = 10_000;

    private static final double LARGEST_EXACT = 1L << 40;

    /** How the cells lie in memory. */
    enum Storage {
        BYTE,
        SHORT,
        INTEGER,
        LONG,
        DECIMAL,
        DOUBLE,
        BOOLEAN,
        DAY,
        TEXT
    }

    static FactColumn of(String name, Kind kind, DataType type, int ordinal) {
        if (type instanceof DecimalType decimal) {
            return new FactColumn(name, kind, Storage.DECIMAL, ordinal, decimal.precision(), decimal.scale());
        }
        Storage storage = storage(kind, type);
        return new FactColumn(name, kind, storage, ordinal, 0, storage == Storage.DOUBLE ? FLOATING_SCALE : 0);
    }

    private static Storage storage(Kind kind, DataType type) {
        return switch (kind) {
            case NUMBER -> number(type);
            case BOOLEAN -> Storage.BOOLEAN;
            case DATE -> Storage.DAY;
            case TEXT -> Storage.TEXT;
            case MONTHS, SECONDS -> throw new IllegalArgumentException("no table holds " + kind);
        };
    }

    private static Storage number(DataType type) {
        if (type instanceof ByteType) {
            return Storage.BYTE;
        } else if (type instanceof ShortType) {
            return Storage.SHORT;
        } else if (type instanceof IntegerType) {
            return Storage.INTEGER;
        } else if (type instanceof LongType) {
            return Storage.LONG;
        } else if (type instanceof DoubleType) {
            return Storage.DOUBLE;
        }
        throw new IllegalArgumentException("no number is a " + type.simpleString());
    }

    /** A floating-point column writes what it does not know as not-a-number too. */
    boolean isMissing(ColumnVector cells, int row) {
        return cells.isNullAt(row) || storage == Storage.DOUBLE && Double.isNaN(cells.getDouble(row));
    }

    /**
     * The whole number of a number, truth or day that is there.
     *
     * @throws ArithmeticException if it does not fit
     */
    long whole(ColumnVector cells, int row) {
        return switch (storage) {
            case BYTE -> cells.getByte(row);
            case SHORT -> cells.getShort(row);
            case INTEGER, DAY -> cells.getInt(row);
            case LONG -> cells.getLong(row);
            case DECIMAL -> whole(cells.getDecimal(row, digits, scale));
            case DOUBLE -> whole(cells.getDouble(row));
            case BOOLEAN -> cells.getBoolean(row) ? 1 : 0;
            case TEXT -> throw new IllegalStateException("\"" + name + "\" is a text");
        };
    }

    private static long whole(Decimal value) {
        return value.precision() <= Decimal.MAX_LONG_DIGITS()
                ? value.toUnscaledLong()
                : value.toJavaBigDecimal().unscaledValue().longValueExact();
    }

    private static long whole(double value) {
        boolean isWhole = value == Math.rint(value) && Math.abs(value) < LARGEST_EXACT;
        return isWhole
                ? (long) value * FLOATING_UNIT
                : BigDecimal.valueOf(value)
                        .setScale(FLOATING_SCALE)
                        .unscaledValue()
                        .longValueExact();
    }

    /** The value that is there, as FEEL has it. */
    Object value(ColumnVector cells, int row) {
        return switch (storage) {
            case BYTE, SHORT, INTEGER, LONG -> BigDecimal.valueOf(whole(cells, row));
            case DECIMAL -> cells.getDecimal(row, digits, scale).toJavaBigDecimal();
            case DOUBLE -> BigDecimal.valueOf(cells.getDouble(row));
            case BOOLEAN -> cells.getBoolean(row);
            case DAY -> LocalDate.ofEpochDay(cells.getInt(row));
            case TEXT -> cells.getUTF8String(row).toString();
        };
    }

    /** The value that is there, as tables show it. */
    String text(ColumnVector cells, int row) {
        return switch (storage) {
            case BYTE, SHORT, INTEGER, LONG -> Long.toString(whole(cells, row));
            case DECIMAL, DOUBLE -> plain((BigDecimal) value(cells, row));
            case BOOLEAN, DAY, TEXT -> value(cells, row).toString();
        };
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
