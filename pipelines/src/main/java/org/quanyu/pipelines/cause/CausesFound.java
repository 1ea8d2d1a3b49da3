package org.quanyu.pipelines.cause;

import java.util.List;

/**
 * What was found in one table.
 *
 * @param rows of the table
 * @param observed the measure of the whole table
 * @param causes the clearest first
 * @param warnings what was left out of the search, and why
 */
public record CausesFound(long rows, double observed, List<Cause> causes, List<String> warnings) {
    public CausesFound {
        causes = List.copyOf(causes);
        warnings = List.copyOf(warnings);
    }
}
