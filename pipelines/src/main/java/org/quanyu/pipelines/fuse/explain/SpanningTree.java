package org.quanyu.pipelines.fuse.explain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The strongest links that hold records together: a maximum spanning tree (Kruskal 1956). */
final class SpanningTree {

    private static final Comparator<ExplainedPair> STRONGEST_FIRST = Comparator.comparing(
                    (ExplainedPair pair) -> pair.outcome() == Outcome.IDENTIFIED ? 0 : 1)
            .thenComparing(Comparator.comparingDouble(ExplainedPair::weight).reversed())
            .thenComparing(pair -> pair.left().name())
            .thenComparing(pair -> pair.right().name());

    private final Map<Long, Long> parents = new HashMap<>();

    private SpanningTree() {}

    /** Of the pairs that are links, those without which records would fall apart; from the strongest down. */
    static List<ExplainedPair> of(List<ExplainedPair> pairs) {
        SpanningTree tree = new SpanningTree();
        List<ExplainedPair> links = new ArrayList<>();
        pairs.stream()
                .filter(pair -> pair.outcome().isLink())
                .sorted(STRONGEST_FIRST)
                .filter(tree::joins)
                .forEach(links::add);
        return links;
    }

    private boolean joins(ExplainedPair link) {
        long left = root(link.left().number());
        long right = root(link.right().number());
        parents.put(left, right);
        return left != right;
    }

    private long root(long record) {
        long root = record;
        while (parents.getOrDefault(root, root) != root) {
            root = parents.get(root);
        }
        return root;
    }

    /** The links on the way from one record to another; empty where there is none. */
    static List<ExplainedPair> way(List<ExplainedPair> links, long from, long to) {
        Map<Long, ExplainedPair> reachedBy = new HashMap<>();
        Deque<Long> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty() && !reachedBy.containsKey(to)) {
            long record = open.poll();
            for (ExplainedPair link : links) {
                long other = other(link, record);
                if (other != record && other != from && reachedBy.putIfAbsent(other, link) == null) {
                    open.add(other);
                }
            }
        }
        Deque<ExplainedPair> way = new ArrayDeque<>();
        for (long record = to; record != from && reachedBy.containsKey(record); ) {
            way.push(reachedBy.get(record));
            record = other(reachedBy.get(record), record);
        }
        return List.copyOf(way);
    }

    /** The other end of a link; the record itself if it is at neither. */
    private static long other(ExplainedPair link, long record) {
        if (link.left().number() == record) {
            return link.right().number();
        }
        return link.right().number() == record ? link.left().number() : record;
    }
}
