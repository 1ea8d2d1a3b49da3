package org.quanyu.models.trees;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.stream.IntStream;

/**
 * Turns margins into probabilities by the non-decreasing function that fits known labels best (isotonic regression by
 * pooling adjacent violators: Ayer et al. 1955; Zadrozny and Elkan 2002), straight between the middles of its steps.
 * Each step counts one row of the average share more than it has, so that none is told as impossible or certain.
 *
 * @param margins middles of the steps, rising
 * @param probabilities of the steps, not falling
 */
@SuppressWarnings("ArrayRecordComponent")
public record Isotonic(double[] margins, double[] probabilities) implements Serializable {

    /** A run of rows with one probability. */
    private record Step(double marginSum, double positives, double rows) {
        double probability() {
            return positives / rows;
        }

        Step with(Step next) {
            return new Step(marginSum + next.marginSum, positives + next.positives, rows + next.rows);
        }
    }

    /** @param margins and labels of rows that the trees had not seen */
    static Isotonic fit(double[] margins, float[] labels) {
        double share = IntStream.range(0, labels.length)
                .mapToDouble(row -> labels[row])
                .average()
                .orElse(0.5);
        Deque<Step> steps = new ArrayDeque<>();
        IntStream.range(0, margins.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> margins[row])
                        .thenComparing(row -> -labels[row]))
                .map(row -> new Step(margins[row], labels[row], 1))
                .forEach(step -> pool(steps, step));
        double[] middles = new double[steps.size()];
        double[] probabilities = new double[steps.size()];
        double floor = 0;
        Iterator<Step> rising = steps.iterator();
        for (int at = 0; at < middles.length; at++) {
            Step step = rising.next();
            middles[at] = step.marginSum() / step.rows();
            floor = Math.max(floor, (step.positives() + share) / (step.rows() + 1));
            probabilities[at] = floor;
        }
        return new Isotonic(middles, probabilities);
    }

    private static void pool(Deque<Step> steps, Step added) {
        Step last = added;
        while (!steps.isEmpty() && steps.getLast().probability() >= last.probability()) {
            last = steps.removeLast().with(last);
        }
        steps.addLast(last);
    }

    public double probability(double margin) {
        int found = Arrays.binarySearch(margins, margin);
        if (found >= 0) {
            return probabilities[found];
        }
        int above = -found - 1;
        if (above == 0 || above == margins.length) {
            return probabilities[above == 0 ? 0 : above - 1];
        }
        double part = (margin - margins[above - 1]) / (margins[above] - margins[above - 1]);
        return probabilities[above - 1] + part * (probabilities[above] - probabilities[above - 1]);
    }

    public double[] probabilities(double[] of) {
        return Arrays.stream(of).map(this::probability).toArray();
    }
}
