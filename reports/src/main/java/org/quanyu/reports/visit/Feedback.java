package org.quanyu.reports.visit;

import java.time.LocalDate;

/**
 * What a visit found, as a row of a list tells it.
 *
 * @param visitedBy null where nobody is named
 * @param note null where there is none
 */
record Feedback(FilledRow row, ListKey key, String outcome, LocalDate visitedOn, String visitedBy, String note) {

    /** Which row of which list. */
    record ListKey(String target, LocalDate month, String firmId) {}
}
