package org.quanyu.models.panel;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How well one feature alone tells positive rows from the others: the area under its ROC curve, 0.5 to 1. */
final class Separation {

    /** Rows that are looked at, so that wide panels stay quick. */
    private static final int MOST_ROWS = 50_000;

    private Separation() {}

    /** The greater of the areas with missing values below and above all others; names count by their share of positives. */
    static double of(Examples examples, int column) {
        int step = Math.max(1, examples.rows() / MOST_ROWS);
        int[] rows = IntStream.range(0, examples.rows())
                .filter(row -> row % step == 0)
                .toArray();
        double[] values = examples.features().get(column).isCategorical()
                ? shares(examples, column, rows)
                : Arrays.stream(rows)
                        .mapToDouble(row -> examples.value(row, column))
                        .toArray();
        float[] labels = new float[rows.length];
        IntStream.range(0, rows.length).forEach(at -> labels[at] = examples.labels()[rows[at]]);
        return Math.max(area(values, labels, Double.NEGATIVE_INFINITY), area(values, labels, Double.POSITIVE_INFINITY));
    }

    private static double area(double[] values, float[] labels, double missing) {
        double[] filled = Arrays.stream(values)
                .map(value -> Double.isNaN(value) ? missing : value)
                .toArray();
        double area = RankMetrics.auc(filled, labels);
        return Math.max(area, 1 - area);
    }

    private static double[] shares(Examples examples, int column, int[] rows) {
        double[] positives = new double[Feature.MOST_CATEGORIES + 1];
        double[] all = new double[Feature.MOST_CATEGORIES + 1];
        for (int row : rows) {
            float place = examples.value(row, column);
            if (!Float.isNaN(place)) {
                positives[(int) place] += examples.labels()[row];
                all[(int) place]++;
            }
        }
        return Arrays.stream(rows)
                .mapToDouble(row -> examples.value(row, column))
                .map(place -> Double.isNaN(place) ? place : positives[(int) place] / all[(int) place])
                .toArray();
    }
}
