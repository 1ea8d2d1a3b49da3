package org.quanyu.pipelines.benefit.openfisca;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Of when a fact is, seen from the period of what is asked: {@code period}, {@code month - 12}, {@code year - 2},
 * {@code months of year - 1}.
 *
 * @param back how many months or years before
 * @param isEachMonth whether each month of that time is looked up by itself
 */
record When(Unit unit, int back, boolean isEachMonth) {

    static final When PERIOD = new When(Unit.PERIOD, 0, false);

    private static final Pattern WRITTEN = Pattern.compile("(months of )?(period|month|year)(?: ?- ?(\\d{1,3}))?");

    /** What a time is counted in. */
    enum Unit {
        PERIOD,
        MONTH,
        YEAR
    }

    static Optional<When> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches() || matcher.group(2).equals("period") && matcher.group(3) != null) {
            return Optional.empty();
        }
        Unit unit =
                switch (matcher.group(2)) {
                    case "period" -> Unit.PERIOD;
                    case "month" -> Unit.MONTH;
                    default -> Unit.YEAR;
                };
        int back = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
        return Optional.of(new When(unit, back, matcher.group(1) != null));
    }

    /** The times that are looked up, in their order. */
    List<Period> from(Period asked) {
        Period time =
                switch (unit) {
                    case PERIOD -> asked;
                    case MONTH -> asked.month(back);
                    case YEAR -> asked.year(back);
                };
        return isEachMonth ? time.eachMonth() : List.of(time);
    }
}
