package org.quanyu.generator.event;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Numbers and times as offices write them. */
final class Serial {

    /** A prime: multiplied by a factor, numbers below it fall on each of them once. */
    private static final long PRIME = 9_999_991;

    private static final long FACTOR = 7_368_787;

    private Serial() {}

    /** A prefix, the day and seven digits that do not show the order of things; {@code number} stays below 9,999,991. */
    static String of(String prefix, long day, long number) {
        StringBuilder text = new StringBuilder(prefix.length() + 15).append(prefix);
        digits(dateNumber(day), 8, text);
        return digits((number * FACTOR + day * 104_729) % PRIME, 7, text).toString();
    }

    private static long dateNumber(long day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        return date.getYear() * 10_000L + date.getMonthValue() * 100 + date.getDayOfMonth();
    }

    /** So many digits, zeros before. */
    static StringBuilder digits(long number, int width, StringBuilder out) {
        long power = 1;
        for (int place = 1; place < width; place++) {
            power *= 10;
        }
        for (; power > 0; power /= 10) {
            out.append((char) ('0' + number / power % 10));
        }
        return out;
    }

    static LocalDateTime time(long second) {
        return LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
    }
}
