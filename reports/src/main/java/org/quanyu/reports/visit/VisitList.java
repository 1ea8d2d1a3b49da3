package org.quanyu.reports.visit;

import java.time.LocalDate;
import java.util.List;

/**
 * The firms that a team is to visit in a month for a risk.
 *
 * @param title the risk as people call it
 * @param scoredMonth first day of the month of the scores
 * @param version of the model
 * @param firms in the order of their places
 */
public record VisitList(
        String target,
        String title,
        LocalDate month,
        String team,
        LocalDate scoredMonth,
        int version,
        List<ListedFirm> firms) {

    private static final int MONTHS_TO_VISIT = 12;

    public VisitList {
        firms = List.copyOf(firms);
    }

    /**
     * A firm to visit. Text may be null where nothing is known.
     *
     * @param isDrawn whether it was drawn by lot
     * @param expectedHits among the firms up to this place
     */
    public record ListedFirm(
            int place,
            String firmId,
            String name,
            String creditCode,
            String subDistrict,
            String community,
            String address,
            boolean isDrawn,
            double chance,
            String band,
            double probability,
            double expectedHits,
            String why) {}

    /** The last day on which a firm of the list of a month counts as visited for it. */
    static LocalDate lastVisit(LocalDate month) {
        return month.plusMonths(MONTHS_TO_VISIT);
    }

    /** A name for its file, of signs that every system takes. */
    public String fileName() {
        return "%tY-%<tm-%s-%s.xlsx".formatted(month, target, team).replaceAll("[\\\\/:*?\"<>|\\s]", "_");
    }

    long drawn() {
        return firms.stream().filter(ListedFirm::isDrawn).count();
    }
}
