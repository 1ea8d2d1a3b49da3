package org.quanyu.dmn.feel;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.Set;

/** What a path may ask of dates, times, durations and ranges (DMN 1.5, table 65). */
final class TemporalMembers {

    private static final Map<String, ChronoField> FIELDS = Map.of(
            "year", ChronoField.YEAR,
            "month", ChronoField.MONTH_OF_YEAR,
            "day", ChronoField.DAY_OF_MONTH,
            "weekday", ChronoField.DAY_OF_WEEK,
            "hour", ChronoField.HOUR_OF_DAY,
            "minute", ChronoField.MINUTE_OF_HOUR,
            "second", ChronoField.SECOND_OF_MINUTE);

    private TemporalMembers() {}

    static Set<String> names() {
        return Set.of("time offset", "start included", "end included");
    }

    /** The value of a member; null where the value has none of that name. */
    static Object member(Object value, String name) {
        if (value instanceof Period period) {
            return switch (name) {
                case "years" -> BigDecimal.valueOf(period.toTotalMonths() / 12);
                case "months" -> BigDecimal.valueOf(period.toTotalMonths() % 12);
                default -> null;
            };
        }
        if (value instanceof Duration duration) {
            return switch (name) {
                case "days" -> BigDecimal.valueOf(duration.toDays());
                case "hours" -> BigDecimal.valueOf(duration.toHours() % 24);
                case "minutes" -> BigDecimal.valueOf(duration.toMinutes() % 60);
                case "seconds" -> BigDecimal.valueOf(duration.toSeconds() % 60);
                default -> null;
            };
        }
        if (value instanceof Range range) {
            return switch (name) {
                case "start" -> range.low();
                case "end" -> range.high();
                case "start included" -> range.lowIncluded();
                case "end included" -> range.highIncluded();
                default -> null;
            };
        }
        return ofDay(value, name);
    }

    private static Object ofDay(Object value, String name) {
        if (value instanceof ZonedTime time) {
            return name.equals("time offset") || name.equals("timezone")
                    ? zone(time.zone(), time.offset(), name)
                    : ofDay(time.time(), name);
        }
        if (value instanceof ZonedDateTime time && (name.equals("time offset") || name.equals("timezone"))) {
            return zone(time.getZone(), time.getOffset().getTotalSeconds(), name);
        }
        boolean isTemporal = value instanceof LocalDate
                || value instanceof LocalTime
                || value instanceof LocalDateTime
                || value instanceof ZonedDateTime;
        ChronoField field = FIELDS.get(name);
        if (!isTemporal || field == null || !((TemporalAccessor) value).isSupported(field)) {
            return null;
        }
        return BigDecimal.valueOf(((TemporalAccessor) value).get(field));
    }

    private static Object zone(ZoneId zone, int offset, String name) {
        if (name.equals("time offset")) {
            return Duration.ofSeconds(offset);
        }
        return zone instanceof ZoneOffset ? null : zone.getId();
    }
}
