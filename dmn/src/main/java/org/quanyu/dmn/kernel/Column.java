package org.quanyu.dmn.kernel;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;

/** A fact as a kernel holds it: a whole number for each row. */
public final class Column {

    /** Beyond this no sum of durations is certain to be one. */
    static final long MOST_MONTHS = 1_000_000_000;

    private static final int NANOS = 9;

    private final String name;
    private final Kind kind;
    private final int scale;
    private final Words words;

    /** How a fact is written as a whole number. */
    public enum Kind {
        NUMBER,
        BOOLEAN,
        TEXT,
        /** Days since 1970. */
        DATE,
        /** A duration of years and months. */
        MONTHS,
        /** A duration of days and time, as a number of seconds. */
        SECONDS;

        /** Whether its values are ordered as the whole numbers that stand for them. */
        boolean hasOrder() {
            return this != BOOLEAN && this != TEXT;
        }
    }

    Column(String name, Kind kind, int scale, Words words) {
        this.name = name;
        this.kind = kind;
        this.scale = scale;
        this.words = words;
    }

    /** The name of the model's input. */
    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /** How many decimals of a number, or of seconds, its whole number stands for. */
    public int scale() {
        return scale;
    }

    /**
     * The whole number of a text: looked up once, it can be put for every row of a batch that has the text.
     *
     * @throws IllegalStateException if the column holds no texts
     */
    public long code(String text) {
        if (kind != Kind.TEXT) {
            throw new IllegalStateException("\"" + name + "\" is no text");
        }
        return words.code(text);
    }

    /**
     * The whole number of a value that is neither null nor unknown.
     *
     * @throws ArithmeticException if the value has more decimals, or is larger, than the column holds
     */
    long encode(Object value) {
        return switch (kind) {
            case NUMBER -> whole((BigDecimal) value);
            case BOOLEAN -> Boolean.TRUE.equals(value) ? 1 : 0;
            case TEXT -> words.code((String) value);
            case DATE -> ((LocalDate) value).toEpochDay();
            case MONTHS -> months((Period) value);
            case SECONDS -> whole(seconds((Duration) value));
        };
    }

    private long whole(BigDecimal number) {
        return number.setScale(scale).unscaledValue().longValueExact();
    }

    /**
     * How many months a duration has.
     *
     * @throws ArithmeticException if they are more than are reckoned with
     */
    static long months(Period duration) {
        long months = duration.toTotalMonths();
        if (Math.abs(months) > MOST_MONTHS) {
            throw new ArithmeticException(months + " months");
        }
        return months;
    }

    static BigDecimal seconds(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano(), NANOS))
                .stripTrailingZeros();
        return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
    }
}
