package org.quanyu.models.trees;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.quanyu.models.panel.Examples;
import org.quanyu.models.panel.Feature;
import org.quanyu.models.risk.Target;
import org.quanyu.models.risk.TargetReader;

/** Rows whose log odds are known: they rise with the first feature, bend with the second and ignore the third. */
public final class MadeUpRows {

    private static final int FIRST_MONTH = 2020 * 12;

    private MadeUpRows() {}

    public static Examples of(int rows, long seed) {
        return of(rows, seed, 1);
    }

    /** @param months over which the rows are spread */
    public static Examples of(int rows, long seed, int months) {
        Random random = new Random(seed);
        float[] values = new float[rows * 3];
        float[] labels = new float[rows];
        int[] month = new int[rows];
        float[] points = new float[rows];
        for (int row = 0; row < rows; row++) {
            double first = random.nextGaussian();
            double second = random.nextGaussian();
            values[row * 3] = (float) first;
            values[row * 3 + 1] = random.nextInt(10) == 0 ? Float.NaN : (float) second;
            values[row * 3 + 2] = (float) random.nextGaussian();
            double odds = 1.5 * first + Math.abs(second) - 3;
            labels[row] = random.nextDouble() < 1 / (1 + Math.exp(-odds)) ? 1 : 0;
            month[row] = months == 1 ? 0 : FIRST_MONTH + row * months / rows;
            points[row] = first > 0.5 ? 1 : 0;
        }
        List<Feature> features = IntStream.range(0, 3)
                .mapToObj(at -> new Feature("f" + at, "theme " + at % 2, List.of(), false, 0, "f" + at + " {}"))
                .toList();
        return new Examples(features, values, labels, month, points);
    }

    /** A table's target. */
    public static Target table() {
        return table("{rounds: 60, models: 2}");
    }

    /** @param trees how they grow, as a target's file says it */
    static Target table(String trees) {
        return TargetReader.read("table.yaml", """
                target: made_up
                label: {when: positive}
                baseline: [{when: first > 0.5, points: 1}]
                trees: %s
                judged_by: {folds: 4, seed: 42, capacity: 50}
                """.formatted(trees));
    }

    /** A panel's target, of which the last two months are judged. */
    public static Target panel() {
        return TargetReader.read("panel.yaml", """
                target: made_up
                panel: {entity: firm, month: month}
                label: {when: positive, horizon: 2 months, embargo: 3 months}
                trees: {rounds: 60}
                judged_by: {months: 2, capacity: 50}
                """);
    }
}
