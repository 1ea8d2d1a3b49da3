package org.quanyu.generator.benefit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.quanyu.generator.resource.Resources;

/** The benefits that are paid without application, read from {@code benefit/policies.tsv}. */
public final class Policies {

    private static final List<Policy> ALL = read();

    private static final Map<String, Integer> INDEXES = indexes();

    /** Of each benefit, by its index: the indexes of those it is never paid together with, both ways. */
    private static final int[][] EXCLUDED = excluded();

    private Policies() {}

    /** All versions, those of a benefit one after the other. */
    public static List<Policy> all() {
        return ALL;
    }

    /** How many benefits there are, whatever their versions. */
    public static int count() {
        return ALL.get(ALL.size() - 1).index() + 1;
    }

    /** The versions in force on a day for one kind of entity, in the order of the table. */
    public static List<Policy> inForce(Entity entity, LocalDate day) {
        return ALL.stream()
                .filter(policy -> policy.entity() == entity && policy.isValid(day))
                .toList();
    }

    static int index(String id) {
        return INDEXES.get(id);
    }

    private static Map<String, Integer> indexes() {
        Map<String, Integer> indexes = new HashMap<>();
        ALL.forEach(policy -> indexes.put(policy.id(), policy.index()));
        return indexes;
    }

    static int[] excludedBy(int index) {
        return EXCLUDED[index];
    }

    /** A line of cells for each version, its clauses in the line below. */
    private static List<Policy> read() {
        List<String> lines = Resources.lines("benefit/policies.tsv");
        List<Policy> policies = new ArrayList<>();
        for (int line = 0; line < lines.size(); line += 2) {
            String[] cells = lines.get(line).split("\t");
            Policy last = policies.isEmpty() ? null : policies.get(policies.size() - 1);
            int index = last == null ? 0 : last.id().equals(cells[0]) ? last.index() : last.index() + 1;
            policies.add(Policy.of(index, cells, lines.get(line + 1)));
        }
        return List.copyOf(policies);
    }

    private static int[][] excluded() {
        List<SortedSet<Integer>> excluded =
                Stream.<SortedSet<Integer>>generate(TreeSet::new).limit(count()).toList();
        for (Policy policy : ALL) {
            for (String other : policy.neverWith()) {
                excluded.get(policy.index()).add(index(other));
                excluded.get(index(other)).add(policy.index());
            }
        }
        return excluded.stream()
                .map(others -> others.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }
}
