package org.quanyu.pipelines.benefit.openfisca;

import java.math.BigDecimal;
import java.util.List;
import org.quanyu.dmn.feel.Unknown;

/** What becomes of the values that are found for a fact. */
enum Take {
    /** The one that there is. */
    ONLY,
    /** All of them, as a list of FEEL. */
    LIST,
    SUM,
    LEAST,
    GREATEST,
    /** How many are true, or how many persons or groups there are. */
    COUNT,
    /** Whether one is true. */
    ANY,
    /** Whether all are true. */
    ALL;

    /**
     * The fact.
     *
     * @param values of the type that {@link #reckonsWith} says; one that is unknown makes all but a list unknown
     * @throws IllegalArgumentException if there should be one and is not
     */
    Object of(List<Object> values) {
        if (this == LIST) {
            return values;
        }
        if (values.contains(Unknown.UNKNOWN)) {
            return Unknown.UNKNOWN;
        }
        return switch (this) {
            case ONLY -> only(values);
            case LIST -> values;
            case SUM -> numbers(values).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            case LEAST -> numbers(values).stream().min(BigDecimal::compareTo).orElse(null);
            case GREATEST -> numbers(values).stream().max(BigDecimal::compareTo).orElse(null);
            case COUNT ->
                BigDecimal.valueOf(values.stream().filter(Boolean.TRUE::equals).count());
            case ANY -> values.contains(true);
            case ALL -> !values.contains(false);
        };
    }

    /** The type of what is taken together: that of the fact itself, where it is one of the values. */
    String reckonsWith(String type) {
        return switch (this) {
            case ONLY -> type;
            case LIST -> null;
            case SUM, LEAST, GREATEST -> "number";
            case COUNT, ANY, ALL -> "boolean";
        };
    }

    private static Object only(List<Object> values) {
        if (values.size() != 1) {
            throw new IllegalArgumentException(values.size() + " values were found, and one is wanted");
        }
        return values.get(0);
    }

    private static List<BigDecimal> numbers(List<Object> values) {
        return values.stream().map(BigDecimal.class::cast).toList();
    }
}
