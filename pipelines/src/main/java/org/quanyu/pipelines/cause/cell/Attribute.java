package org.quanyu.pipelines.cause.cell;

import java.util.List;

/**
 * A column by which rows are told apart.
 *
 * @param values what the codes stand for
 * @param missing the code of a missing value; -1 if none is missing
 */
public record Attribute(String name, List<String> values, int missing) {

    public Attribute {
        values = List.copyOf(values);
    }
}
