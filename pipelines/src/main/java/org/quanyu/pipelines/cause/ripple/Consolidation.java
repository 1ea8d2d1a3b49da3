package org.quanyu.pipelines.cause.ripple;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.quanyu.pipelines.cause.cell.AttributeSets;
import org.quanyu.pipelines.cause.cell.Cells;
import org.quanyu.pipelines.cause.cell.Element;

/**
 * Takes causes together: an element above some of them takes their place if it gains more than they do, of the leaves
 * that no other cause explains. That happens where causes overlap, as the first that is found is still blurred by others.
 */
final class Consolidation {

    private final Cells cells;
    private final Leaves leaves;
    private final AttributeSets sets;
    private final int[][] ladders;
    private final Gain gain;
    private final double credit;

    Consolidation(Cells cells, Leaves leaves, AttributeSets sets, int[][] ladders, Gain gain, double credit) {
        this.cells = cells;
        this.leaves = leaves;
        this.sets = sets;
        this.ladders = ladders;
        this.gain = gain;
        this.credit = credit;
    }

    List<Candidate> of(List<Candidate> causes) {
        List<Candidate> current = new ArrayList<>(causes);
        int[] covering = new int[cells.size()];
        current.forEach(cause -> cover(covering, cause, 1));
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int at = 0; at < current.size() && !changed; at++) {
                changed = widened(current, current.get(at), covering);
            }
        }
        return current;
    }

    /** Counts the causes whose elements hold each leaf. */
    private void cover(int[] covering, Candidate cause, int by) {
        for (int leaf : RippleSearch.leavesOf(cause.element(), cells, leaves)) {
            covering[leaf] += by;
        }
    }

    /** Puts the first element above a cause that gains more into its place. */
    private boolean widened(List<Candidate> causes, Candidate cause, int[] covering) {
        for (int[] set : Refinement.above(cause.element().attributes(), ladders)) {
            int index = sets.indexOf(set);
            if (index >= 0 && cause.leaves().length > 0) {
                Element above = cells.element(set, cause.leaves()[0]);
                List<Candidate> within =
                        causes.stream().filter(other -> isWithin(other, above)).toList();
                Candidate instead = instead(within, above, index, covering);
                if (instead.gain()
                        > within.stream().mapToDouble(Candidate::gain).sum()) {
                    causes.set(causes.indexOf(within.get(0)), instead);
                    causes.removeAll(within);
                    within.forEach(replaced -> cover(covering, replaced, -1));
                    cover(covering, instead, 1);
                    return true;
                }
            }
        }
        return false;
    }

    /** An element instead of the causes within it, of the leaves that no other cause explains. */
    private Candidate instead(List<Candidate> within, Element above, int set, int[] covering) {
        int[] own = Arrays.stream(RippleSearch.leavesOf(above, cells, leaves))
                .filter(leaf -> covering[leaf]
                        == within.stream()
                                .filter(cause -> cause.element().holds(cells, leaf))
                                .count())
                .toArray();
        return new Candidate(set, above, own, gain.of(own) - sets.cost(set) + credit);
    }

    private boolean isWithin(Candidate cause, Element above) {
        return Arrays.stream(cause.leaves()).allMatch(leaf -> above.holds(cells, leaf));
    }
}
