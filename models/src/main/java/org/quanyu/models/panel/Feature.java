package org.quanyu.models.panel;

import java.io.Serializable;
import java.util.List;

/**
 * What the trees see of a row in one column.
 *
 * @param name of the column
 * @param theme under which people are told of it
 * @param categories values of a column of names, the most frequent first; their places are what trees see; empty where
 *     the column holds amounts
 * @param isCategorical whether it holds names
 * @param direction 1 where more may only raise the risk, -1 where it may only lower it, 0 where both may be
 * @param words how its value is told, {@code {}} stands for the value
 */
public record Feature(
        String name, String theme, List<String> categories, boolean isCategorical, int direction, String words)
        implements Serializable {

    /** Places of rarer names are not told apart. */
    static final int MOST_CATEGORIES = 200;

    public Feature {
        categories = List.copyOf(categories);
    }

    /** The same one with the names that were met. */
    Feature withCategories(List<String> met) {
        return new Feature(name, theme, met, isCategorical, direction, words);
    }
}
