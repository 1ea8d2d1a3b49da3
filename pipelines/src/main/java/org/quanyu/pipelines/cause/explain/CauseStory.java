package org.quanyu.pipelines.cause.explain;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What there is to tell of a cause.
 *
 * @param cases the latest of those that counted for it
 * @param shares where they are alike: of each ladder level that the cause does not name, the value that most cases have
 * @param responsible who handled most of the cases
 * @param rule what the rules have to do with it
 * @param trial what became of it when it was there before; empty the first time
 * @param months events with its attribute values in each month, up to the one that was asked about
 */
public record CauseStory(
        Told cause,
        List<Case> cases,
        List<Share> shares,
        Optional<Share> responsible,
        Rule rule,
        Optional<Trial> trial,
        Map<LocalDate, Long> months) {

    public CauseStory {
        cases = List.copyOf(cases);
        shares = List.copyOf(shares);
        months = Collections.unmodifiableMap(new LinkedHashMap<>(months));
    }

    /** The row of mart.root_cause; {@code found} counts the months in which it was found. */
    public record Told(
            String id,
            LocalDate month,
            String title,
            Map<String, String> attributes,
            double observed,
            double expected,
            double liftLow,
            double liftHigh,
            double chance,
            LocalDate firstMonth,
            int found) {}

    /** An event; place and words are empty where it has none. */
    public record Case(String id, LocalDate day, String place, String words) {}

    /** A value that so many of all cases have. */
    public record Share(String attribute, String value, long cases, long of) {
        public double share() {
            return (double) cases / of;
        }
    }

    /**
     * How the items of the cases are handled, over twelve months and in the whole district.
     *
     * @param withoutOwner events that no department was given, of all events of these items
     * @param medianHours that handling took; empty where nothing was closed
     * @param medianAllowed hours that the deadline allows
     * @param difference between sub-districts; empty where chance alone may make it
     */
    public record Rule(
            Share withoutOwner,
            Optional<Double> medianHours,
            Optional<Double> medianAllowed,
            Optional<Difference> difference) {

        /** Handling takes half as long again as allowed, everywhere: no office keeps it. */
        private static final double FAR_ABOVE = 1.5;

        /** Half of the events have no department. */
        private static final double MOST = 0.5;

        public boolean hasNoOwner() {
            return withoutOwner.of() > 0 && withoutOwner.share() >= MOST;
        }

        public boolean cannotBeMet() {
            return medianHours.isPresent()
                    && medianAllowed.isPresent()
                    && medianHours.get() >= FAR_ABOVE * medianAllowed.get();
        }
    }

    /** The sub-districts with the greatest and the least share closed late. */
    public record Difference(Share most, Share least) {}

    /**
     * Whether it became better after it was found before: difference in differences of logarithms of counts, with 95 %
     * confidence as of Poisson counts.
     *
     * @param since the earlier month in which it was found
     * @param change how many times as many events afterwards, compared to like cells
     */
    public record Trial(LocalDate since, double change, double low, double high) {
        public boolean helped() {
            return high < 1;
        }

        public boolean madeWorse() {
            return low > 1;
        }
    }
}
