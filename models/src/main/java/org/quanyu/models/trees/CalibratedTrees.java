package org.quanyu.models.trees;

import org.quanyu.models.panel.Examples;

/**
 * Trees with what turns their margins into probabilities.
 *
 * @param rounds trees of each model
 * @param unseen margins and labels that the calibration was fitted to
 */
public record CalibratedTrees(Trees trees, Isotonic calibration, int rounds, Unseen unseen) {

    /**
     * Rows as models told them that had not seen them.
     *
     * @param margins log odds
     * @param labels 1 for positive rows, 0 for the others
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Unseen(double[] margins, float[] labels) {}

    /** The probability of each row. */
    public double[] probabilities(Examples examples) {
        return calibration.probabilities(trees.margins(examples));
    }

    /** Probabilities of the rows that the calibration was fitted to. */
    public double[] probabilitiesOfUnseen() {
        return calibration.probabilities(unseen.margins());
    }
}
