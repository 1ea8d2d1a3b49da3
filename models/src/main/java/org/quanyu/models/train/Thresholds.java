package org.quanyu.models.train;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.quanyu.models.risk.BandRule;
import org.quanyu.models.trees.CalibratedTrees;

/** The probability from which on a row is in a band. */
final class Thresholds {

    private Thresholds() {}

    static double of(BandRule rule, CalibratedTrees trees) {
        if (rule instanceof BandRule.AtLeast stated) {
            return stated.probability();
        }
        return best(
                ((BandRule.Best) rule).weight(),
                trees.probabilitiesOfUnseen(),
                trees.unseen().labels());
    }

    /** Where F = (1 + w²) · precision · recall / (w² · precision + recall) is greatest. */
    private static double best(double weight, double[] probabilities, float[] labels) {
        int[] order = IntStream.range(0, labels.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> -probabilities[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        double positives = IntStream.range(0, labels.length)
                .mapToDouble(row -> labels[row])
                .sum();
        double best = -1;
        double threshold = 1;
        double found = 0;
        for (int at = 0; at < order.length; at++) {
            found += labels[order[at]];
            boolean isLast = at + 1 == order.length || probabilities[order[at + 1]] < probabilities[order[at]];
            double measure = (1 + weight * weight) * found / (weight * weight * positives + at + 1);
            if (isLast && measure > best) {
                best = measure;
                threshold = probabilities[order[at]];
            }
        }
        return threshold;
    }
}
