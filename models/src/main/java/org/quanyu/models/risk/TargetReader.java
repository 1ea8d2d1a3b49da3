package org.quanyu.models.risk;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.yaml.SqlExpression;
import org.quanyu.schemas.yaml.YamlFile;
import org.quanyu.schemas.yaml.YamlForm;
import org.quanyu.schemas.yaml.YamlNode;

/** Reads a target from the text of its YAML file. */
public final class TargetReader {

    private static final Set<String> KEYS = ordered(
            "target",
            "question",
            "columns",
            "panel",
            "label",
            "features",
            "categorical",
            "monotone",
            "words",
            "bands",
            "baseline",
            "trees",
            "judged_by",
            "groups");
    private static final Set<String> PANEL_KEYS = ordered("tables", "views", "sql", "entity", "month", "at_risk");
    private static final Set<String> LABEL_KEYS = ordered("when", "event", "horizon", "embargo");
    private static final Set<String> FEATURE_KEYS = ordered("themes", "all_but");

    private static final BandRule RED = new BandRule.Best(0.5);
    private static final BandRule ORANGE = new BandRule.Best(2);

    private final YamlFile file;
    private final YamlForm form;

    private TargetReader(YamlFile file, YamlForm form) {
        this.file = file;
        this.form = form;
    }

    /**
     * @param name of the file, for messages
     * @param text its content
     * @throws LakeException {@code TARGET_INVALID} or {@code SOURCE_EXPRESSION_INVALID} with file, line, column and the
     *     nearest known name
     */
    public static Target read(String name, String text) {
        YamlFile file = new YamlFile(name, FailureCode.TARGET_INVALID, "docs/risk.md");
        YamlForm form = YamlForm.of(file, "a target", YamlNode.parse(file, text), KEYS);
        return new TargetReader(file, form).target(text);
    }

    private Target target(String text) {
        Panel panel = panel();
        YamlForm bands = part("bands", ordered("red", "orange"));
        return new Target(
                form.text("target"),
                form.optionalText("question").orElse(""),
                columns(),
                panel,
                label(panel),
                features(),
                new LinkedHashSet<>(form.texts("categorical")),
                monotone(),
                words(),
                band(bands, "red", RED),
                band(bands, "orange", ORANGE),
                baseline(),
                trees(),
                judgedBy(panel),
                groups(),
                text);
    }

    private Map<String, List<String>> columns() {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        if (form.has("columns")) {
            Set<String> names = form.keys("columns").keySet();
            YamlForm spelled = YamlForm.of(file, "the spellings of columns", form.require("columns"), names);
            names.forEach(name -> columns.put(name, spelled.texts(name)));
        }
        return columns;
    }

    private Panel panel() {
        if (form.has("panel") && form.require("panel") instanceof YamlNode.Text table) {
            return new Panel(
                    List.of(table.text()),
                    Map.of(),
                    Optional.empty(),
                    Optional.of("firm_id"),
                    Optional.of("month"),
                    Optional.empty());
        }
        YamlForm panel = part("panel", PANEL_KEYS);
        if (panel.has("month") && !panel.has("entity")) {
            throw panel.failure("month", "a panel with months needs \"entity\"", "name the column that names the firm");
        }
        Map<String, String> views = panel.has("views") ? texts(panel, "views") : Map.of();
        return new Panel(
                panel.texts("tables"),
                views,
                panel.optionalText("sql"),
                panel.optionalText("entity"),
                panel.optionalText("month"),
                panel.has("at_risk") ? Optional.of(expression(panel, "at_risk")) : Optional.empty());
    }

    private LabelRule label(Panel panel) {
        YamlForm label = YamlForm.of(file, "a label", form.require("label"), LABEL_KEYS);
        boolean isAhead = label.has("event");
        if (isAhead == label.has("when") || isAhead && panel.month().isEmpty()) {
            throw label.failure(
                    isAhead ? "event" : "when",
                    "a label has either \"when\" or, over months, \"event\"",
                    "\"when\" tells of the row itself, \"event\" of the entity's next months");
        }
        int horizon = panel.month().isPresent() ? months(label, "horizon") : 0;
        int embargo = panel.month().isPresent() && label.has("embargo") ? months(label, "embargo") : horizon;
        if (embargo < horizon) {
            throw label.failure(
                    "embargo",
                    "an embargo of " + embargo + " months is shorter than the horizon of " + horizon,
                    "labels are known once the horizon has passed: state at least as much");
        }
        SqlExpression condition = expression(label, isAhead ? "event" : "when");
        return isAhead
                ? new LabelRule.Ahead(condition, horizon, embargo)
                : new LabelRule.Told(condition, horizon, embargo);
    }

    private int months(YamlForm label, String name) {
        String text = label.text(name);
        if (!text.matches("[1-9]\\d{0,2} months?")) {
            throw label.failure(name, "\"" + name + "\" cannot be \"" + text + "\"", "write it as 3 months");
        }
        return Integer.parseInt(text.substring(0, text.indexOf(' ')));
    }

    private FeatureChoice features() {
        if (!form.has("features")) {
            return new FeatureChoice.AllBut(Set.of());
        }
        YamlForm features = YamlForm.of(file, "features", form.require("features"), FEATURE_KEYS);
        if (!features.has("themes")) {
            return new FeatureChoice.AllBut(new LinkedHashSet<>(features.texts("all_but")));
        }
        if (features.has("all_but")) {
            throw features.failure("all_but", "\"themes\" stand alone", "drop \"all_but\" or \"themes\"");
        }
        if (!(features.require("themes") instanceof YamlNode.Keys themes)) {
            return new FeatureChoice.Themes(features.texts("themes"));
        }
        YamlForm listed = YamlForm.of(file, "themes", themes, themes.keys().keySet());
        Map<String, List<String>> columns = new LinkedHashMap<>();
        themes.keys().keySet().forEach(theme -> columns.put(theme, listed.texts(theme)));
        return new FeatureChoice.Listed(columns);
    }

    private Map<String, Integer> monotone() {
        Map<String, Integer> directions = new LinkedHashMap<>();
        if (form.has("monotone")) {
            Set<String> names = form.keys("monotone").keySet();
            YamlForm written = YamlForm.of(file, "constraints", form.require("monotone"), names);
            names.forEach(name -> directions.put(
                    name,
                    switch (written.oneOf(name, List.of("up", "down", "free"))) {
                        case "up" -> 1;
                        case "down" -> -1;
                        default -> 0;
                    }));
        }
        return directions;
    }

    private Map<String, List<Double>> groups() {
        Map<String, List<Double>> groups = new LinkedHashMap<>();
        if (form.has("groups")) {
            Set<String> names = form.keys("groups").keySet();
            YamlForm written = YamlForm.of(file, "groups", form.require("groups"), names);
            names.forEach(name -> groups.put(name, bounds(written, name)));
        }
        return groups;
    }

    private static List<Double> bounds(YamlForm written, String name) {
        try {
            return written.texts(name).stream().map(Double::valueOf).sorted().toList();
        } catch (NumberFormatException e) {
            throw written.failure(
                    name, "the bounds of \"" + name + "\" are no numbers", "write them as [10, 50], of names as []");
        }
    }

    private Map<String, String> words() {
        return form.has("words") ? texts(form, "words") : Map.of();
    }

    private Map<String, String> texts(YamlForm from, String name) {
        Set<String> names = from.keys(name).keySet();
        YamlForm written = YamlForm.of(file, name, from.require(name), names);
        Map<String, String> texts = new LinkedHashMap<>();
        names.forEach(each -> texts.put(each, written.text(each)));
        return texts;
    }

    private BandRule band(YamlForm bands, String name, BandRule usual) {
        if (!bands.has(name)) {
            return usual;
        }
        if (bands.require(name) instanceof YamlNode.Text) {
            return new BandRule.AtLeast(Numbers.share(bands, name, 0));
        }
        YamlForm band = YamlForm.of(file, "a band", bands.require(name), ordered("for", "weight"));
        if (band.has("for")) {
            band.oneOf("for", List.of("precision", "reach"));
        }
        return new BandRule.Best(Numbers.number(band, "weight", 1));
    }

    private List<PointRule> baseline() {
        if (!form.has("baseline")) {
            return List.of();
        }
        if (!(form.require("baseline") instanceof YamlNode.Items lines)) {
            throw form.failure("baseline", "a rule is a list of lines", "write - {when: CONDITION, points: 1}");
        }
        return lines.items().stream()
                .map(line -> YamlForm.of(file, "a line of the rule", line, ordered("when", "points")))
                .map(line -> new PointRule(expression(line, "when"), Numbers.number(line, "points", 1)))
                .toList();
    }

    private TreeSettings trees() {
        YamlForm trees = part(
                "trees",
                ordered(
                        "depth",
                        "learning_rate",
                        "rounds",
                        "patience",
                        "least_weight",
                        "shrinkage",
                        "rows",
                        "columns",
                        "models"));
        TreeSettings usual = TreeSettings.USUAL;
        return new TreeSettings(
                Numbers.whole(trees, "depth", usual.depth()),
                Numbers.share(trees, "learning_rate", usual.learningRate()),
                Numbers.whole(trees, "rounds", usual.rounds()),
                Numbers.whole(trees, "patience", usual.patience()),
                Numbers.number(trees, "least_weight", usual.leastWeight()),
                Numbers.number(trees, "shrinkage", usual.shrinkage()),
                Numbers.share(trees, "rows", usual.rows()),
                Numbers.share(trees, "columns", usual.columns()),
                Numbers.whole(trees, "models", usual.models()));
    }

    private JudgedBy judgedBy(Panel panel) {
        YamlForm judged = part("judged_by", ordered("folds", "seed", "from", "to", "months", "capacity"));
        if (panel.month().isEmpty() && (judged.has("from") || judged.has("to") || judged.has("months"))) {
            throw judged.failure("from", "rows without a month have no test months", "say \"folds\"");
        }
        return new JudgedBy(
                Numbers.whole(judged, "folds", 10),
                Numbers.whole(judged, "seed", 1),
                month(judged, "from"),
                month(judged, "to"),
                Numbers.whole(judged, "months", 6),
                Numbers.whole(judged, "capacity", 500));
    }

    private Optional<String> month(YamlForm judged, String name) {
        Optional<String> text = judged.optionalText(name);
        if (text.isPresent() && !text.get().matches("\\d{4}-(0[1-9]|1[0-2])")) {
            throw judged.failure(name, "\"" + text.get() + "\" is no month", "write it as 2019-01");
        }
        return text;
    }

    private YamlForm part(String name, Set<String> known) {
        YamlNode node = form.has(name) ? form.require(name) : new YamlNode.Keys(Map.of(), form.placeOf(name));
        return YamlForm.of(file, "\"" + name + "\"", node, known);
    }

    private SqlExpression expression(YamlForm from, String name) {
        return SqlExpression.parse(
                from.text(name), file.name(), name, from.placeOf(name).line());
    }

    private static Set<String> ordered(String... names) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(names)));
    }
}
