package org.quanyu.models.feature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.quanyu.schemas.yaml.Nearest;

/**
 * Facts and features that belong together: every name stands for one thing and every expression reads what there is.
 *
 * @param tables where facts come from
 * @param themes the features, in the order of the files
 */
public record FeatureSet(List<FactTable> tables, List<Theme> themes) {

    /** What an expression may read beside facts and features. */
    static final List<String> GIVEN = List.of("month", "months_seen");

    private static final String RESOURCES = "/org/quanyu/models/feature/";

    public FeatureSet {
        tables = List.copyOf(tables);
        themes = List.copyOf(themes);
    }

    /** The features of {@code mart.firm_month}. */
    public static FeatureSet builtIn() {
        return BuiltIn.SET;
    }

    /**
     * @param facts texts of files of facts by their names
     * @param themes texts of files of features by their names
     * @throws org.quanyu.schemas.failure.LakeException {@code FEATURES_INVALID} with file, line and the nearest known name
     */
    public static FeatureSet read(Map<String, String> facts, Map<String, String> themes) {
        List<FactTable> tables = new ArrayList<>();
        facts.forEach((name, text) -> tables.add(FeatureReader.facts(name, text)));
        List<Theme> read = new ArrayList<>();
        themes.forEach((name, text) -> read.add(FeatureReader.theme(name, text)));
        FeatureSet set = new FeatureSet(tables, read);
        set.check();
        return set;
    }

    public List<Fact> facts() {
        return tables.stream().flatMap(table -> table.facts().stream()).toList();
    }

    /** All features, those that tell a status among them. */
    public List<Feature> features() {
        return themes.stream().flatMap(theme -> theme.features().stream()).toList();
    }

    /** What a feature is made from. */
    enum Scope {
        /** The firm's own facts alone. */
        OWN,
        /** Statistics of its peers too. */
        COMPARED
    }

    /** The features of a scope in the order in which they can be computed: each list needs facts and what is before it. */
    List<List<Feature>> stages(Scope scope) {
        Map<String, Feature> byName = byName();
        Map<String, Integer> levels = new HashMap<>();
        List<List<Feature>> stages = new ArrayList<>();
        for (Feature feature : byName.values()) {
            int level = level(feature, byName, levels, new LinkedHashSet<>());
            while (stages.size() <= level) {
                stages.add(new ArrayList<>());
            }
            if (isCompared(feature, byName) == (scope == Scope.COMPARED)) {
                stages.get(level).add(feature);
            }
        }
        return stages.stream().filter(stage -> !stage.isEmpty()).toList();
    }

    /** What features read of their peers, as {@code industry_median.x}. */
    Set<String> comparisons() {
        Set<String> names = new LinkedHashSet<>();
        features().forEach(feature -> feature.reads().stream()
                .filter(name -> Peers.of(name).isPresent())
                .forEach(names::add));
        return names;
    }

    private Map<String, Feature> byName() {
        Map<String, Feature> byName = new LinkedHashMap<>();
        features().forEach(feature -> byName.put(feature.name(), feature));
        return byName;
    }

    /** Only asked once nothing is made from itself. */
    private static boolean isCompared(Feature feature, Map<String, Feature> byName) {
        return feature.reads().stream()
                .anyMatch(name ->
                        Peers.of(name).isPresent() || byName.containsKey(name) && isCompared(byName.get(name), byName));
    }

    private static int level(
            Feature feature, Map<String, Feature> byName, Map<String, Integer> levels, Set<String> path) {
        if (levels.containsKey(feature.name())) {
            return levels.get(feature.name());
        }
        if (!path.add(feature.name())) {
            throw FeatureReader.invalid(
                    feature.file(),
                    feature.line(),
                    feature.name() + " is made from itself: " + String.join(" from ", path) + " from " + feature.name(),
                    "make one of them from facts");
        }
        int level = 0;
        for (String name : feature.reads()) {
            Feature read =
                    byName.get(Peers.of(name).map(peers -> peers.feature(name)).orElse(name));
            if (read != null) {
                level = Math.max(level, level(read, byName, levels, path) + 1);
            }
        }
        path.remove(feature.name());
        levels.put(feature.name(), level);
        return level;
    }

    private void check() {
        Map<String, String> places = new LinkedHashMap<>();
        GIVEN.forEach(name -> places.put(name, "the panel"));
        facts().forEach(fact -> enter(fact.name(), fact.file(), fact.line(), places));
        features().forEach(feature -> enter(feature.name(), feature.file(), feature.line(), places));
        Set<String> features =
                new LinkedHashSet<>(features().stream().map(Feature::name).toList());
        features().forEach(feature -> {
            feature.reads().forEach(name -> requireKnown(feature, name, places.keySet(), features));
            Windows.spelt(feature);
        });
        tables.forEach(table -> table.facts().forEach(fact -> requireColumns(table, fact)));
        stages(Scope.OWN);
        requireOwn();
    }

    /** Peers are compared by what is their own. */
    private void requireOwn() {
        Map<String, Feature> byName = byName();
        for (Feature feature : byName.values()) {
            for (String name : feature.reads()) {
                Peers.of(name).map(peers -> byName.get(peers.feature(name))).ifPresent(compared -> {
                    if (isCompared(compared, byName)) {
                        throw FeatureReader.invalid(
                                feature.file(),
                                feature.line(),
                                feature.name() + " reads \"" + name + "\", but " + compared.name()
                                        + " is itself a comparison with peers",
                                "compare a feature that is made from the firm's own facts");
                    }
                });
            }
        }
    }

    private static void enter(String name, String file, int line, Map<String, String> places) {
        String other = places.put(name, file + ", line " + line);
        if (other != null) {
            throw FeatureReader.invalid(
                    file, line, "there is another \"" + name + "\" in " + other, "give one of the two another name");
        }
    }

    private static void requireKnown(Feature feature, String name, Set<String> known, Set<String> features) {
        boolean ofPeers = Peers.of(name).isPresent();
        String read = Peers.of(name).map(peers -> peers.feature(name)).orElse(name);
        Set<String> there = ofPeers ? features : known;
        if (!there.contains(read)) {
            throw FeatureReader.invalid(
                    feature.file(),
                    feature.line(),
                    feature.name() + " reads \"" + name + "\", which is neither a fact nor a feature",
                    Nearest.hint(read, there) + "facts stand in the files of facts; see docs/features.md");
        }
    }

    private static void requireColumns(FactTable table, Fact fact) {
        List<String> known =
                table.table().columns().stream().map(column -> column.name()).toList();
        for (String name : fact.from().columns()) {
            if (!known.contains(name)) {
                throw FeatureReader.invalid(
                        fact.file(),
                        fact.line(),
                        fact.name() + " reads \"" + name + "\", which is not in "
                                + table.table().table(),
                        Nearest.hint(name, known) + "its columns: " + String.join(", ", known));
            }
        }
    }

    private static final class BuiltIn {

        private static final List<String> FACTS = List.of(
                "registry",
                "contributions",
                "wages",
                "taxes",
                "meters",
                "leases",
                "changes",
                "cases",
                "requests",
                "posts");
        private static final List<String> THEMES = List.of(
                "insured",
                "payments",
                "consumption",
                "sentiment",
                "disputes",
                "registry",
                "lease",
                "industry",
                "neighbours",
                "known");

        static final FeatureSet SET = FeatureSet.read(texts("facts", FACTS), texts("themes", THEMES));

        private static Map<String, String> texts(String folder, List<String> names) {
            Map<String, String> texts = new LinkedHashMap<>();
            names.forEach(name -> texts.put(folder + "/" + name + ".yaml", resource(folder + "/" + name + ".yaml")));
            return texts;
        }

        private static String resource(String name) {
            try (InputStream file =
                    Objects.requireNonNull(FeatureSet.class.getResourceAsStream(RESOURCES + name), name)) {
                return new String(file.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
