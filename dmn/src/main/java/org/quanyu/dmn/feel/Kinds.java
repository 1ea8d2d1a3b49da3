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

/** The types that FEEL has by itself, by name. */
public final class Kinds {

    private Kinds() {}

    /** Whether the name is one of FEEL's own types. */
    public static boolean isKnown(String type) {
        return switch (type) {
            case "Any",
                    "number",
                    "string",
                    "boolean",
                    "date",
                    "time",
                    "date and time",
                    "dateTime",
                    "days and time duration",
                    "dayTimeDuration",
                    "years and months duration",
                    "yearMonthDuration",
                    "list",
                    "context",
                    "function" -> true;
            default -> false;
        };
    }

    /** Whether a value is of a type; of one that is not known nothing is. Null is of none but {@code Null}. */
    public static boolean isInstance(Object value, String type) {
        return switch (type) {
            case "Any" -> value != null;
            case "Null" -> value == null;
            case "number" -> value instanceof BigDecimal;
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "date" -> value instanceof LocalDate;
            case "time" -> value instanceof LocalTime || value instanceof ZonedTime;
            case "date and time", "dateTime" -> value instanceof LocalDateTime || value instanceof ZonedDateTime;
            case "days and time duration", "dayTimeDuration" -> value instanceof Duration;
            case "years and months duration", "yearMonthDuration" -> value instanceof Period;
            case "list" -> value instanceof List;
            case "context" -> value instanceof Map;
            case "function" -> value instanceof Function;
            default -> false;
        };
    }
}
