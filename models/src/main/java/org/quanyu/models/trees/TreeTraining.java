package org.quanyu.models.trees;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.quanyu.models.panel.Examples;
import org.quanyu.models.risk.Target;

/**
 * Learns calibrated trees. How many trees there should be, and which probability a margin stands for, is told by rows
 * held out from models of their own: the most recent months of a panel, each part of a table in turn. The trees that are
 * kept are then grown from all rows.
 *
 * @param seed of what is drawn by chance
 */
public record TreeTraining(Target target, long seed) {

    private static final int PARTS = 5;
    private static final int FEWEST_ROUNDS = 5;

    /** Months at the end of a panel that are held out: a quarter of them, at most six. */
    private static final int MONTHS_TO_ONE_HELD_OUT = 4;

    private static final int MOST_MONTHS_HELD_OUT = 6;

    public CalibratedTrees learn(Examples examples) {
        List<Held> held = holdOuts(examples);
        List<TreeGrower.Stopped> stopped = held.stream()
                .parallel()
                .map(each -> new TreeGrower(target.trees()).growWatched(each.learnt(), each.held(), seed))
                .toList();
        double[] margins = stopped.stream()
                .flatMapToDouble(each -> Arrays.stream(each.margins()))
                .toArray();
        float[] labels = labels(held);
        int rounds = rounds(stopped);
        return new CalibratedTrees(
                Trees.grow(examples, target.trees(), rounds, seed),
                Isotonic.fit(margins, labels),
                rounds,
                new CalibratedTrees.Unseen(margins, labels));
    }

    private int rounds(List<TreeGrower.Stopped> stopped) {
        double mean =
                stopped.stream().mapToInt(TreeGrower.Stopped::rounds).average().orElseThrow();
        int fewest = Math.min(FEWEST_ROUNDS, target.trees().rounds());
        return (int) Math.max(fewest, Math.round(mean));
    }

    private record Held(Examples learnt, Examples held) {

        boolean isUseful() {
            return hasBoth(learnt) && hasBoth(held);
        }

        private static boolean hasBoth(Examples rows) {
            int positives = rows.positives();
            return positives > 0 && positives < rows.rows();
        }
    }

    private List<Held> holdOuts(Examples examples) {
        if (target.isPanel()) {
            Held recent = recent(examples);
            if (recent.isUseful()) {
                return List.of(recent);
            }
        }
        Folds folds = Folds.stratified(examples, PARTS, seed);
        return IntStream.range(0, PARTS)
                .mapToObj(fold -> new Held(examples.of(folds.rowsWithout(fold)), examples.of(folds.rowsOf(fold))))
                .filter(Held::isUseful)
                .toList();
    }

    private Held recent(Examples examples) {
        int[] months = examples.months();
        int count = Math.max(1, Math.min(MOST_MONTHS_HELD_OUT, months.length / MONTHS_TO_ONE_HELD_OUT));
        int first = months[months.length - count];
        int lastLearnt = first - target.label().embargo() - 1;
        Held apart = new Held(
                examples.where(row -> examples.month(row) <= lastLearnt),
                examples.where(row -> examples.month(row) >= first));
        return apart.learnt().rows() * 2 >= examples.rows() - apart.held().rows()
                ? apart
                : new Held(examples.where(row -> examples.month(row) < first), apart.held());
    }

    private static float[] labels(List<Held> held) {
        float[] labels =
                new float[held.stream().mapToInt(each -> each.held().rows()).sum()];
        int at = 0;
        for (Held each : held) {
            System.arraycopy(each.held().labels(), 0, labels, at, each.held().rows());
            at += each.held().rows();
        }
        return labels;
    }
}
