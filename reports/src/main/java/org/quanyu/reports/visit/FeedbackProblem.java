package org.quanyu.reports.visit;

import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.step.Notice;

/**
 * Why a row is set aside.
 *
 * @param what one sentence with the value in it
 */
record FeedbackProblem(FilledRow row, ListColumn column, FailureCode code, String what, String remedy) {

    Notice notice() {
        String where = row.where() + ", column " + column.title();
        return new Notice(code, where, where + ": " + what, remedy, false);
    }
}
