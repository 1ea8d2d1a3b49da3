package org.quanyu.pipelines.benefit.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quanyu.dmn.model.DecisionModel;
import org.quanyu.dmn.model.ModelException;
import org.quanyu.dmn.model.ModelReader;
import org.quanyu.dmn.model.TypeCheck;
import org.quanyu.pipelines.benefit.policy.Policy.Fact;
import org.quanyu.pipelines.benefit.policy.Policy.Version;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.yaml.YamlFile;
import org.quanyu.schemas.yaml.YamlForm;
import org.quanyu.schemas.yaml.YamlNode;

/** Reads a policy from its folder: the sheet {@code policy.yaml} and the models that it names. */
public final class PolicyReader {

    static final String SHEET = "policy.yaml";
    static final String PAGE = "docs/matching.md";

    /** The decision that says who qualifies, which every model has. */
    public static final String ELIGIBLE = "eligible";

    /** The decision that says how much is paid, in yuan; policies that pay nothing have none. */
    public static final String AMOUNT = "amount";

    /** The day on which is decided: given to every model that asks for it. */
    public static final String AS_OF = "as of";

    private static final Set<String> KEYS = Stream.concat(
                    Stream.of(
                            "policy", "title", "owner", "legal_basis", "beneficiary", "frequency", "versions", "facts"),
                    TermsReader.KEYS.stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    private static final Set<String> TITLE_KEYS = ordered("zh", "en");
    private static final Set<String> VERSION_KEYS = ordered("from", "to", "model");
    private static final Set<String> FACT_KEYS = ordered("from", "ground");

    private final Path folder;
    private final YamlFile file;
    private final YamlForm form;

    private PolicyReader(Path folder, YamlFile file, YamlForm form) {
        this.folder = folder;
        this.file = file;
        this.form = form;
    }

    /**
     * The policies in a folder: its own, or those of the folders within it, in the order of their names.
     *
     * @throws LakeException {@code POLICY_INVALID} or {@code DECISION_MODEL_INVALID} with file, line and column
     */
    public static Map<Path, Policy> all(Path folder) {
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.walk(folder) : Stream.empty()) {
            Map<Path, Policy> policies = new LinkedHashMap<>();
            files.filter(path -> path.endsWith(SHEET))
                    .sorted()
                    .forEach(sheet -> policies.put(sheet.getParent(), read(sheet.getParent())));
            return policies;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The policy of a folder.
     *
     * @throws LakeException as {@link #all}
     */
    public static Policy read(Path folder) {
        Path sheet = folder.resolve(SHEET);
        YamlFile file = new YamlFile(folder.getFileName() + "/" + SHEET, FailureCode.POLICY_INVALID, PAGE);
        try {
            YamlNode node = YamlNode.parse(file, Files.readString(sheet));
            return new PolicyReader(folder, file, YamlForm.of(file, "a policy", node, KEYS)).policy();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Policy policy() {
        YamlForm title = YamlForm.of(file, "\"title\"", form.require("title"), TITLE_KEYS);
        Map<String, Fact> facts = facts();
        List<Version> versions = versions(facts.keySet());
        return new Policy(
                form.text("policy"),
                new Policy.Title(title.text("zh"), title.text("en")),
                form.text("owner"),
                form.text("legal_basis"),
                oneOf(form, "beneficiary", Policy.Beneficiary.values()),
                oneOf(form, "frequency", Policy.Frequency.values()),
                versions,
                facts,
                new TermsReader(file, form, facts.keySet()).terms());
    }

    private Map<String, Fact> facts() {
        Map<String, Fact> facts = new LinkedHashMap<>();
        form.keys("facts").forEach((name, key) -> {
            YamlForm fact = YamlForm.of(file, "fact " + name, key.value(), FACT_KEYS);
            facts.put(name, new Fact(fact.text("from"), oneOf(fact, "ground", Policy.Ground.values())));
        });
        return Collections.unmodifiableMap(facts);
    }

    private List<Version> versions(Set<String> facts) {
        if (!(form.require("versions") instanceof YamlNode.Items items)) {
            throw form.failure(
                    "versions", "\"versions\" is a list", "write it as [{from: 2024-01-01, model: 2024.dmn}]");
        }
        List<Version> versions = new ArrayList<>();
        for (YamlNode item : items.items()) {
            YamlForm version = YamlForm.of(file, "a version", item, VERSION_KEYS);
            Version read = version(version, facts);
            refuseOtherOrder(versions, read, version);
            versions.add(read);
        }
        refuseUnused(facts, versions);
        return List.copyOf(versions);
    }

    private Version version(YamlForm version, Set<String> facts) {
        LocalDate from = date(version, "from");
        Optional<LocalDate> to = version.has("to") ? Optional.of(date(version, "to")) : Optional.empty();
        if (to.isPresent() && to.get().isBefore(from)) {
            throw version.failure(
                    "to", "the version ends on " + to.get() + ", before it begins", "mend one of the days");
        }
        DecisionModel model = model(version);
        model.inputs().keySet().stream()
                .filter(input -> !facts.contains(input) && !input.equals(AS_OF))
                .findFirst()
                .ifPresent(input -> {
                    throw version.failure(
                            "model",
                            version.text("model") + " asks for \"" + input + "\", which is no fact of the sheet",
                            "add it to facts, with where it comes from and on what ground");
                });
        if (!model.decisions().containsKey(ELIGIBLE)) {
            throw version.failure(
                    "model",
                    version.text("model") + " has no decision \"" + ELIGIBLE + "\"",
                    "name the decision so that says who qualifies");
        }
        refuseMismatch(version, model);
        return new Version(from, to, version.text("model"), model);
    }

    private void refuseMismatch(YamlForm version, DecisionModel model) {
        TypeCheck.mismatches(model).stream().findFirst().ifPresent(mismatch -> {
            String where = "decision \"" + mismatch.decision() + "\""
                    + (mismatch.rule() == 0 ? "" : ", rule " + mismatch.rule());
            throw new LakeException(
                    FailureCode.DECISION_MODEL_INVALID,
                    folder.getFileName() + "/" + version.text("model") + ", " + where + ": " + mismatch.text(),
                    "mend the expression, or the type of the input");
        });
    }

    private DecisionModel model(YamlForm version) {
        Path model = folder.resolve(version.text("model"));
        if (!Files.isRegularFile(model)) {
            throw version.failure(
                    "model", "there is no " + version.text("model") + " beside the sheet", "add it, or mend the name");
        }
        try {
            return ModelReader.read(model);
        } catch (ModelException e) {
            throw new LakeException(
                    FailureCode.DECISION_MODEL_INVALID,
                    folder.getFileName() + "/" + e.told(),
                    "mend the model; " + PAGE + " tells what of DMN is evaluated",
                    e);
        }
    }

    private static void refuseOtherOrder(List<Version> versions, Version later, YamlForm form) {
        if (versions.isEmpty()) {
            return;
        }
        Version earlier = versions.get(versions.size() - 1);
        boolean follows = earlier.to().map(last -> last.isBefore(later.from())).orElse(false);
        if (!follows) {
            throw form.failure(
                    "from",
                    "the version of " + later.from() + " begins while that of " + earlier.from() + " is in force",
                    "give the earlier one an end before it; versions stand in the order of time");
        }
        LocalDate next = earlier.to().orElseThrow().plusDays(1);
        if (next.isBefore(later.from())) {
            throw form.failure(
                    "from",
                    "no version is in force from " + next + " to "
                            + later.from().minusDays(1),
                    "let one version follow the other without a day between them");
        }
    }

    private void refuseUnused(Set<String> facts, List<Version> versions) {
        facts.stream()
                .filter(fact -> versions.stream()
                        .noneMatch(version -> version.model().inputs().containsKey(fact)))
                .findFirst()
                .ifPresent(fact -> {
                    throw form.failure(
                            "facts",
                            "no model asks for \"" + fact + "\"",
                            "take it off the sheet: facts about people are used for a purpose or not at all");
                });
    }

    private static LocalDate date(YamlForm form, String name) {
        try {
            return LocalDate.parse(form.text(name));
        } catch (DateTimeParseException e) {
            throw form.failure(
                    name, "\"" + name + "\" is not " + form.text(name), "write a day, for example 2024-01-01");
        }
    }

    static <E extends Enum<E>> E oneOf(YamlForm form, String name, E[] values) {
        List<String> words = Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
        return values[words.indexOf(form.oneOf(name, words))];
    }

    static Set<String> ordered(String... keys) {
        return new LinkedHashSet<>(List.of(keys));
    }
}
