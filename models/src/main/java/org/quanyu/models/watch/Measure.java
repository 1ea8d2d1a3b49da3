package org.quanyu.models.watch;

import java.util.Locale;
import org.quanyu.schemas.failure.FailureCode;

/** What is measured; docs/watching.md says how. */
enum Measure {
    PSI_FEATURE(Alert.DRIFT),
    PSI_SCORE(Alert.DRIFT),
    MISSING_SHARE(Alert.DRIFT),
    CALIBRATION(Alert.MISJUDGEMENT),
    AVERAGE_PRECISION(Alert.MISJUDGEMENT),
    PRECISION_AT_CAPACITY(Alert.MISJUDGEMENT),
    RULE_AVERAGE_PRECISION(Alert.BELOW_RULE),
    RULE_PRECISION_AT_CAPACITY(Alert.BELOW_RULE),
    CHALLENGER_AVERAGE_PRECISION(Alert.CHALLENGER);

    /** What an alert means. */
    enum Alert {
        DRIFT(FailureCode.MODEL_DRIFTED, "what it sees is no longer what it learnt from"),
        MISJUDGEMENT(FailureCode.MODEL_MISJUDGES, "what it told did not come true as told"),
        BELOW_RULE(FailureCode.MODEL_BELOW_RULE, "the officers' rule finds more than it does"),
        CHALLENGER(FailureCode.MODEL_CHALLENGED, "a newer model did better");

        private final FailureCode code;
        private final String meaning;

        Alert(FailureCode code, String meaning) {
            this.code = code;
            this.meaning = meaning;
        }

        FailureCode code() {
            return code;
        }

        String meaning() {
            return meaning;
        }
    }

    private final Alert alert;

    Measure(Alert alert) {
        this.alert = alert;
    }

    Alert alert() {
        return alert;
    }

    /** As the table has it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
