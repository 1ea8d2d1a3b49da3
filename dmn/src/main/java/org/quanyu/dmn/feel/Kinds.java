package org.quanyu.dmn.feel;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** The types that FEEL has by itself, by name. */
public final class Kinds {

    private static final Predicate<Object> MOMENT =
            value -> value instanceof LocalDateTime || value instanceof ZonedDateTime;

    private static final Map<String, Predicate<Object>> TYPES = Map.ofEntries(
            Map.entry("Any", Objects::nonNull),
            Map.entry("Null", Objects::isNull),
            Map.entry("number", BigDecimal.class::isInstance),
            Map.entry("string", String.class::isInstance),
            Map.entry("boolean", Boolean.class::isInstance),
            Map.entry("date", LocalDate.class::isInstance),
            Map.entry("time", value -> value instanceof LocalTime || value instanceof ZonedTime),
            Map.entry("date and time", MOMENT),
            Map.entry("dateTime", MOMENT),
            Map.entry("days and time duration", Duration.class::isInstance),
            Map.entry("dayTimeDuration", Duration.class::isInstance),
            Map.entry("years and months duration", Period.class::isInstance),
            Map.entry("yearMonthDuration", Period.class::isInstance),
            Map.entry("list", List.class::isInstance),
            Map.entry("context", Map.class::isInstance),
            Map.entry("function", Function.class::isInstance));

    private Kinds() {}

    /** Whether the name is one of FEEL's own types. */
    public static boolean isKnown(String type) {
        return TYPES.containsKey(type);
    }

    /** Whether a value is of a type; of one that is not known nothing is. Null is of none but {@code Null}. */
    public static boolean isInstance(Object value, String type) {
        return TYPES.getOrDefault(type, other -> false).test(value);
    }
}
