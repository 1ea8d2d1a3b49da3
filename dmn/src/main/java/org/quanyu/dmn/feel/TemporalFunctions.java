package org.quanyu.dmn.feel;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.Locale;

/** Functions that make dates, times and durations (DMN 1.5, section 10.3.4.1) and tell of them. */
final class TemporalFunctions {

    private TemporalFunctions() {}

    static void define(Builtins.Definitions functions) {
        functions.add("date", TemporalFunctions::date, "from", "year,month,day");
        functions.add("time", TemporalFunctions::time, "from", "hour,minute,second", "hour,minute,second,offset");
        functions.add("date and time", TemporalFunctions::dateAndTime, "from", "date,time");
        functions.add("duration", arguments -> Temporals.duration(arguments.text(0)), "from");
        functions.add("years and months duration", TemporalFunctions::monthsBetween, "from,to");
        functions.add(
                "day of week",
                arguments -> day(arguments.any(0)).getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                "date");
        functions.add(
                "day of year",
                arguments -> BigDecimal.valueOf(day(arguments.any(0)).getDayOfYear()),
                "date");
    }

    private static Object date(Arguments arguments) {
        if (arguments.size() == 3) {
            return Temporals.date(exact(arguments.number(0)), exact(arguments.number(1)), exact(arguments.number(2)));
        }
        return arguments.any(0) instanceof String text ? Temporals.date(text) : day(arguments.any(0));
    }

    private static int exact(BigDecimal number) {
        return number.intValueExact();
    }

    private static LocalDate day(Object value) {
        if (value instanceof LocalDate date) {
            return date;
        }
        if (value instanceof LocalDateTime moment) {
            return moment.toLocalDate();
        }
        if (value instanceof ZonedDateTime moment) {
            return moment.toLocalDate();
        }
        throw new Arguments.NotApplicable();
    }

    private static Object time(Arguments arguments) {
        if (arguments.size() > 1) {
            LocalTime time = LocalTime.of(exact(arguments.number(0)), exact(arguments.number(1)))
                    .plusNanos(arguments.number(2).movePointRight(9).longValueExact());
            Object offset = arguments.size() == 3 ? null : arguments.any(3);
            return offset == null
                    ? time
                    : new ZonedTime(time, ZoneOffset.ofTotalSeconds((int)
                            arguments.as(Duration.class, 3).toSeconds()));
        }
        Object value = arguments.any(0);
        if (value instanceof String text) {
            return Temporals.time(text);
        }
        if (value instanceof LocalTime || value instanceof ZonedTime) {
            return value;
        }
        if (value instanceof LocalDateTime moment) {
            return moment.toLocalTime();
        }
        if (value instanceof ZonedDateTime moment) {
            return new ZonedTime(moment.toLocalTime(), moment.getZone());
        }
        return value instanceof LocalDate ? new ZonedTime(LocalTime.MIDNIGHT, ZoneOffset.UTC) : null;
    }

    private static Object dateAndTime(Arguments arguments) {
        if (arguments.size() == 2) {
            Object time = arguments.any(1);
            boolean isTime = time instanceof LocalTime || time instanceof ZonedTime;
            return isTime ? Temporals.dateAndTime(day(arguments.any(0)), time) : null;
        }
        Object value = arguments.any(0);
        if (value instanceof String text) {
            return Temporals.dateAndTime(text);
        }
        return value instanceof ZonedDateTime || value instanceof LocalDateTime
                ? value
                : day(value).atStartOfDay();
    }

    /** The whole months between two days, whatever the time of day, negative where the second is the earlier. */
    private static Object monthsBetween(Arguments arguments) {
        return Temporals.period(
                Period.between(day(arguments.any(0)), day(arguments.any(1))).toTotalMonths());
    }
}
