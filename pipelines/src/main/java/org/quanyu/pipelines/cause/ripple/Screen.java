package org.quanyu.pipelines.cause.ripple;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.quanyu.pipelines.cause.cell.AttributeSets;
import org.quanyu.pipelines.cause.cell.Cells;
import org.quanyu.pipelines.cause.cell.Grouping;

/** The most promising elements of all sets of attributes, from sums over their leaves. */
final class Screen {

    /** Elements looked at closely. */
    private static final int KEPT = 60;

    /** An element so much less likely than chance may still gain where another cause overlaps. */
    private static final double HOPELESS = -20;

    private static final Comparator<Hit> BY_GAIN = Comparator.comparingDouble(Hit::gain)
            .thenComparing(Comparator.comparingInt(Hit::set).reversed())
            .thenComparing(Comparator.comparingInt(Hit::first).reversed());

    private final Cells cells;
    private final Leaves leaves;
    private final AttributeSets sets;
    private final Gain gain;

    Screen(Cells cells, Leaves leaves, AttributeSets sets, Gain gain) {
        this.cells = cells;
        this.leaves = leaves;
        this.sets = sets;
        this.gain = gain;
    }

    /** The element that a leaf is of in a set of attributes. */
    private record Hit(int set, int first, double gain) {}

    /** @param open whether no cause explains a leaf yet; what is empty is not open */
    List<Candidate> best(boolean[] open, double credit) {
        List<Hit> hits = IntStream.range(0, sets.count())
                .parallel()
                .mapToObj(set -> best(set, open, credit))
                .flatMap(List::stream)
                .sorted(BY_GAIN.reversed())
                .limit(KEPT)
                .toList();
        return hits.stream().map(hit -> candidate(hit, open, credit)).toList();
    }

    private Candidate candidate(Hit hit, boolean[] open, double credit) {
        var element = cells.element(sets.set(hit.set()), hit.first());
        int[] members =
                Arrays.stream(element.rows(cells)).filter(leaf -> open[leaf]).toArray();
        return new Candidate(hit.set(), element, members, gain.of(members) - sets.cost(hit.set()) + credit);
    }

    private List<Hit> best(int set, boolean[] open, double credit) {
        Grouping grouping = Grouping.of(cells, sets.set(set));
        int[] moved = new int[grouping.count()];
        int[] vanished = new int[grouping.count()];
        int[] first = new int[grouping.count()];
        double[] sum = new double[grouping.count()];
        double[] squares = new double[grouping.count()];
        double[] logNormal = new double[grouping.count()];
        for (int leaf = 0; leaf < open.length; leaf++) {
            if (open[leaf]) {
                int element = grouping.of(leaf);
                double deviation = leaves.deviation(leaf);
                first[element] = leaf;
                logNormal[element] += leaves.logNormal(leaf);
                if (leaves.vanished(leaf)) {
                    vanished[element]++;
                } else {
                    moved[element]++;
                    sum[element] += deviation;
                    squares[element] += deviation * deviation;
                }
            }
        }
        PriorityQueue<Hit> kept = new PriorityQueue<>(BY_GAIN);
        double offset = credit - sets.cost(set);
        for (int element = 0; element < moved.length; element++) {
            // an element whose leaves are normal on the whole cannot gain by more than that
            if (moved[element] + vanished[element] > 0) {
                double log = gain.evidence().log(moved[element], vanished[element], sum[element], squares[element]);
                keep(kept, new Hit(set, first[element], log - logNormal[element] + offset));
            }
        }
        return new ArrayList<>(kept);
    }

    private static void keep(PriorityQueue<Hit> kept, Hit hit) {
        if (hit.gain() <= HOPELESS) {
            return;
        }
        if (kept.size() < KEPT) {
            kept.add(hit);
        } else if (BY_GAIN.compare(hit, kept.peek()) > 0) {
            kept.poll();
            kept.add(hit);
        }
    }
}
