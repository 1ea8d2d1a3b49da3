package org.quanyu.models.feature;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quanyu.models.panel.PanelDocumentation;

/** What the YAML of features says to a target that learns from {@code mart.firm_month}. */
public final class DocumentedFeatures {

    /** Columns of the panel that name things and belong to a theme. */
    private static final Map<String, List<String>> NAMES =
            Map.of("industry", List.of("industry"), "lease", List.of("sub_district"));

    private static final Map<String, String> WORDS_OF_NAMES = Map.of("industry", "行业代码 {}", "sub_district", "位于{}");

    /** How amounts of a unit are told. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("0 or 1", "：{?}"),
            Map.entry("share", " {%}"),
            Map.entry("ratio", " {}"),
            Map.entry("people", " {} 人"),
            Map.entry("months", " {} 个月"),
            Map.entry("days", " {} 天"),
            Map.entry("years", " {} 年"),
            Map.entry("yuan", " {} 元"),
            Map.entry("kWh", " {} 千瓦时"),
            Map.entry("cubic metres", " {} 立方米"),
            Map.entry("square metres", " {} 平方米"),
            Map.entry("requests", " {} 件"),
            Map.entry("cases", " {} 件"),
            Map.entry("posts", " {} 条"),
            Map.entry("hazards", " {} 处"),
            Map.entry("changes", " {} 次"),
            Map.entry("readings", " {} 次"),
            Map.entry("payments", " {} 人次"),
            Map.entry("declarations", " {} 笔"));

    private DocumentedFeatures() {}

    /** Themes but those of a status, with the columns of names beside the features. */
    public static PanelDocumentation of(FeatureSet set) {
        Map<String, List<String>> themes = new LinkedHashMap<>();
        Map<String, Integer> directions = new HashMap<>();
        Map<String, String> words = new HashMap<>(WORDS_OF_NAMES);
        set.themes().stream().filter(theme -> !theme.isStatus()).forEach(theme -> {
            themes.put(theme.name(), columns(theme));
            theme.features().forEach(feature -> {
                directions.put(feature.name(), direction(feature.risk()));
                words.put(feature.name(), feature.told().orElseGet(() -> words(feature)));
            });
        });
        return new PanelDocumentation(themes, directions, words);
    }

    private static List<String> columns(Theme theme) {
        return Stream.concat(
                        theme.features().stream().map(Feature::name),
                        NAMES.getOrDefault(theme.name(), List.of()).stream())
                .collect(Collectors.toList());
    }

    private static int direction(Feature.Risk risk) {
        return switch (risk) {
            case UP -> 1;
            case DOWN -> -1;
            case EITHER -> 0;
        };
    }

    private static String words(Feature feature) {
        return feature.title().zh() + WORDS.getOrDefault(feature.unit(), " {}");
    }
}
