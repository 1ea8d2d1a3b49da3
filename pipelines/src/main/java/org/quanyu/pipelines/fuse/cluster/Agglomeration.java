package org.quanyu.pipelines.fuse.cluster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Divides a component whose records contradict each other: greedy correlation clustering (Bansal, Blum and Chawla 2004).
 * From the strongest link down, two groups become one if what is known of the pairs between them speaks for it on the
 * whole, and nothing forbids it.
 */
final class Agglomeration {

    /** No single pair counts for more bits than this, so that several together can outweigh it. */
    private static final double MOST_BITS = 20;

    /**
     * @param strength match weight above the threshold, in bits; minus infinity where a link is forbidden, plus infinity
     *     where it is certain
     */
    record Pair(long left, long right, double strength) {

        boolean isCertain() {
            return strength == Double.POSITIVE_INFINITY;
        }

        /** What the pair counts for. */
        double bits() {
            return strength == Double.NEGATIVE_INFINITY
                    ? strength
                    : Math.max(-MOST_BITS, Math.min(MOST_BITS, strength));
        }
    }

    /** What identifies the entity of a record, by its kind: numbers of different kinds say nothing of each other. */
    record Identity(long record, int kind, long number) {}

    private final Map<Long, Integer> positions = new HashMap<>();
    private final List<Map<Integer, Double>> between = new ArrayList<>();
    private final List<SortedMap<Integer, Set<Long>>> identities = new ArrayList<>();
    private final int[] groups;

    private Agglomeration(long[] records, List<Identity> identities) {
        this.groups = new int[records.length];
        for (int position = 0; position < records.length; position++) {
            positions.put(records[position], position);
            between.add(new HashMap<>());
            groups[position] = position;
            this.identities.add(new TreeMap<>());
        }
        for (Identity identity : identities) {
            this.identities
                    .get(positions.get(identity.record()))
                    .computeIfAbsent(identity.kind(), kind -> new HashSet<>())
                    .add(identity.number());
        }
    }

    /**
     * The group of each record: its position is the record's.
     *
     * @param records of one component, in ascending order
     * @param identities what identifies the entity of a record, for those of which it is known
     */
    static int[] groups(long[] records, List<Identity> identities, List<Pair> pairs) {
        Agglomeration agglomeration = new Agglomeration(records, identities);
        agglomeration.join(pairs);
        return agglomeration.groups;
    }

    private void join(List<Pair> pairs) {
        pairs.stream().filter(Pair::isCertain).forEach(pair -> uniteGroups(pair.left(), pair.right()));
        for (Pair pair : pairs) {
            int left = groups[positions.get(pair.left())];
            int right = groups[positions.get(pair.right())];
            if (left != right) {
                between.get(left).merge(right, pair.bits(), Double::sum);
                between.get(right).merge(left, pair.bits(), Double::sum);
            }
        }
        pairs.stream()
                .filter(pair -> pair.strength() >= 0)
                .sorted(Comparator.comparingDouble(Pair::strength)
                        .reversed()
                        .thenComparingLong(Pair::left)
                        .thenComparingLong(Pair::right))
                .forEach(pair -> meet(groups[positions.get(pair.left())], groups[positions.get(pair.right())]));
    }

    private void meet(int left, int right) {
        if (left != right && between.get(left).getOrDefault(right, 0.0) > 0 && !contradict(left, right)) {
            unite(Math.min(left, right), Math.max(left, right));
        }
    }

    private void uniteGroups(long left, long right) {
        int leftGroup = groups[positions.get(left)];
        int rightGroup = groups[positions.get(right)];
        if (leftGroup != rightGroup) {
            unite(Math.min(leftGroup, rightGroup), Math.max(leftGroup, rightGroup));
        }
    }

    private boolean contradict(int left, int right) {
        return identities.get(left).keySet().stream()
                .filter(identities.get(right)::containsKey)
                .findFirst()
                .map(kind -> Collections.disjoint(
                        identities.get(left).get(kind), identities.get(right).get(kind)))
                .orElse(false);
    }

    private void unite(int into, int from) {
        between.get(from).forEach((other, bits) -> {
            between.get(other).remove(from);
            if (other != into) {
                between.get(into).merge(other, bits, Double::sum);
                between.get(other).merge(into, bits, Double::sum);
            }
        });
        between.get(from).clear();
        identities.get(from).forEach((kind, numbers) -> identities
                .get(into)
                .computeIfAbsent(kind, first -> new HashSet<>())
                .addAll(numbers));
        for (int position = 0; position < groups.length; position++) {
            groups[position] = groups[position] == from ? into : groups[position];
        }
    }
}
