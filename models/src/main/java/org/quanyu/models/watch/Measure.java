package org.quanyu.models.watch;

import java.util.Locale;
import org.quanyu.schemas.failure.FailureCode;

/** What is measured, and what an alert of it is called; docs/watching.md says how each is found. */
enum Measure {
    PSI_FEATURE(FailureCode.MODEL_DRIFTED),
    PSI_SCORE(FailureCode.MODEL_DRIFTED),
    MISSING_SHARE(FailureCode.MODEL_DRIFTED),
    CALIBRATION(FailureCode.MODEL_MISJUDGES),
    AVERAGE_PRECISION(FailureCode.MODEL_MISJUDGES),
    PRECISION_AT_CAPACITY(FailureCode.MODEL_MISJUDGES),
    RULE_AVERAGE_PRECISION(FailureCode.MODEL_BELOW_RULE),
    RULE_PRECISION_AT_CAPACITY(FailureCode.MODEL_BELOW_RULE),
    CHALLENGER_AVERAGE_PRECISION(FailureCode.MODEL_CHALLENGED);

    private final FailureCode alert;

    Measure(FailureCode alert) {
        this.alert = alert;
    }

    FailureCode alert() {
        return alert;
    }

    /** As the table has it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
