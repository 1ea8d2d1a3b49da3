package org.quanyu.models.risk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be foretold, of which rows and from what.
 *
 * @param columns for each name that the target uses, how inputs may spell it, the likeliest first
 * @param categorical columns whose values are names and not amounts
 * @param monotone features that may only raise (+1) or lower (-1) the risk, or may do both (0) whatever the panel says
 * @param words how a feature is told to people; {@code {}} stands for its value
 * @param baseline the officers' rule, empty where there is none
 * @param groups features by whose values measures are told apart; of amounts the bounds between groups, of names none
 * @param text the file as it was written
 */
public record Target(
        String name,
        String question,
        Map<String, List<String>> columns,
        Panel panel,
        LabelRule label,
        FeatureChoice features,
        Set<String> categorical,
        Map<String, Integer> monotone,
        Map<String, String> words,
        BandRule red,
        BandRule orange,
        List<PointRule> baseline,
        TreeSettings trees,
        JudgedBy judgedBy,
        Map<String, List<Double>> groups,
        String text) {

    public Target {
        columns = new LinkedHashMap<>(columns);
        categorical = Set.copyOf(categorical);
        monotone = new LinkedHashMap<>(monotone);
        words = new LinkedHashMap<>(words);
        baseline = List.copyOf(baseline);
        groups = new LinkedHashMap<>(groups);
    }

    /** Whether rows have a month, so that what is learnt from lies before what is foretold. */
    public boolean isPanel() {
        return panel.month().isPresent();
    }
}
