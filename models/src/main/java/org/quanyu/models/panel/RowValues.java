package org.quanyu.models.panel;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Turns the cells of a row into what trees see. */
public final class RowValues implements Serializable {

    private final List<Feature> features;
    private final List<Map<String, Integer>> places;

    public RowValues(List<Feature> features) {
        this.features = List.copyOf(features);
        this.places = this.features.stream().map(RowValues::placesOf).toList();
    }

    /**
     * @param first the place of the first feature in the row
     * @param into gets the values from {@code at} on, {@code NaN} where there is none
     */
    public void write(Row row, int first, float[] into, int at) {
        for (int column = 0; column < features.size(); column++) {
            into[at + column] = row.isNullAt(first + column) ? Float.NaN : value(row, first + column, column);
        }
    }

    private float value(Row row, int cell, int column) {
        if (features.get(column).isCategorical()) {
            return places.get(column).getOrDefault(row.getString(cell), Feature.MOST_CATEGORIES);
        }
        double value = row.getDouble(cell);
        return Double.isInfinite(value)
                ? Float.NaN
                : (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
    }

    private static Map<String, Integer> placesOf(Feature feature) {
        Map<String, Integer> places = new HashMap<>();
        feature.categories().forEach(name -> places.put(name, places.size()));
        return places;
    }
}
