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
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int at = 0; at < current.size() && !changed; at++) {
                changed = widened(current, current.get(at));
            }
        }
        return current;
    }

    /** Puts the first element above a cause that gains more into its place. */
    private boolean widened(List<Candidate> causes, Candidate cause) {
        for (int[] set : Refinement.above(cause.element().attributes(), ladders)) {
            int index = sets.indexOf(set);
            if (index >= 0 && cause.leaves().length > 0) {
                Element above = cells.element(set, cause.leaves()[0]);
                List<Candidate> within =
                        causes.stream().filter(other -> isWithin(other, above)).toList();
                Candidate instead = instead(causes, above, index);
                if (instead.gain()
                        > within.stream().mapToDouble(Candidate::gain).sum()) {
                    causes.set(causes.indexOf(within.get(0)), instead);
                    causes.removeAll(within);
                    return true;
                }
            }
        }
        return false;
    }

    private Candidate instead(List<Candidate> causes, Element above, int set) {
        boolean[] explained = new boolean[cells.size()];
        causes.stream().filter(other -> !isWithin(other, above)).forEach(other -> {
            for (int leaf : RippleSearch.leavesOf(other.element(), cells, leaves)) {
                explained[leaf] = true;
            }
        });
        int[] own = Arrays.stream(RippleSearch.leavesOf(above, cells, leaves))
                .filter(leaf -> !explained[leaf])
                .toArray();
        return new Candidate(set, above, own, gain.of(own) - sets.cost(set) + credit);
    }

    private boolean isWithin(Candidate cause, Element above) {
        return Arrays.stream(cause.leaves()).allMatch(leaf -> above.holds(cells, leaf));
    }
}
