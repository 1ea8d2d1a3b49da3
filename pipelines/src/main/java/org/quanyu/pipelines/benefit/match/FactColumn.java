package org.quanyu.pipelines.benefit.match;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.quanyu.dmn.kernel.Column.Kind;

/**
 * A column of facts, as rows of Spark hold it.
 *
 * @param ordinal its place in the row
 */
record FactColumn(String name, Kind kind, DataType type, int ordinal) implements Serializable {

    /** Decimals that are kept of a floating-point number; one with more of them is left to the interpreter. */
    private static final int FLOATING_SCALE = 4;

    private static final double FLOATING_UNIT = 10_000;

    private static final double LARGEST_EXACT = 1L << 40;

    /** How many decimals a whole number of the kernel stands for. */
    int scale() {
        if (type instanceof DecimalType decimal) {
            return decimal.scale();
        }
        return isFloating() ? FLOATING_SCALE : 0;
    }

    boolean isFloating() {
        return type.typeName().equals("double");
    }

    /** A floating-point column writes what it does not know as not-a-number too. */
    boolean isMissing(InternalRow row) {
        return row.isNullAt(ordinal) || isFloating() && Double.isNaN(row.getDouble(ordinal));
    }

    /**
     * The whole number of a number or day that is there.
     *
     * @throws ArithmeticException if it does not fit
     */
    long whole(InternalRow row) {
        if (type instanceof DecimalType decimal) {
            Decimal value = row.getDecimal(ordinal, decimal.precision(), decimal.scale());
            return value.toJavaBigDecimal().unscaledValue().longValueExact();
        } else if (isFloating()) {
            return whole(row.getDouble(ordinal));
        }
        return switch (kind) {
            case NUMBER -> row.getLong(ordinal);
            case BOOLEAN -> row.getBoolean(ordinal) ? 1 : 0;
            case DATE -> row.getInt(ordinal);
            default -> throw new IllegalStateException("no whole number is a " + kind);
        };
    }

    private static long whole(double value) {
        boolean isWhole = value == Math.rint(value) && Math.abs(value) < LARGEST_EXACT;
        return isWhole
                ? (long) value * (long) FLOATING_UNIT
                : BigDecimal.valueOf(value)
                        .setScale(FLOATING_SCALE)
                        .unscaledValue()
                        .longValueExact();
    }

    /** The value that is there, as FEEL has it. */
    Object value(InternalRow row) {
        return switch (kind) {
            case NUMBER -> number(row);
            case BOOLEAN -> row.getBoolean(ordinal);
            case DATE -> LocalDate.ofEpochDay(row.getInt(ordinal));
            default -> row.getUTF8String(ordinal).toString();
        };
    }

    private BigDecimal number(InternalRow row) {
        if (type instanceof DecimalType decimal) {
            return row.getDecimal(ordinal, decimal.precision(), decimal.scale()).toJavaBigDecimal();
        }
        return isFloating() ? BigDecimal.valueOf(row.getDouble(ordinal)) : BigDecimal.valueOf(row.getLong(ordinal));
    }

    /** The value that is there, as tables show it. */
    String text(InternalRow row) {
        Object value = value(row);
        return value instanceof BigDecimal number
                ? (number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString())
                : value.toString();
    }
}
