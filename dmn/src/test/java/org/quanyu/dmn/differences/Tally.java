package org.quanyu.dmn.differences;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts of what was compared, by decision. */
final class Tally {

    /** How a decision compares with those of the oracle. */
    enum Outcome {
        /** No fact was unknown; the values are equal. */
        EQUAL,
        /** Some facts were unknown; the value is that of all completions. */
        EQUAL_WITH_UNKNOWN,
        /** Unknown, wholly or in part, where completions differ. */
        UNKNOWN,
        /** Unknown, wholly or in part, although all completions that were tried agree. */
        NOT_FOUND_OUT,
        /** Another value, or a value where completions differ. */
        DIFFERENT
    }

    private final Map<String, Map<Outcome, Long>> counts = new LinkedHashMap<>();
    private long ofKernel;
    private long differentInKernel;

    /** How a value compares with what all completions have in common. */
    static Outcome outcome(Object found, Object common, boolean isComplete) {
        if (found == null ? common != null : !found.equals(common)) {
            boolean isWithin = !isComplete && Plain.isWithin(found, common);
            return isWithin ? Outcome.NOT_FOUND_OUT : Outcome.DIFFERENT;
        }
        return isComplete ? Outcome.EQUAL : Plain.hasUnknown(found) ? Outcome.UNKNOWN : Outcome.EQUAL_WITH_UNKNOWN;
    }

    void count(String decision, Outcome outcome) {
        counts.computeIfAbsent(decision, key -> new EnumMap<>(Outcome.class)).merge(outcome, 1L, Long::sum);
    }

    /** Decisions of the kernel that were compared. */
    long ofKernel() {
        return ofKernel;
    }

    /** Counts a decision of the kernel, beside that of the interpreter. */
    void countKernel(boolean isEqual) {
        ofKernel++;
        differentInKernel += isEqual ? 0 : 1;
    }

    long evaluations() {
        return counts.values().stream()
                .flatMap(by -> by.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    long differences() {
        return of(Outcome.DIFFERENT) + differentInKernel;
    }

    long of(Outcome outcome) {
        return counts.values().stream()
                .mapToLong(by -> by.getOrDefault(outcome, 0L))
                .sum();
    }

    String report() {
        StringBuilder report = new StringBuilder("%-16s".formatted("decision"));
        for (Outcome outcome : Outcome.values()) {
            report.append(" %18s".formatted(outcome));
        }
        counts.forEach((decision, by) -> {
            report.append("\n%-16s".formatted(decision));
            for (Outcome outcome : Outcome.values()) {
                report.append(" %18d".formatted(by.getOrDefault(outcome, 0L)));
            }
        });
        report.append("\n%-16s".formatted("all"));
        for (Outcome outcome : Outcome.values()) {
            report.append(" %18d".formatted(of(outcome)));
        }
        return report
                + "\n%d of %d decisions of the kernel differ from those of the interpreter"
                        .formatted(differentInKernel, ofKernel);
    }
}
