package org.quanyu.pipelines.cause.ripple;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quanyu.pipelines.cause.cell.AttributeSets;
import org.quanyu.pipelines.cause.cell.Cells;
import org.quanyu.pipelines.cause.cell.Element;

/**
 * The fewest elements of a leaf table below which the leaves deviate alike. Greedily, the element that makes the leaves
 * most likely is a cause, unless its parts say more than it as a whole; its leaves are explained then, and the search
 * goes on. In the end causes are taken together where something above them explains more than they do.
 */
final class RippleSearch {

    /** A table is expected to have about two causes: that much an element needs not to prove. */
    private static final double CREDIT = Math.log(2);

    private static final int MOST_ROUNDS = 200;

    private final Cells cells;
    private final Leaves leaves;
    private final AttributeSets sets;
    private final int[][] ladders;
    private final Gain gain;

    /** @param ladders attributes, each ladder from the tightest level up */
    RippleSearch(Cells cells, Leaves leaves, AttributeSets sets, int[][] ladders) {
        this.cells = cells;
        this.leaves = leaves;
        this.sets = sets;
        this.ladders = ladders;
        this.gain = new Gain(leaves);
    }

    /** Causes in the order in which they were found, those that explain most first. */
    List<Candidate> find(int most) {
        boolean[] open = new boolean[cells.size()];
        for (int leaf = 0; leaf < open.length; leaf++) {
            open[leaf] = !leaves.isEmpty(leaf);
        }
        Screen screen = new Screen(cells, leaves, sets, gain);
        List<Candidate> causes = new ArrayList<>();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Candidate> best = screen.best(open, CREDIT);
            Candidate top = best.stream()
                    .max(Comparator.comparingDouble(Candidate::gain))
                    .orElse(null);
            if (top == null || top.gain() <= 0) {
                break;
            }
            Candidate cause = tightest(top);
            causes.add(cause);
            for (int leaf : cause.leaves()) {
                open[leaf] = false;
            }
        }
        List<Candidate> together = new Consolidation(cells, leaves, sets, ladders, gain, CREDIT).of(causes);
        return together.subList(0, Math.min(most, together.size()));
    }

    /** Goes down as long as parts of a candidate gain more together than it does as a whole. */
    private Candidate tightest(Candidate from) {
        Candidate at = from;
        while (true) {
            List<Candidate> parts = bestParts(at);
            if (parts.isEmpty()) {
                return at;
            }
            at = parts.stream().max(Comparator.comparingDouble(Candidate::gain)).orElseThrow();
        }
    }

    private List<Candidate> bestParts(Candidate whole) {
        List<Candidate> best = List.of();
        double most = whole.gain();
        for (int[] set : Refinement.below(whole.element().attributes(), ladders)) {
            int index = sets.indexOf(set);
            List<Candidate> parts = index < 0 ? List.of() : parts(whole, index);
            double together = parts.stream().mapToDouble(Candidate::gain).sum();
            if (together > most) {
                most = together;
                best = parts;
            }
        }
        return best;
    }

    /** The elements of a finer set within a candidate that gain by themselves. */
    private List<Candidate> parts(Candidate whole, int set) {
        Map<Element, List<Integer>> members = new LinkedHashMap<>();
        for (int leaf : whole.leaves()) {
            members.computeIfAbsent(cells.element(sets.set(set), leaf), element -> new ArrayList<>())
                    .add(leaf);
        }
        List<Candidate> parts = new ArrayList<>();
        members.forEach((element, list) -> {
            int[] own = list.stream().mapToInt(Integer::intValue).toArray();
            double gained = gain.of(own) - sets.cost(set) + CREDIT;
            if (gained > 0) {
                parts.add(new Candidate(set, element, own, gained));
            }
        });
        return parts;
    }

    /** All leaves of an element that are not empty, explained or not. */
    static int[] leavesOf(Element element, Cells cells, Leaves leaves) {
        return Arrays.stream(element.rows(cells))
                .filter(leaf -> !leaves.isEmpty(leaf))
                .toArray();
    }
}
