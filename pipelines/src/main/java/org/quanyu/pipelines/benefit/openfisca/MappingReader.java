package org.quanyu.pipelines.benefit.openfisca;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.quanyu.pipelines.benefit.openfisca.Mapping.Group;
import org.quanyu.pipelines.benefit.openfisca.Mapping.Output;
import org.quanyu.pipelines.benefit.openfisca.Mapping.Source;
import org.quanyu.pipelines.benefit.policy.Policy;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.yaml.Nearest;
import org.quanyu.schemas.yaml.YamlFile;
import org.quanyu.schemas.yaml.YamlForm;
import org.quanyu.schemas.yaml.YamlNode;

/** Reads {@code openfisca.yaml} beside a policy's sheet, and refuses names that the policy does not have. */
final class MappingReader {

    private static final String FILE = "openfisca.yaml";
    private static final String PAGE = "docs/matching.md";
    private static final Set<String> KEYS = ordered("persons", "groups", "decides", "facts", "outputs", "ignored");
    private static final Set<String> GROUP_KEYS = ordered("one", "roles");
    private static final Set<String> FACT_KEYS =
            ordered("variable", "of", "at", "take", "roles", "otherwise", "values", "constant", "because");
    private static final Set<String> OUTPUT_KEYS = ordered("decision", "of", "at", "each", "values", "not_in_force");
    private static final Set<String> EACH = ordered("month", "period");
    private static final Set<String> TAKES = ordered(Stream.of(Take.values())
            .map(take -> take.name().toLowerCase(Locale.ROOT))
            .toArray(String[]::new));

    private final Policy policy;
    private final YamlFile file;
    private final YamlForm form;
    private final Map<String, String> holders = new HashMap<>();

    private MappingReader(Policy policy, YamlFile file, YamlForm form) {
        this.policy = policy;
        this.file = file;
        this.form = form;
    }

    /**
     * The mapping of a policy's folder, if there is one.
     *
     * @throws org.quanyu.schemas.failure.LakeException {@code POLICY_CASES_INVALID} with file, line and column
     */
    static Optional<Mapping> read(Path folder, Policy policy) {
        Path path = folder.resolve(FILE);
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        YamlFile file = new YamlFile(folder.getFileName() + "/" + FILE, FailureCode.POLICY_CASES_INVALID, PAGE);
        try {
            YamlNode node = YamlNode.parse(file, Files.readString(path));
            return Optional.of(new MappingReader(policy, file, YamlForm.of(file, "a mapping", node, KEYS)).mapping());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Mapping mapping() {
        String persons = form.text("persons");
        Map<String, Group> groups = groups();
        Set<String> kinds = new LinkedHashSet<>(groups.keySet());
        kinds.add(persons);
        String decides = form.has("decides") ? form.oneOf("decides", kinds) : persons;
        return new Mapping(persons, groups, decides, facts(groups, kinds, decides), outputs(kinds, decides), ignored());
    }

    private Map<String, Group> groups() {
        Map<String, Group> groups = new LinkedHashMap<>();
        keys("groups").forEach((name, key) -> {
            YamlForm group = YamlForm.of(file, "group " + name, key.value(), GROUP_KEYS);
            group.require("roles");
            groups.put(name, new Group(group.optionalText("one"), List.copyOf(group.texts("roles"))));
        });
        return Collections.unmodifiableMap(groups);
    }

    private Map<String, Source> facts(Map<String, Group> groups, Set<String> kinds, String decides) {
        Map<String, Source> facts = new LinkedHashMap<>();
        keys("facts").forEach((name, key) -> {
            if (!policy.facts().containsKey(name)) {
                throw file.failure(
                        key.place(),
                        "\"" + name + "\" is no fact of " + policy.id(),
                        Nearest.hint(name, policy.facts().keySet()) + "its facts are "
                                + String.join(", ", policy.facts().keySet()));
            }
            YamlForm fact = YamlForm.of(file, "fact " + name, key.value(), FACT_KEYS);
            facts.put(
                    name,
                    fact.has("constant")
                            ? new Source.Constant(fact.require("constant"), fact.text("because"))
                            : said(fact, groups, kinds, decides));
        });
        return Collections.unmodifiableMap(facts);
    }

    private Source.Said said(YamlForm fact, Map<String, Group> groups, Set<String> kinds, String decides) {
        Optional<String> variable = fact.optionalText("variable");
        String of = fact.has("of") ? fact.oneOf("of", kinds) : decides;
        variable.ifPresent(name -> hold(name, of, fact.failure("of", contradiction(name, of), "name one of the two")));
        Take take = fact.has("take") ? Take.valueOf(fact.oneOf("take", TAKES).toUpperCase(Locale.ROOT)) : Take.ONLY;
        if (variable.isEmpty() && take != Take.COUNT) {
            throw fact.failure(
                    "take", "without a variable only persons or groups can be counted", "add variable, or take: count");
        }
        return new Source.Said(
                variable,
                of,
                at(fact),
                take,
                roles(fact, groups),
                fact.has("otherwise") ? Optional.of(fact.require("otherwise")) : Optional.empty(),
                values(fact));
    }

    private String contradiction(String variable, String of) {
        return variable + " is of " + holders.getOrDefault(variable, of) + " above and of " + of + " here";
    }

    private void hold(String variable, String of, RuntimeException contradiction) {
        String before = holders.put(variable, of);
        if (before != null && !before.equals(of)) {
            throw contradiction;
        }
    }

    private Map<String, String> roles(YamlForm fact, Map<String, Group> groups) {
        Map<String, String> roles = new LinkedHashMap<>();
        if (fact.has("roles")) {
            fact.keys("roles").forEach((group, key) -> {
                String role = text(key);
                if (!groups.containsKey(group) || !groups.get(group).roles().contains(role)) {
                    throw file.failure(
                            key.place(),
                            "there is no role " + role + " in " + group,
                            "the roles of a group stand under groups");
                }
                roles.put(group, role);
            });
        }
        return Collections.unmodifiableMap(roles);
    }

    private static Map<String, YamlNode> values(YamlForm fact) {
        Map<String, YamlNode> values = new LinkedHashMap<>();
        if (fact.has("values")) {
            fact.keys("values").forEach((word, key) -> values.put(word, key.value()));
        }
        return Collections.unmodifiableMap(values);
    }

    private Map<String, Output> outputs(Set<String> kinds, String decides) {
        Map<String, Output> outputs = new LinkedHashMap<>();
        form.keys("outputs").forEach((variable, key) -> {
            YamlForm output = YamlForm.of(file, "output " + variable, key.value(), OUTPUT_KEYS);
            String decision = output.text("decision");
            if (policy.versions().stream()
                    .noneMatch(version -> version.model().decisions().containsKey(decision))) {
                throw output.failure(
                        "decision",
                        "no model of " + policy.id() + " decides \"" + decision + "\"",
                        "name a decision of its models");
            }
            String of = output.has("of") ? output.oneOf("of", kinds) : decides;
            hold(variable, of, file.failure(key.place(), contradiction(variable, of), "take one of the two"));
            outputs.put(
                    variable,
                    new Output(
                            decision,
                            of,
                            at(output),
                            output.has("each") && output.oneOf("each", EACH).equals("month"),
                            values(output),
                            output.has("not_in_force")
                                    ? Optional.of(output.require("not_in_force"))
                                    : Optional.empty()));
        });
        return Collections.unmodifiableMap(outputs);
    }

    private Map<String, String> ignored() {
        Map<String, String> ignored = new LinkedHashMap<>();
        keys("ignored").forEach((name, key) -> ignored.put(name, text(key)));
        return Collections.unmodifiableMap(ignored);
    }

    private static When at(YamlForm of) {
        if (!of.has("at")) {
            return When.PERIOD;
        }
        return When.parse(of.text("at"))
                .orElseThrow(() -> of.failure(
                        "at",
                        "\"at\" cannot be \"" + of.text("at") + "\"",
                        "write period, month, month - 12, year - 2 or months of year - 1"));
    }

    private Map<String, YamlNode.Key> keys(String name) {
        return form.has(name) ? form.keys(name) : Map.of();
    }

    private String text(YamlNode.Key key) {
        if (key.value() instanceof YamlNode.Text text && !text.text().isBlank()) {
            return text.text();
        }
        throw file.failure(key.place(), "one text is wanted here", "write it on one line");
    }

    private static Set<String> ordered(String... keys) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(keys)));
    }
}
