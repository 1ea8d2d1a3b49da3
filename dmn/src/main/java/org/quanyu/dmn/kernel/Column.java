package org.quanyu.dmn.kernel;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A fact as a kernel holds it: a whole number for each row.
 *
 * @param name of the model's input
 * @param scale of a number: how many decimals its whole number stands for
 * @param words of a text, each by its place; a text that is none of them is -1
 */
public record Column(String name, Kind kind, int scale, List<String> words) {

    /** How a fact is written as a whole number. */
    public enum Kind {
        NUMBER,
        BOOLEAN,
        TEXT,
        DATE
    }

    /**
     * The whole number of a value that is neither null nor unknown.
     *
     * @throws ArithmeticException if the value has more decimals, or is larger, than the column holds
     */
    long encode(Object value) {
        return switch (kind) {
            case NUMBER -> ((BigDecimal) value).setScale(scale).unscaledValue().longValueExact();
            case BOOLEAN -> Boolean.TRUE.equals(value) ? 1 : 0;
            case TEXT -> words.indexOf((String) value);
            case DATE -> ((LocalDate) value).toEpochDay();
        };
    }
}
