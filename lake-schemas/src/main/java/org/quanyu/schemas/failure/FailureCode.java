package org.quanyu.schemas.failure;

import java.util.Arrays;

/** Every way the lake can fail or set something aside, with the number users see as {@code LAKE-nnnn}. */
public enum FailureCode {
    // 1xxx: what the operator wrote
    USAGE(1001, 2),
    SOURCE_INVALID(1101, 1),
    SOURCE_EXPRESSION_INVALID(1102, 1),
    SOURCES_MISSING(1103, 1),
    CONTRACT_INVALID(1201, 1),
    CONTRACT_UNKNOWN(1202, 1),
    CONTRACT_LOSES_DATA(1203, 1),
    STEPS_CYCLE(1301, 1),
    STEP_UNKNOWN(1302, 2),
    OUTPUT_NOT_EMPTY(1401, 1),
    OUTPUT_NOT_WRITABLE(1402, 1),
    TRUTH_MISSING(1403, 1),
    TRUTH_UNUSABLE(1404, 1),
    CLUSTERS_UNUSABLE(1405, 1),
    ENTITY_UNKNOWN(1406, 1),
    RECORD_UNKNOWN(1407, 1),
    DECISIONS_INVALID(1408, 1),
    LINKAGE_INVALID(1501, 1),
    LINKAGE_INPUT(1502, 1),
    LINKAGE_WITHOUT_EVIDENCE(1503, 1),
    LABELS_TOO_FEW(1504, 1),
    CAUSES_QUESTION_INVALID(1601, 1),
    CAUSES_INPUT(1602, 1),
    CAUSES_LADDER(1603, 1),
    CAUSES_MEASURE(1604, 1),
    CAUSES_TOO_LARGE(1605, 1),
    CAUSE_UNKNOWN(1606, 1),
    MATTERS_INVALID(1620, 1),
    MATTERS_INPUT(1621, 1),
    EARLIER_MATTERS_UNUSABLE(1622, 1),
    TEXT_INPUT(1630, 1),
    TEXT_LABELS_TOO_FEW(1631, 1),
    TEXT_MODEL_UNUSABLE(1632, 1),
    TEXT_MODEL_MISSING(1633, 1),
    TARGET_INVALID(1640, 1),
    TARGET_INPUT(1641, 1),
    TARGET_WITHOUT_POSITIVES(1642, 1),
    TARGET_LEAKS(1643, 1),
    RISK_MODEL_UNUSABLE(1644, 1),
    RISK_MODEL_ALTERED(1645, 1),
    TARGET_UNKNOWN(1646, 1),
    RISK_MODEL_UNKNOWN(1647, 1),
    RISK_MODEL_GATES(1648, 1),
    RISK_MODEL_MISSING(1649, 1),
    FEATURES_INVALID(1650, 1),
    PANEL_LEAKS(1651, 1),
    VISITS_INVALID(1670, 1),
    VISITS_MISSING(1671, 1),
    LIST_UNKNOWN(1672, 1),
    FEEDBACK_UNREADABLE(1673, 1),
    MODEL_DRIFTED(1680, 1),
    MODEL_MISJUDGES(1681, 1),
    MODEL_BELOW_RULE(1682, 1),
    MODEL_CHALLENGED(1683, 1),
    DECISION_MODEL_INVALID(1701, 1),
    DECISION_CASES_MISSING(1702, 1),
    POLICY_INVALID(1703, 1),
    POLICY_CASES_INVALID(1704, 1),
    POLICIES_MISSING(1705, 1),
    FACTS_INVALID(1706, 1),
    FACT_CATALOGUE_INVALID(1707, 1),
    PAYMENTS_INVALID(1710, 1),
    AWARDS_INVALID(1711, 1),
    NOTHING_TO_PAY(1712, 1),
    BATCH_UNKNOWN(1713, 1),
    BATCH_NOT_IN_TURN(1714, 1),
    BATCH_SAME_PERSON(1715, 1),
    BATCH_ALTERED(1716, 1),
    BATCH_BEYOND_BUDGET(1717, 1),
    FACT_SHEET_INVALID(1721, 1),
    POLICY_UNKNOWN(1731, 1),
    POLICY_NOT_IN_FORCE(1732, 1),
    MATCH_RUN_INVALID(1733, 1),

    // 2xxx: what was delivered
    FILE_EMPTY(2101, 1),
    FILE_HEADER_ONLY(2102, 1),
    FILE_UNREADABLE(2103, 1),
    FILE_ENCODING(2104, 1),
    FILE_COLUMN_MISSING(2105, 1),
    FILE_COLUMN_ADDED(2106, 1),
    FILE_CUT_OFF(2107, 1),
    FILE_FORMAT(2108, 1),
    FILE_BOMB(2109, 1),
    FILE_DUPLICATE(2110, 1),
    ROW_COLUMN_COUNT(2201, 1),
    ROW_QUOTE_OPEN(2202, 1),
    ROW_TOO_LONG(2203, 1),
    ROW_ILLEGAL_BYTES(2204, 1),
    ROW_NUL_BYTE(2205, 1),
    ROW_NOT_JSON(2206, 1),
    VALUE_NOT_CONVERTED(2301, 1),
    VALUE_MISSING(2302, 1),
    VALUE_RULE(2303, 1),

    // 4xxx: audits
    AUDIT_FAILED(4001, 3),
    LEDGER_UNBALANCED(4002, 1),

    // 5xxx: runs and what they stand on
    RUN_ALREADY_ACTIVE(5001, 1),
    STEP_FAILED(5002, 1),
    DATABASE_UNREACHABLE(5003, 1),
    DISK_FULL(5004, 1),
    TABLE_FORMAT_UNKNOWN(5005, 1),
    TABLE_UNREADABLE(5006, 1),
    PUBLICATION_CONFLICT(5007, 1),
    HOME_NEWER(5008, 1),
    SCRATCH_MISSING(5009, 1),
    INTERNAL(5999, 1),

    // 6xxx: SQL
    TRINO_NO_JDK(6001, 1),
    TRINO_NOT_STARTED(6002, 1),
    TRINO_NOT_FETCHED(6003, 1),
    QUERY_FAILED(6004, 1);

    private final int number;
    private final int exitCode;

    FailureCode(int number, int exitCode) {
        this.number = number;
        this.exitCode = exitCode;
    }

    /** The code as printed, for example {@code LAKE-2107}. */
    public String code() {
        return "LAKE-" + number;
    }

    /** The failure with a printed code. */
    public static FailureCode ofCode(String code) {
        return Arrays.stream(values())
                .filter(value -> value.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no failure has the code " + code));
    }

    /** The exit code of a command that ends with this failure: 1 failed, 2 wrong usage, 3 audit failed. */
    public int exitCode() {
        return exitCode;
    }
}
