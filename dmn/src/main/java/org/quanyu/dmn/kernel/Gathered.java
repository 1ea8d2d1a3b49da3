package org.quanyu.dmn.kernel;

import java.util.Arrays;
import org.quanyu.dmn.model.HitPolicy;

/** What several rules of a table make together, for one row at a time. */
final class Gathered {

    private final HitPolicy policy;
    private long[] numbers = new long[4];
    private int known;
    private int absent;
    private int unknown;
    private int place;
    private long value;
    private boolean isNone;
    private boolean isOpen;
    private boolean isBeyond;

    Gathered(HitPolicy policy) {
        this.policy = policy;
    }

    /** Begins without a rule that is hit. */
    void begin() {
        known = 0;
        absent = 0;
        unknown = 0;
        place = Integer.MAX_VALUE;
        isBeyond = false;
    }

    /**
     * Adds the result of a rule that is hit.
     *
     * @param placeOfResult where it comes by priority; of equal ones the first counts
     */
    void add(Numbers result, int row, int placeOfResult) {
        if (placeOfResult < place) {
            place = placeOfResult;
            hold(result, row);
        }
        if (result.isOpen(row)) {
            unknown++;
        } else if (result.isNone(row)) {
            absent++;
        } else {
            numbers = known == numbers.length ? Arrays.copyOf(numbers, 2 * known) : numbers;
            numbers[known++] = result.values()[row];
        }
    }

    /** Makes the output of what was added, or takes that of a table without a hit. */
    void end(Numbers without, int row) {
        int count = known + absent + unknown;
        if (count == 0) {
            hold(without, row);
            return;
        }
        switch (policy) {
            case ANY -> {
                long distinct = distinct();
                hold(known == 0 ? 0 : numbers[0], distinct > 1 || unknown == 0 && absent > 0, unknown > 0);
            }
            case COLLECT_COUNT -> hold(count == 1 ? 1 : distinct(), false, count > 1 && unknown > 0);
            case COLLECT_SUM -> hold(sum(), absent > 0, unknown > 0);
            case COLLECT_MIN -> hold(extreme(true), absent > 0, unknown > 0);
            case COLLECT_MAX -> hold(extreme(false), absent > 0, unknown > 0);
            case PRIORITY, UNIQUE, FIRST, RULE_ORDER, OUTPUT_ORDER, COLLECT -> {}
        }
    }

    private void hold(Numbers numbersOfRows, int row) {
        hold(numbersOfRows.values()[row], numbersOfRows.isNone(row), numbersOfRows.isOpen(row));
    }

    private void hold(long number, boolean none, boolean open) {
        value = number;
        isNone = none;
        isOpen = open && !none;
    }

    /** Different values, null for one of them. */
    private long distinct() {
        return Arrays.stream(numbers, 0, known).distinct().count() + (absent > 0 ? 1 : 0);
    }

    private long sum() {
        long sum = 0;
        for (int index = 0; index < known; index++) {
            long more = sum + numbers[index];
            isBeyond |= ((sum ^ more) & (numbers[index] ^ more)) < 0;
            sum = more;
        }
        return sum;
    }

    private long extreme(boolean isLeast) {
        long extreme = isLeast ? Long.MAX_VALUE : Long.MIN_VALUE;
        for (int index = 0; index < known; index++) {
            extreme = isLeast ? Math.min(extreme, numbers[index]) : Math.max(extreme, numbers[index]);
        }
        return extreme;
    }

    /** Whether both are the same known value or null. */
    boolean isSame(Gathered other) {
        return !isOpen && !other.isOpen && isNone == other.isNone && (isNone || value == other.value);
    }

    /** Whether a sum does not fit. */
    boolean isBeyond() {
        return isBeyond;
    }

    void putTo(Numbers out, int row) {
        out.put(row, value, isNone, isOpen);
    }
}
