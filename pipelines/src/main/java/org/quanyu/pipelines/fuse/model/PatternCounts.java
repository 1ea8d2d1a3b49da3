package org.quanyu.pipelines.fuse.model;

import java.util.List;

/**
 * How often each comparison vector occurs.
 *
 * @param all one entry per vector and set of rules
 */
public record PatternCounts(List<PatternCount> all) {

    /**
     * @param pattern the packed levels
     * @param levels the level of each comparison
     * @param rules bit i: the pairs share the block of rule i
     * @param verdict −1 where identifying values forbid a match, +1 where they make it, else 0
     * @param pairs how many there are
     */
    public record PatternCount(long pattern, int[] levels, long rules, int verdict, double pairs) {}

    public PatternCounts {
        all = List.copyOf(all);
    }

    public double pairs() {
        return all.stream().mapToDouble(PatternCount::pairs).sum();
    }

    /** Those of pairs that share the block of a rule. */
    public PatternCounts ofRule(int rule) {
        return new PatternCounts(
                all.stream().filter(count -> (count.rules() >> rule & 1) == 1).toList());
    }

    /** Those of pairs that no identifying value keeps apart: of the others it is known that they do not match. */
    public PatternCounts notForbidden() {
        return new PatternCounts(
                all.stream().filter(count -> count.verdict() >= 0).toList());
    }
}
