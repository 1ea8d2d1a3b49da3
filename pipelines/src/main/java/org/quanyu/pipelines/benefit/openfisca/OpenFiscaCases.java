package org.quanyu.pipelines.benefit.openfisca;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quanyu.dmn.feel.Texts;
import org.quanyu.dmn.feel.Unknown;
import org.quanyu.dmn.model.DecisionModel;
import org.quanyu.dmn.model.ModelEvaluation;
import org.quanyu.pipelines.benefit.openfisca.CaseFile.Case;
import org.quanyu.pipelines.benefit.openfisca.OpenFiscaResult.Outcome;
import org.quanyu.pipelines.benefit.policy.Policy;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.yaml.YamlFile;
import org.quanyu.schemas.yaml.YamlNode;

/** Decides files of cases in OpenFisca's test format: each case by the policy whose mapping has all that the case expects. */
public final class OpenFiscaCases {

    private record Mapped(Policy policy, Mapping mapping) {}

    private final List<Mapped> policies;

    private OpenFiscaCases(List<Mapped> policies) {
        this.policies = policies;
    }

    /**
     * Decides the cases of a file, or of the files ({@code .yaml}, {@code .yml}) below a folder.
     *
     * @param policies by folder
     * @throws LakeException {@code POLICY_CASES_INVALID} with file, line and column of what is no mapping or no file of cases,
     *     {@code DECISION_CASES_MISSING} where there is no file
     */
    public static List<OpenFiscaResult> run(Map<Path, Policy> policies, Path cases) {
        List<Mapped> mapped = policies.entrySet().stream()
                .flatMap(
                        entry -> MappingReader.read(entry.getKey(), entry.getValue())
                                .map(mapping -> new Mapped(entry.getValue(), mapping))
                                .stream())
                .toList();
        OpenFiscaCases run = new OpenFiscaCases(mapped);
        return files(cases).entrySet().stream()
                .flatMap(file -> run.run(CaseFile.read(file.getValue(), file.getKey())).stream())
                .toList();
    }

    private static Map<String, Path> files(Path cases) {
        try (Stream<Path> walk = Files.exists(cases) ? Files.walk(cases) : Stream.empty()) {
            Map<String, Path> files = walk.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .collect(Collectors.toMap(
                            file -> file.equals(cases)
                                    ? file.getFileName().toString()
                                    : cases.relativize(file).toString(),
                            file -> file,
                            (one, other) -> one,
                            LinkedHashMap::new));
            if (files.isEmpty()) {
                throw new LakeException(
                        FailureCode.DECISION_CASES_MISSING,
                        "no cases of OpenFisca in " + cases,
                        "name a .yaml file of cases, or a folder that holds some");
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<OpenFiscaResult> run(CaseFile cases) {
        return cases.items().stream().map(item -> run(cases, item)).toList();
    }

    private OpenFiscaResult run(CaseFile cases, YamlNode item) {
        return refusedOr(cases.file(), CaseFile.line(item), "", () -> run(cases.file(), cases.read(item)));
    }

    /** A case that cannot be read does not keep the others from being decided. */
    private static OpenFiscaResult refusedOr(
            YamlFile file, String name, String policy, Supplier<OpenFiscaResult> result) {
        try {
            return result.get();
        } catch (LakeException e) {
            if (e.code() != FailureCode.POLICY_CASES_INVALID) {
                throw e;
            }
            return new OpenFiscaResult(file.name(), name, policy, Outcome.REFUSED, e.getMessage());
        }
    }

    private OpenFiscaResult run(YamlFile file, Case one) {
        List<Mapped> claiming = policies.stream()
                .filter(mapped -> mapped.mapping().decidesAll(one.variables()))
                .toList();
        if (claiming.isEmpty()) {
            return new OpenFiscaResult(file.name(), one.name(), "", Outcome.NOT_COVERED, notCovered(one));
        }
        if (claiming.size() > 1) {
            throw file.failure(
                    one.place(),
                    "several policies decide " + String.join(", ", one.variables()) + ": "
                            + claiming.stream()
                                    .map(mapped -> mapped.policy().id())
                                    .collect(Collectors.joining(", ")),
                    "take the variables off the mapping of all but one");
        }
        Mapped mapped = claiming.get(0);
        String policy = mapped.policy().id();
        return refusedOr(file, one.name(), policy, () -> {
            List<String> found = decide(mapped, file, one);
            Outcome outcome = found.isEmpty() ? Outcome.PASSED : Outcome.FAILED;
            return new OpenFiscaResult(file.name(), one.name(), policy, outcome, String.join("; ", found));
        });
    }

    private String notCovered(Case one) {
        Set<String> missing = new TreeSet<>(one.variables());
        policies.forEach(mapped -> missing.removeAll(mapped.mapping().outputs().keySet()));
        return missing.isEmpty()
                ? "no single mapping decides " + String.join(", ", one.variables())
                : "no mapping decides " + String.join(", ", missing);
    }

    private static List<String> decide(Mapped mapped, YamlFile file, Case one) {
        Mapping mapping = mapped.mapping();
        SituationReader reader = new SituationReader(mapping, file, one.period());
        Situation situation = reader.situation(one.input());
        List<Situation.Subject> subjects = reader.subjects(situation, mapping.decides());
        List<Expectation> expectations =
                ExpectationReader.expectations(mapping, file, one.period(), subjects, one.output());
        FactFinder facts = new FactFinder(mapping, situation, file, one.place());
        List<String> found = new ArrayList<>();
        for (Expectation expectation : expectations) {
            String who = subjects.size() == 1
                    ? ""
                    : " of " + subjects.get(expectation.subject()).name();
            compare(mapped, file, facts, one.margin(), expectation, who).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<String> compare(
            Mapped mapped, YamlFile file, FactFinder facts, Margin margin, Expectation expectation, String who) {
        Mapping.Output output = mapped.mapping().outputs().get(expectation.variable());
        YamlNode written = Mapping.translated(file, expectation.variable(), output.values(), expectation.value());
        String type = decision(mapped, output, expectation.period())
                .map(DecisionModel.Decision::type)
                .orElse(null);
        Object wanted = new CaseValues(file).value(written, type);
        Object decided = decided(mapped, file, facts, expectation);
        return margin.isKept(decided, wanted)
                ? Optional.empty()
                : Optional.of(expectation.variable() + who + " is " + text(decided) + ", not " + text(wanted));
    }

    private static Object decided(Mapped mapped, YamlFile file, FactFinder facts, Expectation expectation) {
        Mapping.Output output = mapped.mapping().outputs().get(expectation.variable());
        if (!output.isEachMonth() || expectation.period().months() == 1) {
            return decided(mapped, file, facts, expectation, expectation.period());
        }
        List<Object> months = expectation.period().eachMonth().stream()
                .map(month -> decided(mapped, file, facts, expectation, month))
                .toList();
        return months.stream().allMatch(BigDecimal.class::isInstance) ? Take.SUM.of(months) : Unknown.UNKNOWN;
    }

    private static Object decided(
            Mapped mapped, YamlFile file, FactFinder facts, Expectation expectation, Period asked) {
        Mapping.Output output = mapped.mapping().outputs().get(expectation.variable());
        if (decision(mapped, output, asked).isEmpty()) {
            return new CaseValues(file).value(notInForce(mapped, file, output, expectation, asked), null);
        }
        DecisionModel model =
                mapped.policy().inForce(asked.firstDay()).orElseThrow().model();
        return new ModelEvaluation(model, facts.given(model, expectation.subject(), asked)).decision(output.decision());
    }

    private static Optional<DecisionModel.Decision> decision(Mapped mapped, Mapping.Output output, Period asked) {
        return mapped.policy()
                .inForce(asked.firstDay())
                .map(version -> version.model().decisions().get(output.decision()));
    }

    private static YamlNode notInForce(
            Mapped mapped, YamlFile file, Mapping.Output output, Expectation expectation, Period asked) {
        return output.notInForce()
                .orElseThrow(() -> file.failure(
                        expectation.value().place(),
                        "no version of " + mapped.policy().id() + " decides \"" + output.decision() + "\" on "
                                + asked.firstDay(),
                        "add a version to the sheet, or not_in_force to " + expectation.variable()
                                + " in the mapping"));
    }

    private static String text(Object value) {
        return Objects.requireNonNullElse(Texts.of(value), "null");
    }
}
