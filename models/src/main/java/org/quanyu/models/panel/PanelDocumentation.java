package org.quanyu.models.panel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a table says of its own columns.
 *
 * @param themes columns by theme
 * @param directions 1 for columns of which more may only raise the risk, -1 for those of which it may only lower it
 * @param words how a column is told to people, as {@link Feature#words}
 */
public record PanelDocumentation(
        Map<String, List<String>> themes, Map<String, Integer> directions, Map<String, String> words) {

    /** That of plain files. */
    public static final PanelDocumentation NONE = new PanelDocumentation(Map.of(), Map.of(), Map.of());

    public PanelDocumentation {
        themes = new LinkedHashMap<>(themes);
        directions = Map.copyOf(directions);
        words = Map.copyOf(words);
    }
}
