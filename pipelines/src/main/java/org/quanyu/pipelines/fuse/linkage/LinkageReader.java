package org.quanyu.pipelines.fuse.linkage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.quanyu.schemas.contract.SqlText;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.yaml.Nearest;
import org.quanyu.schemas.yaml.Place;
import org.quanyu.schemas.yaml.SqlExpression;
import org.quanyu.schemas.yaml.YamlFile;
import org.quanyu.schemas.yaml.YamlForm;
import org.quanyu.schemas.yaml.YamlNode;

/** Reads a linkage from the text of its YAML file. */
public final class LinkageReader {

    private static final Set<String> KEYS = ordered(
            "linkage",
            "records",
            "standardise",
            "blocking",
            "largest_block",
            "then_by",
            "comparisons",
            "threshold",
            "golden");
    private static final Set<String> RECORD_KEYS = ordered("id", "from", "source");
    private static final Set<String> COMPARISON_KEYS = ordered("of", "levels", "term_frequency", "decides");
    private static final Set<String> THRESHOLD_KEYS = ordered("precision", "weight");

    /** Enough for a family, a small firm or a street; not for a call centre's phone. */
    private static final int LARGEST_BLOCK = 200;

    /** The packed levels of a pair have to fit into 63 bits. */
    private static final int MOST_COMPARISONS = 20;

    private final YamlFile file;
    private final YamlForm form;
    private final Map<String, Linkage.StandardisedColumn> columns = new LinkedHashMap<>();

    private LinkageReader(YamlFile file, YamlForm form) {
        this.file = file;
        this.form = form;
    }

    /**
     * @param name of the file, for messages
     * @param text its content
     * @throws org.quanyu.schemas.failure.LakeException {@code LINKAGE_INVALID} or {@code SOURCE_EXPRESSION_INVALID} with
     *     file, line, column and the nearest known name
     */
    public static Linkage read(String name, String text) {
        YamlFile file = new YamlFile(name, FailureCode.LINKAGE_INVALID, "docs/fusion.md");
        return new LinkageReader(file, YamlForm.of(file, "a linkage", YamlNode.parse(file, text), KEYS)).linkage();
    }

    private Linkage linkage() {
        YamlForm records = YamlForm.of(file, "records", form.require("records"), RECORD_KEYS);
        if (form.has("standardise")) {
            form.keys("standardise").forEach((name, key) -> column(name, expression(name, key.value()), key.place()));
        }
        List<BlockingRule> blocking = blocking();
        List<SqlExpression> thenBy = form.has("then_by") ? key(form.require("then_by")) : List.of();
        List<Comparison> comparisons = comparisons();
        blocking.forEach(rule -> addPlain(rule.columns(), rule.place()));
        thenBy.forEach(part -> addPlain(part.columns(), form.placeOf("then_by")));
        return new Linkage(
                form.text("linkage"),
                records.text("id"),
                records.has("from") ? records.texts("from") : List.of(),
                records.optionalText("source"),
                List.copyOf(columns.values()),
                blocking,
                comparisons,
                new Linkage.BlockSizes(largestBlock(), thenBy),
                threshold(),
                form.has("golden") ? new GoldenReader(file).columns(form.keys("golden")) : List.of(),
                file);
    }

    /** A column that stands under no "standardise" is taken as it is, without spaces around it. */
    private void addPlain(Iterable<String> names, Place place) {
        for (String name : names) {
            if (!columns.containsKey(name)) {
                column(name, parsed(name, "nullif(trim(" + SqlText.identifier(name) + "), '')", place), place);
            }
        }
    }

    private void column(String name, SqlExpression from, Place place) {
        columns.put(name, new Linkage.StandardisedColumn(name, from, place));
    }

    /** {@code name: chinese_name} is short for {@code name: chinese_name(name)}. */
    private SqlExpression expression(String name, YamlNode node) {
        String text = text(node, "what \"" + name + "\" is made from");
        boolean isFunction = text.matches("[a-z_0-9]+") && !text.equals(name);
        return parsed(name, isFunction ? text + "(" + SqlText.identifier(name) + ")" : text, node.place());
    }

    private List<BlockingRule> blocking() {
        List<BlockingRule> rules = new ArrayList<>();
        for (YamlNode rule : items(form.require("blocking"), "\"blocking\" is a list of rules")) {
            rules.add(new BlockingRule(key(rule), rule.place()));
        }
        if (rules.isEmpty()) {
            throw form.failure("blocking", "there is no blocking rule", "name at least one key, for example [phone]");
        }
        return rules;
    }

    /** One expression, or several that have to agree together. */
    private List<SqlExpression> key(YamlNode node) {
        List<YamlNode> parts = node instanceof YamlNode.Items items ? items.items() : List.of(node);
        return parts.stream()
                .map(part -> parsed("a key", text(part, "a key"), part.place()))
                .toList();
    }

    private List<Comparison> comparisons() {
        List<Comparison> comparisons = new ArrayList<>();
        form.keys("comparisons").forEach((name, key) -> {
            YamlForm comparison = YamlForm.of(file, "a comparison", key.value(), COMPARISON_KEYS);
            comparisons.add(comparison(name, comparison, key.place()));
        });
        if (comparisons.isEmpty() || comparisons.size() > MOST_COMPARISONS) {
            throw form.failure(
                    "comparisons",
                    comparisons.size() + " comparisons",
                    "declare between 1 and " + MOST_COMPARISONS + " of them");
        }
        return comparisons;
    }

    private Comparison comparison(String name, YamlForm comparison, Place place) {
        List<String> of = comparison.has("of") ? comparison.texts("of") : List.of(name);
        addPlain(of, place);
        List<Level> levels = items(comparison.require("levels"), "\"levels\" is a list").stream()
                .map(node -> level(node, of.get(0)))
                .toList();
        LevelOrder.check(file, name, levels);
        boolean termFrequency = comparison.has("term_frequency")
                && comparison.oneOf("term_frequency", List.of("true", "false")).equals("true");
        Comparison declared = new Comparison(name, of, levels, termFrequency, decides(comparison, of.get(0)), place);
        if (termFrequency && declared.exactLevel().isEmpty()) {
            throw comparison.failure(
                    "term_frequency",
                    "\"" + name + "\" has term_frequency but no level exact that it could adjust",
                    "add exact to its levels, or drop term_frequency");
        }
        return declared;
    }

    private Level level(YamlNode node, String column) {
        String left = "l." + SqlText.identifier(column);
        String right = "r." + SqlText.identifier(column);
        if (node instanceof YamlNode.Text text) {
            return plainLevel(text, left, right);
        }
        if (node instanceof YamlNode.Keys keys && keys.keys().size() == 1) {
            Map.Entry<String, YamlNode.Key> only =
                    keys.keys().entrySet().iterator().next();
            String value = text(only.getValue().value(), "the bound of " + only.getKey());
            return only.getKey().equals("sql")
                    ? new Level(
                            value,
                            "",
                            "",
                            parsed("a level", value, node.place()).sql(),
                            node.place())
                    : bounded(only.getKey(), value, left, right, node.place());
        }
        throw file.failure(
                node.place(), "a level is a name, or a name with a bound", "write exact or {jaro_winkler: 0.92}");
    }

    private Level plainLevel(YamlNode.Text text, String left, String right) {
        String kind = text.text();
        if (kind.equals(Level.EXACT)) {
            return new Level(kind, "", "", left + " = " + right, text.place());
        }
        if (LevelKind.named(kind).isPresent()) {
            throw file.failure(
                    text.place(), kind + " needs a bound", "write {" + kind + ": 0.9}, with a bound that fits");
        }
        String sql = kind + "(" + left + ", " + right + ")";
        return new Level(kind, "", "", parsed("a level", sql, text.place()).sql(), text.place());
    }

    private Level bounded(String kind, String bound, String left, String right, Place place) {
        LevelKind known = LevelKind.named(kind)
                .orElseThrow(() -> file.failure(
                        place,
                        "there is no level " + kind + " with a bound",
                        Nearest.hint(kind, LevelKind.names()) + "such levels: " + String.join(", ", LevelKind.names())
                                + ", sql"));
        LevelOrder.number(file, kind, bound, place);
        String measure = known.measure(left, right);
        return new Level(kind, bound, measure, known.condition(measure, bound), place);
    }

    /** {@code true}, or a condition of a record under which its value identifies the entity. */
    private Optional<SqlExpression> decides(YamlForm comparison, String column) {
        if (!comparison.has("decides") || comparison.text("decides").equals("false")) {
            return Optional.empty();
        }
        String written = comparison.text("decides");
        String condition = written.equals("true") ? SqlText.identifier(column) + " is not null" : written;
        return Optional.of(parsed("decides", condition, comparison.placeOf("decides")));
    }

    private int largestBlock() {
        if (!form.has("largest_block")) {
            return LARGEST_BLOCK;
        }
        String text = form.text("largest_block");
        if (!text.matches("[1-9][0-9]{0,5}") || text.equals("1")) {
            throw form.failure(
                    "largest_block", "\"largest_block\" cannot be " + text, "write a number of records from 2");
        }
        return Integer.parseInt(text);
    }

    private Threshold threshold() {
        if (!form.has("threshold")) {
            return new Threshold.ExpectedF1();
        }
        YamlForm threshold = YamlForm.of(file, "a threshold", form.require("threshold"), THRESHOLD_KEYS);
        if (threshold.has("precision") == threshold.has("weight")) {
            throw form.failure(
                    "threshold",
                    "a threshold is either a precision or a weight",
                    "write for example {precision: 0.99}");
        }
        String name = threshold.has("precision") ? "precision" : "weight";
        double value = LevelOrder.number(file, name, threshold.text(name), threshold.placeOf(name));
        if (name.equals("weight")) {
            return new Threshold.Weight(value);
        }
        if (value <= 0 || value >= 1) {
            throw threshold.failure("precision", "a precision of " + value, "write one between 0 and 1, such as 0.99");
        }
        return new Threshold.ExpectedPrecision(value);
    }

    private SqlExpression parsed(String what, String sql, Place place) {
        return SqlExpression.parse(sql, file.name(), what, place.line());
    }

    private List<YamlNode> items(YamlNode node, String otherwise) {
        if (node instanceof YamlNode.Items items) {
            return items.items();
        }
        throw file.failure(node.place(), otherwise, "write it as [a, b]; see " + file.page());
    }

    private String text(YamlNode node, String what) {
        if (node instanceof YamlNode.Text text) {
            return text.text();
        }
        throw file.failure(node.place(), what + " is one text", "see " + file.page());
    }

    private static Set<String> ordered(String... keys) {
        return new LinkedHashSet<>(List.of(keys));
    }
}
