package org.quanyu.pipelines.cause;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.quanyu.pipelines.cause.cell.Cells;

/** A generated table and the causes that were put into it. */
public record Planted(Cells cells, int[][] ladders, Set<Map<String, String>> causes) {

    /** Causes that are told and were planted, are told, and were planted: micro-averages are made of their sums. */
    public record Counts(int both, int told, int planted, int quietTold) {
        public Counts plus(Counts other) {
            return new Counts(
                    both + other.both, told + other.told, planted + other.planted, quietTold + other.quietTold);
        }

        public double f1() {
            return told + planted == 0 ? 1 : 2.0 * both / (told + planted);
        }
    }

    public Counts counts(List<Cause> told) {
        Set<Map<String, String>> found = told.stream().map(Cause::conditions).collect(Collectors.toSet());
        Set<Map<String, String>> both = new HashSet<>(found);
        both.retainAll(causes);
        return new Counts(both.size(), found.size(), causes.size(), causes.isEmpty() && !found.isEmpty() ? 1 : 0);
    }
}
