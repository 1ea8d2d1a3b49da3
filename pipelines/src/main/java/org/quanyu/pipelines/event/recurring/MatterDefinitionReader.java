package org.quanyu.pipelines.event.recurring;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.quanyu.schemas.contract.SqlText;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.yaml.Place;
import org.quanyu.schemas.yaml.SqlExpression;
import org.quanyu.schemas.yaml.YamlFile;
import org.quanyu.schemas.yaml.YamlForm;
import org.quanyu.schemas.yaml.YamlNode;

/** Reads what recurring matters are from the text of its YAML file. */
public final class MatterDefinitionReader {

    private static final Set<String> KEYS = ordered(
            "matters",
            "events",
            "title",
            "text",
            "time",
            "closed",
            "reporter",
            "standardise",
            "blocking",
            "largest_block",
            "evidence",
            "threshold",
            "dormant_after");
    private static final Set<String> EVENT_KEYS = ordered("id", "version");
    private static final Set<String> EVIDENCE_KEYS = ordered("when", "bits");

    /** What every event has; a further column needs another name. */
    private static final Set<String> RESERVED =
            ordered("record", "event_id", "title", "text", "time", "closed", "reporter", "terms", "blocks");

    private static final int LARGEST_BLOCK = 200;
    private static final int MOST_IN_A_BLOCK = 100_000;
    private static final int DORMANT_AFTER = 90;
    private static final double MOST_BITS = 1_000;

    private final YamlFile file;
    private final YamlForm form;

    private MatterDefinitionReader(YamlFile file, YamlForm form) {
        this.file = file;
        this.form = form;
    }

    /**
     * @param name of the file, for messages
     * @param text its content
     * @throws org.quanyu.schemas.failure.LakeException {@code MATTERS_INVALID} or {@code SOURCE_EXPRESSION_INVALID} with
     *     file, line, column and the nearest known name
     */
    public static MatterDefinition read(String name, String text) {
        YamlFile file = new YamlFile(name, FailureCode.MATTERS_INVALID, "docs/recurring.md");
        YamlForm form = YamlForm.of(file, "a definition of matters", YamlNode.parse(file, text), KEYS);
        return new MatterDefinitionReader(file, form).definition();
    }

    private MatterDefinition definition() {
        YamlForm events = YamlForm.of(file, "events", form.require("events"), EVENT_KEYS);
        if (!form.has("title") && !form.has("text")) {
            throw form.failure("title", "there is neither a title nor a text", "name the column of one of them");
        }
        form.require("time");
        return new MatterDefinition(
                form.text("matters"),
                fields("id", events.require("id")),
                field(events, "version"),
                field(form, "title"),
                field(form, "text"),
                field(form, "time").orElseThrow(),
                field(form, "closed"),
                field(form, "reporter"),
                columns(),
                blocking(),
                (int) number(form, "largest_block", LARGEST_BLOCK, 2, MOST_IN_A_BLOCK),
                evidence(),
                number(form, "threshold", 0, -MOST_BITS, MOST_BITS),
                (int) number(form, "dormant_after", DORMANT_AFTER, 1, 36_500),
                file);
    }

    private Optional<MatterDefinition.Field> field(YamlForm of, String name) {
        return of.optionalText(name).map(text -> field(name, text, of.placeOf(name)));
    }

    private MatterDefinition.Field field(String name, String text, Place place) {
        return new MatterDefinition.Field(name, SqlExpression.parse(text, file.name(), name, place.line()), place);
    }

    /** One expression or several. */
    private List<MatterDefinition.Field> fields(String name, YamlNode node) {
        List<YamlNode> parts = node instanceof YamlNode.Items items ? items.items() : List.of(node);
        if (parts.isEmpty()) {
            throw file.failure(node.place(), "\"" + name + "\" is empty", "name at least one column");
        }
        return parts.stream()
                .map(part -> field(name, text(part, name), part.place()))
                .toList();
    }

    private List<MatterDefinition.Field> columns() {
        List<MatterDefinition.Field> columns = new ArrayList<>();
        if (form.has("standardise")) {
            form.keys("standardise").forEach((name, key) -> {
                if (RESERVED.contains(name)) {
                    throw file.failure(key.place(), "every event has \"" + name + "\" already", "take another name");
                }
                columns.add(field(
                        name,
                        expression(name, text(key.value(), name)),
                        key.value().place()));
            });
        }
        return columns;
    }

    /** {@code place: chinese_address} is short for {@code place: chinese_address(place)}. */
    private static String expression(String name, String text) {
        boolean isFunction = text.matches("[a-z_0-9]+") && !text.equals(name);
        return isFunction ? text + "(" + SqlText.identifier(name) + ")" : text;
    }

    private List<List<MatterDefinition.Field>> blocking() {
        if (!form.has("blocking")) {
            return List.of();
        }
        return items("blocking").stream().map(rule -> fields("a key", rule)).toList();
    }

    private List<MatterDefinition.Evidence> evidence() {
        if (!form.has("evidence")) {
            return List.of();
        }
        return items("evidence").stream()
                .map(item -> YamlForm.of(file, "evidence", item, EVIDENCE_KEYS))
                .map(item -> new MatterDefinition.Evidence(
                        field("evidence", item.text("when"), item.placeOf("when"))
                                .from(),
                        required(item, "bits"),
                        item.placeOf("when")))
                .toList();
    }

    private List<YamlNode> items(String name) {
        if (form.require(name) instanceof YamlNode.Items items) {
            return items.items();
        }
        throw form.failure(name, "\"" + name + "\" is a list", "see docs/recurring.md");
    }

    private double required(YamlForm of, String name) {
        of.require(name);
        return number(of, name, 0, -MOST_BITS, MOST_BITS);
    }

    private static double number(YamlForm of, String name, double otherwise, double least, double most) {
        if (!of.has(name)) {
            return otherwise;
        }
        String text = of.text(name);
        try {
            double value = Double.parseDouble(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw of.failure(name, "\"" + name + "\" is no number: " + text, "write a number such as 3.5");
        }
        throw of.failure(
                name, "\"" + name + "\" cannot be " + text, "it lies between " + (long) least + " and " + (long) most);
    }

    private String text(YamlNode node, String what) {
        if (node instanceof YamlNode.Text text) {
            return text.text();
        }
        throw file.failure(node.place(), "\"" + what + "\" is one expression", "write it on one line");
    }

    private static Set<String> ordered(String... keys) {
        return new LinkedHashSet<>(List.of(keys));
    }
}
