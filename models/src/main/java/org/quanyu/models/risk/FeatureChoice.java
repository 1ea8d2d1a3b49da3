package org.quanyu.models.risk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which columns of the panel are learnt from. */
public sealed interface FeatureChoice {

    /** Columns by theme, in the order of the file. */
    record Listed(Map<String, List<String>> themes) implements FeatureChoice {
        public Listed {
            themes = new LinkedHashMap<>(themes);
        }
    }

    /** Themes of the panel's own documentation. */
    record Themes(List<String> themes) implements FeatureChoice {
        public Themes {
            themes = List.copyOf(themes);
        }
    }

    /** All columns but these and those that the label, the entity and the month are told by. */
    record AllBut(Set<String> columns) implements FeatureChoice {
        public AllBut {
            columns = Set.copyOf(columns);
        }
    }
}
