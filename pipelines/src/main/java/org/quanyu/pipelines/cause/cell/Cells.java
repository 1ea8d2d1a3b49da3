package org.quanyu.pipelines.cause.cell;

import java.util.List;

/**
 * A table as arrays. Its arrays are shared, not copied: a million rows are read once.
 *
 * @param attributes in the order of their codes
 * @param codes for each attribute the code of its value in each row
 * @param numbers the columns with numbers, each with a number per row
 */
@SuppressWarnings("ArrayRecordComponent")
public record Cells(List<Attribute> attributes, int[][] codes, double[][] numbers) {

    public Cells {
        attributes = List.copyOf(attributes);
    }

    /** Number of rows. */
    public int size() {
        return numbers[0].length;
    }

    public int width() {
        return attributes.size();
    }

    /** How many values an attribute has. */
    public int values(int attribute) {
        return attributes.get(attribute).values().size();
    }

    /** The element of some attributes that a row is of. */
    public Element element(int[] set, int row) {
        int[] values = new int[set.length];
        for (int at = 0; at < set.length; at++) {
            values[at] = codes[set[at]][row];
        }
        return new Element(set, values);
    }
}
