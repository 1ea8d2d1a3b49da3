package org.quanyu.pipelines.fuse.linkage;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.quanyu.schemas.contract.SqlText;
import org.quanyu.schemas.yaml.Nearest;
import org.quanyu.schemas.yaml.Place;
import org.quanyu.schemas.yaml.SqlExpression;
import org.quanyu.schemas.yaml.YamlFile;
import org.quanyu.schemas.yaml.YamlForm;
import org.quanyu.schemas.yaml.YamlNode;

/** Reads the section {@code golden} of a linkage: for each column the rules by which a value survives. */
final class GoldenReader {

    private static final List<String> RULES = List.of("most_frequent", "longest", "most_recent", "most_trusted");
    private static final Set<String> KEYS = new LinkedHashSet<>(List.of("by", "of", "valid"));

    private final YamlFile file;

    GoldenReader(YamlFile file) {
        this.file = file;
    }

    List<GoldenColumn> columns(Map<String, YamlNode.Key> section) {
        List<GoldenColumn> columns = new ArrayList<>();
        section.forEach((name, key) -> {
            if (GoldenColumn.RESERVED.contains(name)) {
                throw file.failure(
                        key.place(),
                        "every golden record has \"" + name + "\" already",
                        "give the column another name; what it holds stands under of");
            }
            columns.add(column(name, key));
        });
        return columns;
    }

    /** A rule, several of them, or a form that has them under {@code by}. */
    private GoldenColumn column(String name, YamlNode.Key key) {
        String itself = SqlText.identifier(name);
        if (!isForm(key.value())) {
            SqlExpression of = parsed(name, itself, key.place());
            return new GoldenColumn(name, of, Optional.empty(), rules(key.value()), key.place());
        }
        YamlForm form = YamlForm.of(file, "a golden column", key.value(), KEYS);
        String of = form.optionalText("of").orElse(itself);
        Optional<SqlExpression> valid = form.optionalText("valid")
                .map(condition -> parsed("valid of " + name, condition, form.placeOf("valid")));
        return new GoldenColumn(
                name, parsed(name, of, form.placeOf("of")), valid, rules(form.require("by")), key.place());
    }

    private static boolean isForm(YamlNode node) {
        return node instanceof YamlNode.Keys keys
                && (keys.keys().size() != 1
                        || KEYS.contains(keys.keys().keySet().iterator().next()));
    }

    private List<Survivorship> rules(YamlNode node) {
        List<YamlNode> rules = node instanceof YamlNode.Items items ? items.items() : List.of(node);
        if (rules.isEmpty()) {
            throw file.failure(node.place(), "there is no rule", "name one of " + String.join(", ", RULES));
        }
        return rules.stream().map(this::rule).toList();
    }

    private Survivorship rule(YamlNode node) {
        if (node instanceof YamlNode.Text text) {
            return plain(text);
        }
        if (node instanceof YamlNode.Keys keys && keys.keys().size() == 1) {
            Map.Entry<String, YamlNode.Key> only =
                    keys.keys().entrySet().iterator().next();
            return withArgument(only.getKey(), only.getValue());
        }
        throw file.failure(
                node.place(),
                "a rule is a name, or a name with one value",
                "write longest or {most_recent: updated_on}");
    }

    private Survivorship plain(YamlNode.Text text) {
        return switch (text.text()) {
            case "most_frequent" -> new Survivorship.MostFrequent();
            case "longest" -> new Survivorship.Longest();
            case "most_recent" ->
                throw file.failure(
                        text.place(), "most_recent needs a date", "write {most_recent: updated_on}, with a column");
            case "most_trusted" ->
                throw file.failure(
                        text.place(), "most_trusted needs sources", "write {most_trusted: [a, b]}, the best first");
            default -> throw unknown(text.text(), text.place());
        };
    }

    private Survivorship withArgument(String rule, YamlNode.Key key) {
        return switch (rule) {
            case "most_recent" -> mostRecent(key);
            case "most_trusted" -> new Survivorship.MostTrusted(sources(key.value()));
            case "most_frequent", "longest" ->
                throw file.failure(key.place(), rule + " takes no value", "write it without one");
            default -> throw unknown(rule, key.place());
        };
    }

    private Survivorship mostRecent(YamlNode.Key key) {
        if (key.value() instanceof YamlNode.Text text) {
            return new Survivorship.MostRecent(parsed("most_recent", text.text(), key.place()), key.place());
        }
        throw file.failure(key.place(), "most_recent names one date", "write {most_recent: updated_on}");
    }

    private List<String> sources(YamlNode node) {
        List<YamlNode> items = node instanceof YamlNode.Items list ? list.items() : List.of(node);
        List<String> sources = new ArrayList<>();
        for (YamlNode item : items) {
            if (!(item instanceof YamlNode.Text text) || sources.contains(text.text())) {
                throw file.failure(
                        item.place(), "most_trusted is a list of different sources", "write {most_trusted: [a, b]}");
            }
            sources.add(text.text());
        }
        return sources;
    }

    private RuntimeException unknown(String rule, Place place) {
        return file.failure(
                place,
                "there is no rule " + rule + " by which a value survives",
                Nearest.hint(rule, RULES) + "known rules: " + String.join(", ", RULES));
    }

    private SqlExpression parsed(String what, String sql, Place place) {
        return SqlExpression.parse(sql, file.name(), what, place.line());
    }
}
