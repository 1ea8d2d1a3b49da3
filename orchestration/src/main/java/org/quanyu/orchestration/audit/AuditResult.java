package org.quanyu.orchestration.audit;

import org.quanyu.schemas.contract.Severity;

/**
 * What an audit found about one rule: a row of {@code ops.quality_result} but for the run.
 *
 * @param metric a share of rows from 0 to 1 for rules over rows and completeness, a number of rows otherwise
 * @param message what was measured and what was allowed, one or two sentences
 */
public record AuditResult(String table, String rule, Severity severity, double metric, boolean passed, String message) {

    /** Whether it keeps the run from being published. */
    public boolean stopsPublication() {
        return !passed && severity == Severity.ERROR;
    }
}
