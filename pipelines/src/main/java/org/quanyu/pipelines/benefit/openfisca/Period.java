package org.quanyu.pipelines.benefit.openfisca;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Months in a row, as cases write them: {@code 2018}, {@code 2018-01}, {@code month:2018-01}, {@code year:2018:2}.
 *
 * @param months how many, at least one
 */
record Period(YearMonth first, int months) {

    private static final int YEAR = 12;
    private static final Pattern WRITTEN =
            Pattern.compile("(?:(month|year):)?(\\d{4})(?:-(\\d{1,2}))?(?::(\\d{1,3}))?");

    /** The period of a text; empty if it is none, or one of days. */
    static Optional<Period> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean ofMonths = matcher.group(1) == null
                ? matcher.group(3) != null
                : matcher.group(1).equals("month");
        int count = matcher.group(4) == null ? 1 : Integer.parseInt(matcher.group(4));
        int month = matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3));
        try {
            YearMonth first = YearMonth.of(Integer.parseInt(matcher.group(2)), month);
            return count == 0 ? Optional.empty() : Optional.of(new Period(first, ofMonths ? count : count * YEAR));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    LocalDate firstDay() {
        return first.atDay(1);
    }

    /** The month in which it begins, or one before. */
    Period month(int back) {
        return new Period(first.minusMonths(back), 1);
    }

    /** The calendar year in which it begins, or one before. */
    Period year(int back) {
        return new Period(YearMonth.of(first.getYear() - back, 1), YEAR);
    }

    List<Period> eachMonth() {
        return IntStream.range(0, months)
                .mapToObj(index -> new Period(first.plusMonths(index), 1))
                .toList();
    }

    boolean holds(Period other) {
        return !other.first.isBefore(first)
                && !other.first.plusMonths(other.months).isAfter(first.plusMonths(months));
    }

    /** As messages name it: {@code 2018}, {@code 2018-01} or {@code month:2018-01:3}. */
    @Override
    public String toString() {
        if (months == YEAR && first.getMonthValue() == 1) {
            return String.valueOf(first.getYear());
        }
        return months == 1 ? first.toString() : "month:" + first + ":" + months;
    }
}
