package org.quanyu.pipelines.fuse.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Divides a component whose records contradict each other: greedy correlation clustering (Bansal, Blum and Chawla 2004).
 * From the strongest link down, two groups become one if what is known of the pairs between them speaks for it on the
 * whole, and nothing forbids it.
 */
final class Agglomeration {

    /** No single pair counts for more bits than this, so that several together can outweigh it. */
    private static final double MOST_BITS = 20;

    /**
     * @param strength match weight above the threshold, in bits; minus infinity where a link is forbidden
     */
    record Pair(long left, long right, double strength) {}

    private final Map<Long, Integer> positions = new HashMap<>();
    private final List<Map<Integer, Double>> between = new ArrayList<>();
    private final Long[] identities;
    private final int[] groups;

    private Agglomeration(long[] records, Map<Long, Long> identities) {
        this.identities = new Long[records.length];
        this.groups = new int[records.length];
        for (int position = 0; position < records.length; position++) {
            positions.put(records[position], position);
            between.add(new HashMap<>());
            groups[position] = position;
            this.identities[position] = identities.get(records[position]);
        }
    }

    /**
     * The group of each record: its position is the record's.
     *
     * @param records of one component, in ascending order
     * @param identities what identifies the entity of a record, for those of which it is known
     */
    static int[] groups(long[] records, Map<Long, Long> identities, List<Pair> pairs) {
        Agglomeration agglomeration = new Agglomeration(records, identities);
        agglomeration.join(pairs);
        return agglomeration.groups;
    }

    private void join(List<Pair> pairs) {
        for (Pair pair : pairs) {
            int left = positions.get(pair.left());
            int right = positions.get(pair.right());
            double bits = Math.max(
                    pair.strength(),
                    pair.strength() == Double.NEGATIVE_INFINITY ? Double.NEGATIVE_INFINITY : -MOST_BITS);
            between.get(left).merge(right, Math.min(MOST_BITS, bits), Double::sum);
            between.get(right).merge(left, Math.min(MOST_BITS, bits), Double::sum);
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
            int into = Math.min(left, right);
            unite(into, Math.max(left, right));
        }
    }

    private boolean contradict(int left, int right) {
        return identities[left] != null && identities[right] != null && !identities[left].equals(identities[right]);
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
        identities[into] = identities[into] == null ? identities[from] : identities[into];
        for (int position = 0; position < groups.length; position++) {
            groups[position] = groups[position] == from ? into : groups[position];
        }
    }
}
