package org.quanyu.dmn.feel;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates, times and durations as FEEL writes them (DMN 1.5, section 10.3.4.1); null where a text is none. */
public final class Temporals {

    private static final Pattern DATE = Pattern.compile("(-?(?:[1-9]\\d{4,8}|\\d{4}))-(\\d\\d)-(\\d\\d)");
    private static final Pattern TIME =
            Pattern.compile("(\\d\\d):(\\d\\d):(\\d\\d)(\\.\\d+)?(Z|z|[+-]\\d\\d:\\d\\d(?::\\d\\d)?|@[\\w/+-]+)?");
    private static final Pattern MONTHS = Pattern.compile("(-)?P(?:(\\d+)Y)?(?:(\\d+)M)?");
    private static final Pattern DAYS =
            Pattern.compile("(-)?P(?:(\\d+)D)?(?:T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+(?:\\.\\d*)?|\\.\\d+)S)?)?");

    private Temporals() {}

    /** A value after {@code @}: whichever of the kinds the text is. */
    static Object literal(String text) {
        Object date = date(text);
        if (date != null) {
            return date;
        }
        Object time = time(text);
        if (time != null) {
            return time;
        }
        return text.contains("T") && !text.contains("P") ? dateAndTime(text) : duration(text);
    }

    /** A date ({@link LocalDate}). */
    public static LocalDate date(String text) {
        Matcher matcher = DATE.matcher(text);
        return matcher.matches() ? date(integer(matcher, 1), integer(matcher, 2), integer(matcher, 3)) : null;
    }

    static LocalDate date(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A time of day, with or without a zone. */
    public static Object time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        try {
            LocalTime time = LocalTime.of(integer(matcher, 1), integer(matcher, 2), integer(matcher, 3))
                    .withNano(nanos(matcher.group(4)));
            return matcher.group(5) == null ? time : new ZonedTime(time, zone(matcher.group(5)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A date and time, with or without a zone. */
    public static Object dateAndTime(String text) {
        int between = text.indexOf('T');
        if (between < 0) {
            LocalDate date = date(text);
            return date == null ? null : date.atStartOfDay();
        }
        LocalDate date = date(text.substring(0, between));
        Object time = time(text.substring(between + 1));
        return date == null || time == null ? null : dateAndTime(date, time);
    }

    /** A date at a time, in the zone of the time. */
    static Object dateAndTime(LocalDate date, Object time) {
        return time instanceof ZonedTime zoned
                ? ZonedDateTime.of(date, zoned.time(), zoned.zone())
                : LocalDateTime.of(date, (LocalTime) time);
    }

    /** A duration of years and months ({@link Period}) or of days and time ({@link Duration}). */
    public static Object duration(String text) {
        if (text.endsWith("P") || text.endsWith("T")) {
            return null;
        }
        Matcher months = MONTHS.matcher(text);
        try {
            if (months.matches()) {
                long total = Math.addExact(Math.multiplyExact(12, number(months, 2)), number(months, 3));
                return period(months.group(1) == null ? total : -total);
            }
            Matcher days = DAYS.matcher(text);
            return days.matches() ? days(days) : null;
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    /** Years and months of a number of months. */
    static Period period(long months) {
        return Period.of(Math.toIntExact(months / 12), Math.toIntExact(months % 12), 0);
    }

    private static Duration days(Matcher matcher) {
        BigDecimal seconds = matcher.group(5) == null ? BigDecimal.ZERO : new BigDecimal(matcher.group(5));
        Duration duration = Duration.ofDays(number(matcher, 2))
                .plusHours(number(matcher, 3))
                .plusMinutes(number(matcher, 4))
                .plusNanos(seconds.movePointRight(9).longValue());
        return matcher.group(1) == null ? duration : duration.negated();
    }

    private static ZoneId zone(String text) {
        return ZoneId.of(text.startsWith("@") ? text.substring(1) : text.toUpperCase(Locale.ROOT));
    }

    private static int nanos(String fraction) {
        return fraction == null
                ? 0
                : new BigDecimal("0" + fraction).movePointRight(9).intValue();
    }

    private static int integer(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static long number(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
    }
}
