package org.quanyu.models.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            return place < feature.categories().size() ? feature.categories().get(place) : "…";
        }
        int above = (int) bounds.stream().filter(bound -> value >= bound).count();
        String from = above == 0 ? "" : "≥ %.0f".formatted(bounds.get(above - 1));
        String to = above == bounds.size() ? "" : "< %.0f".formatted(bounds.get(above));
        return (from + " " + to).strip();
    }

    /** Probabilities and labels of one group, as they come. */
    private static final class Rows {

        private final List<Double> probabilities = new ArrayList<>();
        private final List<Float> labels = new ArrayList<>();

        void add(double probability, float label) {
            probabilities.add(probability);
            labels.add(label);
        }

        GroupMeasure measure(String group, String value) {
            double[] scores =
                    probabilities.stream().mapToDouble(Double::doubleValue).toArray();
            float[] kinds = new float[scores.length];
            IntStream.range(0, kinds.length).forEach(row -> kinds[row] = labels.get(row));
            int positives = (int) labels.stream().filter(label -> label > 0).count();
            double expected =
                    probabilities.stream().mapToDouble(Double::doubleValue).sum();
            return new GroupMeasure(group, value, scores.length, positives, expected, RankMetrics.auc(scores, kinds));
        }
    }
}
