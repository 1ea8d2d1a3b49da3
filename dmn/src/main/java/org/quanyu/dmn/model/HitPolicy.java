package org.quanyu.dmn.model;

import java.util.Arrays;
import java.util.Optional;

/** What a decision table does where several rules are hit (DMN 1.5, section 8.2.8). */
public enum HitPolicy {
    UNIQUE,
    ANY,
    PRIORITY,
    FIRST,
    RULE_ORDER,
    OUTPUT_ORDER,
    COLLECT,
    COLLECT_SUM,
    COLLECT_COUNT,
    COLLECT_MIN,
    COLLECT_MAX;

    /** Whether the output of one rule is that of the table. */
    boolean takesOneRule() {
        return this == UNIQUE || this == ANY || this == PRIORITY || this == FIRST;
    }

    /**
     * The policy as a table names it.
     *
     * @param name or null for the usual one, unique
     * @param aggregation or null
     */
    static Optional<HitPolicy> of(String name, String aggregation) {
        String policy = name == null ? "UNIQUE" : name;
        String wanted = policy.replace(' ', '_') + (aggregation == null ? "" : "_" + aggregation);
        return Arrays.stream(values())
                .filter(value -> value.name().equals(wanted))
                .findFirst();
    }
}
