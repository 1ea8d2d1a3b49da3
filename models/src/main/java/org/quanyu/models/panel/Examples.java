package org.quanyu.models.panel;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Labelled rows in the memory of one machine: a value for each feature, {@code NaN} where it is missing. Rows are in an
 * order that depends on their content alone.
 */
public final class Examples {

    private final List<Feature> features;
    private final float[] values;
    private final float[] labels;
    private final int[] months;
    private final float[] points;

    /**
     * @param features of the columns
     * @param values by row
     * @param labels 1 for positive rows, 0 for the others
     * @param months each row's month, counted from January of year 0; 0 where rows have none
     * @param points of the officers' rule
     */
    public Examples(List<Feature> features, float[] values, float[] labels, int[] months, float[] points) {
        this.features = List.copyOf(features);
        this.values = values;
        this.labels = labels;
        this.months = months;
        this.points = points;
    }

    public List<Feature> features() {
        return features;
    }

    public int rows() {
        return labels.length;
    }

    public int columns() {
        return features.size();
    }

    public float value(int row, int column) {
        return values[row * columns() + column];
    }

    /** All values by row; not to be changed. */
    public float[] values() {
        return values;
    }

    /** All labels; not to be changed. */
    public float[] labels() {
        return labels;
    }

    public boolean isPositive(int row) {
        return labels[row] > 0;
    }

    public int month(int row) {
        return months[row];
    }

    /** Points of the officers' rule of all rows. */
    public double[] points() {
        return IntStream.range(0, rows()).mapToDouble(row -> points[row]).toArray();
    }

    public int positives() {
        return (int) IntStream.range(0, rows()).filter(this::isPositive).count();
    }

    /** The months that occur, in order. */
    public int[] months() {
        return Arrays.stream(months).distinct().sorted().toArray();
    }

    /** The rows whose number fits. */
    public Examples where(IntPredicate fits) {
        return of(IntStream.range(0, rows()).filter(fits).toArray());
    }

    /** Rows by their numbers, in that order. */
    public Examples of(int[] chosen) {
        int width = columns();
        float[] some = new float[chosen.length * width];
        float[] theirLabels = new float[chosen.length];
        int[] theirMonths = new int[chosen.length];
        float[] theirPoints = new float[chosen.length];
        for (int at = 0; at < chosen.length; at++) {
            System.arraycopy(values, chosen[at] * width, some, at * width, width);
            theirLabels[at] = labels[chosen[at]];
            theirMonths[at] = months[chosen[at]];
            theirPoints[at] = points[chosen[at]];
        }
        return new Examples(features, some, theirLabels, theirMonths, theirPoints);
    }

    /** The same rows with other columns. */
    public Examples withColumns(List<Feature> others, float[] theirValues) {
        return new Examples(others, theirValues, labels, months, points);
    }

    /** The same rows in an order that depends on their content alone. */
    Examples sorted() {
        return of(IntStream.range(0, rows())
                .boxed()
                .sorted(this::compare)
                .mapToInt(Integer::intValue)
                .toArray());
    }

    private int compare(int left, int right) {
        if (months[left] != months[right]) {
            return Integer.compare(months[left], months[right]);
        }
        int width = columns();
        int byValue =
                Arrays.compare(values, left * width, (left + 1) * width, values, right * width, (right + 1) * width);
        return byValue != 0 ? byValue : Float.compare(labels[left], labels[right]);
    }
}
