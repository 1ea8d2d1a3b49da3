package org.quanyu.models.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * Finds features that tell nothing and features that tell too much: one that by itself nearly separates positive rows
 * from the others is known later than it pretends, or is the label under another name.
 *
 * @param kept places of the features that tell something
 * @param warnings in the order of the features
 */
record FeatureChecks(int[] kept, List<String> warnings) {

    private static final double IS_THE_LABEL = 0.9995;
    private static final double SUSPICIOUS = 0.98;
    private static final int FEWEST_POSITIVES = 20;

    static FeatureChecks of(Examples examples) {
        List<String> warnings = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();
        for (int column = 0; column < examples.columns(); column++) {
            Feature feature = examples.features().get(column);
            if (isConstant(examples, column)) {
                warnings.add("the feature " + feature.name() + " has one value in all rows and is left out");
                continue;
            }
            kept.add(column);
            double separated = Separation.of(examples, column);
            if (separated >= IS_THE_LABEL && examples.positives() >= FEWEST_POSITIVES) {
                throw leaks(feature, separated);
            }
            if (separated >= SUSPICIOUS) {
                warnings.add("the feature %s alone has an AUC of %.4f: is it known before the label?"
                        .formatted(feature.name(), separated));
            }
        }
        if (kept.isEmpty()) {
            throw new LakeException(
                    FailureCode.TARGET_INPUT,
                    "no feature tells anything: " + String.join("; ", warnings),
                    "name other features");
        }
        return new FeatureChecks(kept.stream().mapToInt(Integer::intValue).toArray(), warnings);
    }

    /** The examples without the features that tell nothing. */
    Examples without(Examples examples) {
        if (kept.length == examples.columns()) {
            return examples;
        }
        float[] values = new float[examples.rows() * kept.length];
        for (int row = 0; row < examples.rows(); row++) {
            for (int at = 0; at < kept.length; at++) {
                values[row * kept.length + at] = examples.value(row, kept[at]);
            }
        }
        return examples.withColumns(
                IntStream.of(kept).mapToObj(examples.features()::get).toList(), values);
    }

    private static boolean isConstant(Examples examples, int column) {
        float first = examples.value(0, column);
        return IntStream.range(1, examples.rows())
                .allMatch(row -> Float.compare(examples.value(row, column), first) == 0);
    }

    private static LakeException leaks(Feature feature, double separated) {
        return new LakeException(
                FailureCode.TARGET_LEAKS,
                "the feature " + feature.name() + " alone tells the label with an AUC of "
                        + "%.4f".formatted(separated),
                "it is the label or is known later: leave it out, or take its state as it was known at the time");
    }
}
