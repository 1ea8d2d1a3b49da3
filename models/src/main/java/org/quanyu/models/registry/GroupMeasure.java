package org.quanyu.models.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.quanyu.models.panel.Examples;
import org.quanyu.models.panel.Feature;
import org.quanyu.models.panel.RankMetrics;
import org.quanyu.models.risk.Target;
import org.quanyu.models.train.Judged;
import org.quanyu.models.train.Judgement;

/**
 * How well a group of rows was foretold, over all test months together.
 *
 * @param group the feature by whose values rows are told apart
 * @param value of the group, or the bounds between which it is
 * @param expected sum of the probabilities
 * @param auc area under the ROC curve within the group; {@code NaN} where all of its rows are of one kind
 */
public record GroupMeasure(String group, String value, int rows, int positives, double expected, double auc) {

    /** Of the area under the curve, by how many rows of each kind there are (Hanley and McNeil 1982). */
    double standardErrorOfAuc() {
        double others = rows - (double) positives;
        double twoPositives = auc / (2 - auc);
        double twoOthers = 2 * auc * auc / (1 + auc);
        double variance =
                auc * (1 - auc) + (positives - 1) * (twoPositives - auc * auc) + (others - 1) * (twoOthers - auc * auc);
        return Math.sqrt(variance / (positives * others));
    }

    /** Groups of each feature that the target names, in the order of their values. */
    static List<GroupMeasure> of(Target target, Judgement judgement) {
        List<GroupMeasure> measures = new ArrayList<>();
        target.groups().forEach((name, bounds) -> {
            Map<String, Rows> groups = new LinkedHashMap<>();
            judgement.parts().forEach(part -> column(part.rows(), name)
                    .ifPresent(column -> add(part, column, bounds, groups)));
            groups.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(group -> measures.add(group.getValue().measure(name, group.getKey())));
        });
        return measures;
    }

    private static Optional<Integer> column(Examples rows, String name) {
        return IntStream.range(0, rows.columns())
                .filter(column -> rows.features().get(column).name().equals(name))
                .boxed()
                .findFirst();
    }

    private static void add(Judged part, int column, List<Double> bounds, Map<String, Rows> groups) {
        Feature feature = part.rows().features().get(column);
        for (int row = 0; row < part.rows().rows(); row++) {
            groups.computeIfAbsent(value(feature, part.rows().value(row, column), bounds), value -> new Rows())
                    .add(part.trees()[row], part.rows().labels()[row]);
        }
    }

    private static String value(Feature feature, float value, List<Double> bounds) {
        if (Float.isNaN(value)) {
            return "-";
        }
        if (feature.isCategorical()) {
            int place = (int) value;
            return place < feature.categories().size()
                    ? leading(feature.categories().get(place), bounds)
                    : "…";
        }
        int above = (int) bounds.stream().filter(bound -> value >= bound).count();
        String from = above == 0 ? "" : "≥ %.0f".formatted(bounds.get(above - 1));
        String to = above == bounds.size() ? "" : "< %.0f".formatted(bounds.get(above));
        return (from + " " + to).strip();
    }

    /** Codes of a hierarchy are told apart by as many letters as the target says. */
    private static String leading(String name, List<Double> letters) {
        return letters.isEmpty()
                ? name
                : name.substring(0, Math.min(name.length(), letters.get(0).intValue()));
    }

    /** Probabilities and labels of one group, as they come. */
    private static final class Rows {

        private final DoubleStream.Builder probabilities = DoubleStream.builder();
        private final DoubleStream.Builder labels = DoubleStream.builder();

        void add(double probability, float label) {
            probabilities.add(probability);
            labels.add(label);
        }

        GroupMeasure measure(String group, String value) {
            double[] scores = probabilities.build().toArray();
            double[] kinds = labels.build().toArray();
            float[] asFloats = new float[kinds.length];
            IntStream.range(0, kinds.length).forEach(row -> asFloats[row] = (float) kinds[row]);
            return new GroupMeasure(
                    group,
                    value,
                    scores.length,
                    (int) DoubleStream.of(kinds).sum(),
                    DoubleStream.of(scores).sum(),
                    RankMetrics.auc(scores, asFloats));
        }
    }
}
