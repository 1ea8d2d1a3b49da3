package org.quanyu.models.score;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.quanyu.models.panel.Feature;

/** Sums up contributions of features by theme. What missing values contribute is a reason of its own. */
final class Reasons implements Serializable {

    /** The theme of what is not known of a row. */
    static final String MISSING = "missing data";

    /** What rows have before anything is known of them. */
    static final String AVERAGE = "average";

    private static final int TOLD = 3;
    private static final int NAMED = 3;

    private final List<Feature> features;
    private final Words words;

    Reasons(List<Feature> features) {
        this.features = List.copyOf(features);
        this.words = new Words(features);
    }

    /**
     * @param values of all rows, this one's from {@code at} on
     * @param contributions of this row's features, the average last
     * @return the strongest first, the average last
     */
    List<Reason> of(float[] values, int at, double[] contributions) {
        Map<String, List<Integer>> themes = IntStream.range(0, features.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        column -> theme(values[at + column], column), LinkedHashMap::new, Collectors.toList()));
        List<Reason> reasons = new ArrayList<>();
        themes.forEach((theme, columns) -> reasons.add(new Reason(
                theme,
                columns.stream().mapToDouble(column -> contributions[column]).sum(),
                fact(theme, strongestFirst(columns, contributions), values, at))));
        reasons.sort(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.contribution())));
        reasons.add(new Reason(AVERAGE, contributions[features.size()], ""));
        return reasons;
    }

    /** The strongest reasons that raise the risk, or where none does, those that lower it, in one sentence. */
    static String sentence(List<Reason> reasons) {
        List<Reason> told = reasons.stream()
                .filter(reason -> !reason.theme().equals(AVERAGE))
                .toList();
        List<Reason> raising =
                told.stream().filter(reason -> reason.contribution() > 0).toList();
        return (raising.isEmpty() ? told : raising)
                .stream().limit(TOLD).map(Reason::fact).collect(Collectors.joining("；"));
    }

    private String theme(float value, int column) {
        return Float.isNaN(value) ? MISSING : features.get(column).theme();
    }

    private static List<Integer> strongestFirst(List<Integer> columns, double[] contributions) {
        return columns.stream()
                .sorted(Comparator.comparingDouble((Integer column) -> -Math.abs(contributions[column])))
                .toList();
    }

    private String fact(String theme, List<Integer> columns, float[] values, int at) {
        if (theme.equals(MISSING)) {
            return columns.stream()
                    .limit(NAMED)
                    .map(column -> features.get(column).name())
                    .collect(Collectors.joining(
                            "、", "缺少数据：", columns.size() > NAMED ? " 等" + columns.size() + "项" : ""));
        }
        return words.tell(columns.get(0), values, at);
    }
}
