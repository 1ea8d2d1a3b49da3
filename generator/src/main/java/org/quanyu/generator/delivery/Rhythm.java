package org.quanyu.generator.delivery;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** On which days a department delivers. */
public sealed interface Rhythm {

    /** The days of delivery from one day to another, both included. */
    List<LocalDate> days(LocalDate from, LocalDate to);

    /** The first day alone. */
    record Once() implements Rhythm {
        @Override
        public List<LocalDate> days(LocalDate from, LocalDate to) {
            return List.of(from);
        }
    }

    /** Each day. */
    record Daily() implements Rhythm {
        @Override
        public List<LocalDate> days(LocalDate from, LocalDate to) {
            return every(from, to).toList();
        }
    }

    /** One day of each month, with what the month before held. */
    record Monthly(int dayOfMonth) implements Rhythm {
        @Override
        public List<LocalDate> days(LocalDate from, LocalDate to) {
            return every(from, to)
                    .filter(day -> day.getDayOfMonth() == dayOfMonth)
                    .toList();
        }
    }

    /** The first day in full, then what changed, on one day of each month. */
    record FirstThenMonthly(int dayOfMonth) implements Rhythm {
        @Override
        public List<LocalDate> days(LocalDate from, LocalDate to) {
            return every(from, to)
                    .filter(day -> day.equals(from) || day.getDayOfMonth() == dayOfMonth)
                    .toList();
        }
    }

    /** One weekday of each week, with what the seven days to it held. */
    record Weekly(DayOfWeek weekday) implements Rhythm {
        @Override
        public List<LocalDate> days(LocalDate from, LocalDate to) {
            return every(from, to).filter(day -> day.getDayOfWeek() == weekday).toList();
        }
    }

    /** The first day, and again on each of some later days. */
    record FirstThenOn(List<LocalDate> later) implements Rhythm {
        @Override
        public List<LocalDate> days(LocalDate from, LocalDate to) {
            return every(from, to)
                    .filter(day -> day.equals(from) || later.contains(day))
                    .toList();
        }
    }

    private static Stream<LocalDate> every(LocalDate from, LocalDate to) {
        return Stream.iterate(from, day -> day.plusDays(1)).limit(ChronoUnit.DAYS.between(from, to) + 1);
    }
}
