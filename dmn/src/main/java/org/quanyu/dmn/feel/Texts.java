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
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Values as FEEL writes them: what {@code string()} gives. */
public final class Texts {

    private Texts() {}

    /** The text of a value, a string as it is; null for null. */
    public static String of(Object value) {
        return value == null || value instanceof String ? (String) value : literal(value);
    }

    private static String literal(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : plain(number);
        }
        if (value == Unknown.UNKNOWN) {
            return "unknown";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Texts::literal).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> context) {
            return context.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + literal(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Comparand comparand) {
            return comparand.relation().sign() + " " + literal(comparand.value());
        }
        if (value instanceof Range range) {
            return (range.lowIncluded() ? "[" : "(") + literal(range.low()) + ".." + literal(range.high())
                    + (range.highIncluded() ? "]" : ")");
        }
        return temporal(value);
    }

    private static String plain(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0).toPlainString() : number.toPlainString();
    }

    private static String temporal(Object value) {
        if (value instanceof LocalDate date) {
            return date.toString().replace("+", "");
        }
        if (value instanceof LocalTime time) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
        }
        if (value instanceof ZonedTime time) {
            return temporal(time.time()) + zone(time.zone());
        }
        if (value instanceof LocalDateTime moment) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment).replace("+", "");
        }
        if (value instanceof ZonedDateTime moment) {
            return temporal(moment.toLocalDateTime()) + zone(moment.getZone());
        }
        if (value instanceof Period period) {
            return months(period.toTotalMonths());
        }
        return value instanceof Duration duration ? duration(duration) : value.toString();
    }

    private static String zone(ZoneId zone) {
        return zone instanceof ZoneOffset ? zone.getId() : "@" + zone.getId();
    }

    private static String months(long months) {
        long size = Math.abs(months);
        String text = (size < 12 ? "" : size / 12 + "Y") + (size % 12 == 0 && size > 0 ? "" : size % 12 + "M");
        return (months < 0 ? "-P" : "P") + text;
    }

    private static String duration(Duration duration) {
        Duration size = duration.abs();
        String time = part(size.toHoursPart(), "H") + part(size.toMinutesPart(), "M") + seconds(size);
        String text = part(size.toDays(), "D") + (time.isEmpty() ? "" : "T" + time);
        return (duration.isNegative() ? "-P" : "P") + (text.isEmpty() ? "T0S" : text);
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }

    private static String seconds(Duration size) {
        BigDecimal seconds = BigDecimal.valueOf(size.toSecondsPart()).add(BigDecimal.valueOf(size.toNanosPart(), 9));
        return seconds.signum() == 0 ? "" : seconds.stripTrailingZeros().toPlainString() + "S";
    }
}
