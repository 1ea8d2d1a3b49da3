package org.quanyu.generator.file;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * The text of numbers, dates and times, made in place: each call overwrites what the one before has left.
 *
 * <p>Java's own formatters take about ten times as long, which is most of the time of a file of readings.
 */
final class CellText {

    private static final int DATE_LENGTH = "2024-03-01".length();
    private static final int TIME_LENGTH = "2024-03-01 08:15:00".length();

    /** As long as the least long with a sign, a point and a leading zero. */
    private static final int LONGEST_NUMBER = 22;

    private static final int LARGEST_SCALE = 18;

    private final char[] number = new char[LONGEST_NUMBER];
    private final char[] time;
    private LocalDate date;
    private char[] chars;
    private int start;
    private int length;

    /**
     * @param between date and time of day
     * @param offset behind the time of day
     */
    CellText(char between, String offset) {
        time = ("0000-00-00" + between + "00:00:00" + offset).toCharArray();
    }

    /** The characters of the last value, from {@link #start} on. */
    char[] chars() {
        return chars;
    }

    int start() {
        return start;
    }

    int length() {
        return length;
    }

    @Override
    public String toString() {
        return new String(chars, start, length);
    }

    CellText whole(long value) {
        return decimal(value, 0);
    }

    /** As many decimal places as the scale says, with a zero before the point where there is nothing else. */
    CellText decimal(long unscaled, int scale) {
        if (scale < 0 || scale > LARGEST_SCALE) {
            throw new IllegalArgumentException("scale " + scale);
        }
        int at = LONGEST_NUMBER;
        // below zero, as the least long has no counterpart above
        long rest = unscaled > 0 ? -unscaled : unscaled;
        int places = scale;
        do {
            number[--at] = (char) ('0' - rest % 10);
            rest /= 10;
            if (--places == 0) {
                number[--at] = '.';
                number[--at] = (char) ('0' - rest % 10);
                rest /= 10;
            }
        } while (rest != 0 || places > 0);
        if (unscaled < 0) {
            number[--at] = '-';
        }
        return hold(number, at, LONGEST_NUMBER - at);
    }

    CellText date(LocalDate value) {
        writeDate(value);
        return hold(time, 0, DATE_LENGTH);
    }

    CellText time(LocalDateTime value) {
        writeDate(value.toLocalDate());
        writeTwo(DATE_LENGTH + 1, value.getHour());
        writeTwo(DATE_LENGTH + 4, value.getMinute());
        writeTwo(TIME_LENGTH - 2, value.getSecond());
        return hold(time, 0, time.length);
    }

    private CellText hold(char[] written, int from, int count) {
        chars = written;
        start = from;
        length = count;
        return this;
    }

    /** Rows follow each other in time, so that the date mostly stands there already. */
    private void writeDate(LocalDate value) {
        if (value.equals(date)) {
            return;
        }
        int year = value.getYear();
        if (year < 0 || year > 9999) {
            throw new IllegalArgumentException("year " + year + " does not have four digits");
        }
        writeTwo(0, year / 100);
        writeTwo(2, year % 100);
        writeTwo(5, value.getMonthValue());
        writeTwo(8, value.getDayOfMonth());
        date = value;
    }

    private void writeTwo(int at, int value) {
        time[at] = (char) ('0' + value / 10);
        time[at + 1] = (char) ('0' + value % 10);
    }
}
