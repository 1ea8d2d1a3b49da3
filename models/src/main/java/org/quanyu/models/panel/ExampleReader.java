package org.quanyu.models.panel;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;

/** Takes labelled rows into memory, one after the other. Grows by half when it is full. */
final class ExampleReader {

    private static final int AT_FIRST = 1024;
    private static final int TOLD = 3;

    private final List<Feature> features;
    private final RowValues encoder;
    private float[] values;
    private float[] labels = new float[AT_FIRST];
    private int[] months = new int[AT_FIRST];
    private float[] points = new float[AT_FIRST];
    private int rows;

    ExampleReader(List<Feature> features) {
        this.features = features;
        this.encoder = new RowValues(features);
        this.values = new float[AT_FIRST * features.size()];
    }

    /** @param rows with month, label, points, and the features behind them */
    Examples read(Iterator<Row> rows) {
        rows.forEachRemaining(this::add);
        return new Examples(
                        features,
                        Arrays.copyOf(values, this.rows * features.size()),
                        Arrays.copyOf(labels, this.rows),
                        Arrays.copyOf(months, this.rows),
                        Arrays.copyOf(points, this.rows))
                .sorted();
    }

    private void add(Row row) {
        if (rows == labels.length) {
            int more = rows + rows / 2;
            values = Arrays.copyOf(values, more * features.size());
            labels = Arrays.copyOf(labels, more);
            months = Arrays.copyOf(months, more);
            points = Arrays.copyOf(points, more);
        }
        months[rows] = row.getInt(0);
        labels[rows] = (float) row.getDouble(1);
        points[rows] = (float) row.getDouble(2);
        encoder.write(row, TOLD, values, rows * features.size());
        rows++;
    }
}
