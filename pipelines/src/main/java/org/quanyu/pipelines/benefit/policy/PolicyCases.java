package org.quanyu.pipelines.benefit.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.quanyu.dmn.feel.Equality;
import org.quanyu.dmn.feel.Temporals;
import org.quanyu.dmn.feel.Texts;
import org.quanyu.dmn.feel.Unknown;
import org.quanyu.dmn.model.DecisionModel;
import org.quanyu.dmn.model.ModelEvaluation;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.yaml.YamlFile;
import org.quanyu.schemas.yaml.YamlForm;
import org.quanyu.schemas.yaml.YamlNode;

/**
 * The cases of a policy, {@code cases.yaml} beside its sheet: on a day, the facts of somebody and what is to be decided. A fact
 * that a case does not give, or gives as {@code unknown}, is unknown; {@code null} says that there is none.
 */
public final class PolicyCases {

    private static final String FILE = "cases.yaml";
    private static final Set<String> KEYS = Set.of("name", "as_of", "facts", "expect");
    private static final String UNKNOWN = "unknown";

    private final Policy policy;
    private final YamlFile file;

    private PolicyCases(Policy policy, YamlFile file) {
        this.policy = policy;
        this.file = file;
    }

    /**
     * Decides all cases of a policy.
     *
     * @throws org.quanyu.schemas.failure.LakeException {@code POLICY_CASES_INVALID} with file, line and column
     */
    public static List<CaseResult> run(Path folder, Policy policy) {
        YamlFile file =
                new YamlFile(folder.getFileName() + "/" + FILE, FailureCode.POLICY_CASES_INVALID, PolicyReader.PAGE);
        PolicyCases cases = new PolicyCases(policy, file);
        return cases.items(folder.resolve(FILE)).items().stream()
                .map(item -> cases.run(YamlForm.of(file, "a case", item, KEYS)))
                .toList();
    }

    private YamlNode.Items items(Path path) {
        try {
            String text = Files.isRegularFile(path) ? Files.readString(path) : "";
            YamlNode node = YamlNode.parse(file, text);
            if (node instanceof YamlNode.Items items) {
                return items;
            }
            throw file.failure(
                    node.place(), "there are no cases", "write a list, each with name, as_of, facts and expect");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CaseResult run(YamlForm form) {
        LocalDate day = day(form);
        DecisionModel model = policy.inForce(day)
                .orElseThrow(() -> form.failure(
                        "as_of",
                        "no version of " + policy.id() + " is in force on " + day,
                        "choose another day, or add a version to the sheet"))
                .model();
        ModelEvaluation evaluation = new ModelEvaluation(model, given(form, model, day));
        List<String> found = new ArrayList<>();
        form.keys("expect").forEach((name, key) -> {
            if (!model.decisions().containsKey(name)) {
                throw file.failure(
                        key.place(),
                        "the model decides no \"" + name + "\"",
                        "it decides " + String.join(", ", model.decisions().keySet()));
            }
            Object expected = value(key.value(), null);
            Object decided = evaluation.decision(name);
            if (!isSame(decided, expected)) {
                found.add(name + " is " + text(decided) + ", not " + text(expected));
            }
        });
        return new CaseResult(policy.id(), form.text("name"), found.isEmpty(), String.join("; ", found));
    }

    private Map<String, Object> given(YamlForm form, DecisionModel model, LocalDate day) {
        Map<String, YamlNode.Key> written = form.has("facts") ? form.keys("facts") : Map.of();
        Set<String> strange = new TreeSet<>(written.keySet());
        strange.removeAll(policy.facts().keySet());
        strange.stream().findFirst().ifPresent(name -> {
            throw file.failure(
                    written.get(name).place(),
                    "\"" + name + "\" is no fact of " + policy.id(),
                    "its facts are " + String.join(", ", policy.facts().keySet()));
        });
        Map<String, Object> given = new HashMap<>();
        model.inputs()
                .forEach((name, input) -> given.put(
                        name,
                        written.containsKey(name) ? value(written.get(name).value(), input.type()) : Unknown.UNKNOWN));
        given.computeIfPresent(PolicyReader.AS_OF, (name, value) -> day);
        return given;
    }

    private LocalDate day(YamlForm form) {
        try {
            return LocalDate.parse(form.text("as_of"));
        } catch (DateTimeParseException e) {
            throw form.failure(
                    "as_of", "\"as_of\" is not " + form.text("as_of"), "write a day, for example 2024-01-01");
        }
    }

    /** A value as YAML writes it; of the type of the input, or, where none is known, what it looks like. */
    private static Object value(YamlNode node, String type) {
        if (node instanceof YamlNode.Items items) {
            return items.items().stream().map(item -> value(item, null)).toList();
        }
        if (node instanceof YamlNode.Keys keys) {
            Map<String, Object> context = new LinkedHashMap<>();
            keys.keys().forEach((name, key) -> context.put(name, value(key.value(), null)));
            return context;
        }
        if (!(node instanceof YamlNode.Text text)) {
            return null;
        }
        if (text.text().equals(UNKNOWN)) {
            return Unknown.UNKNOWN;
        }
        return "string".equals(type) ? text.text() : scalar(text.text());
    }

    private static Object scalar(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        LocalDate date = Temporals.date(text);
        if (date != null) {
            return date;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static boolean isSame(Object decided, Object expected) {
        return expected == Unknown.UNKNOWN || decided == Unknown.UNKNOWN
                ? decided == expected
                : Equality.isEqual(decided, expected);
    }

    private static String text(Object value) {
        return Objects.requireNonNullElse(Texts.of(value), "null");
    }
}
