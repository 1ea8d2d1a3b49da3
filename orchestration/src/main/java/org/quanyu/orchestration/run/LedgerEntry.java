package org.quanyu.orchestration.run;

/**
 * What became of the rows that a step was given.
 *
 * @param rowsIn rows delivered to the step or gained by the tables it processes
 * @param rowsOut rows it wrote
 * @param quarantined rows set aside with a reason
 * @param merged rows that went into another row, such as an earlier version of the same key
 * @param filtered rows left out for a named reason
 * @param filteredReasons reason and rows, for example {@code not_of_district 12}; null for none
 */
public record LedgerEntry(
        String step, long rowsIn, long rowsOut, long quarantined, long merged, long filtered, String filteredReasons) {

    /** Rows that are nowhere (positive) or came from nowhere (negative). */
    public long imbalance() {
        return rowsIn - rowsOut - quarantined - merged - filtered;
    }
}
