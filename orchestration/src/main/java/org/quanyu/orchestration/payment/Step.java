package org.quanyu.orchestration.payment;

import java.util.Locale;

/** What somebody does with a batch. */
enum Step {
    PREPARE,
    CHECK,
    RELEASE,
    WITHDRAW;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
