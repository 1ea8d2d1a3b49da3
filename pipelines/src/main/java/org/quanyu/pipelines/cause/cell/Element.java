package org.quanyu.pipelines.cause.cell;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** A combination of attribute values, for example {@code a=a1 & c=c3}. */
public final class Element {

    private final int[] attributes;
    private final int[] values;

    /**
     * @param attributes which attributes
     * @param values the code of the value of each
     */
    public Element(int[] attributes, int[] values) {
        this.attributes = attributes.clone();
        this.values = values.clone();
    }

    public int size() {
        return attributes.length;
    }

    public int[] values() {
        return values.clone();
    }

    public int[] attributes() {
        return attributes.clone();
    }

    public boolean holds(Cells cells, int row) {
        for (int at = 0; at < attributes.length; at++) {
            if (cells.codes()[attributes[at]][row] != values[at]) {
                return false;
            }
        }
        return true;
    }

    /** The rows of the element, in order. */
    public int[] rows(Cells cells) {
        return IntStream.range(0, cells.size()).filter(row -> holds(cells, row)).toArray();
    }

    /** Attribute names and values in the order of the names; a missing value is the empty text. */
    public Map<String, String> conditions(Cells cells) {
        Map<String, String> conditions = new LinkedHashMap<>();
        IntStream.range(0, attributes.length)
                .boxed()
                .sorted(Comparator.comparing(
                        at -> cells.attributes().get(attributes[at]).name()))
                .forEach(at -> {
                    Attribute attribute = cells.attributes().get(attributes[at]);
                    conditions.put(
                            attribute.name(),
                            values[at] == attribute.missing()
                                    ? ""
                                    : attribute.values().get(values[at]));
                });
        return conditions;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Element element
                && Arrays.equals(attributes, element.attributes)
                && Arrays.equals(values, element.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(attributes) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(attributes) + "=" + Arrays.toString(values);
    }
}
