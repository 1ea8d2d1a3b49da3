package org.quanyu.orchestration.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.quanyu.orchestration.sql.Rows;
import org.quanyu.pipelines.benefit.openfisca.OpenFiscaCases;
import org.quanyu.pipelines.benefit.openfisca.OpenFiscaResult;
import org.quanyu.pipelines.benefit.openfisca.OpenFiscaResult.Outcome;
import org.quanyu.pipelines.benefit.policy.CaseResult;
import org.quanyu.pipelines.benefit.policy.Policy;
import org.quanyu.pipelines.benefit.policy.PolicyCases;
import org.quanyu.pipelines.benefit.policy.PolicyReader;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lake match test}: the cases of policies; needs no lake. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description =
                "Decides the cases that lie beside the policies in a folder, or cases of OpenFisca, and says which passed and which failed. The"
                        + " exit code is 1 if one failed or was refused.")
final class MatchTestCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FOLDER",
            description = "A policy's folder (policy.yaml, its models and cases.yaml), or one that holds such folders.")
    private Path folder;

    @Option(
            names = "--openfisca",
            paramLabel = "CASES",
            description =
                    "Instead: decides these cases of OpenFisca (a file, or a folder of files), each by the policy whose openfisca.yaml"
                            + " has the variables that it expects, and counts them by file. What a mapping does not know is refused.")
    private Path cases;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        Map<Path, Policy> policies = PolicyReader.all(folder);
        if (policies.isEmpty()) {
            throw new LakeException(
                    FailureCode.POLICIES_MISSING,
                    "no policy below " + folder,
                    "name a folder with a policy.yaml in it or in a folder of it");
        }
        return cases == null ? runOwn(policies) : runOpenFisca(policies);
    }

    private int runOwn(Map<Path, Policy> policies) {
        List<CaseResult> results = policies.entrySet().stream()
                .flatMap(entry -> PolicyCases.run(entry.getKey(), entry.getValue()).stream())
                .toList();
        Rows.write(
                format.format(),
                spec.commandLine().getOut(),
                results.stream().map(MatchTestCommand::row).toList());
        long passed = results.stream().filter(CaseResult::passed).count();
        spec.commandLine().getErr().println(passed + " passed, " + (results.size() - passed) + " failed");
        return passed == results.size() ? 0 : 1;
    }

    private int runOpenFisca(Map<Path, Policy> policies) {
        List<OpenFiscaResult> results = OpenFiscaCases.run(policies, cases);
        Rows.write(
                format.format(),
                spec.commandLine().getOut(),
                results.stream().map(MatchTestCommand::row).toList());
        PrintWriter messages = spec.commandLine().getErr();
        results.stream()
                .collect(Collectors.groupingBy(OpenFiscaResult::file, LinkedHashMap::new, Collectors.toList()))
                .forEach((file, ofFile) -> messages.println(file + ": " + counts(ofFile)));
        messages.println(counts(results));
        return results.stream().allMatch(result -> EnumSet.of(Outcome.PASSED, Outcome.NOT_COVERED)
                        .contains(result.outcome()))
                ? 0
                : 1;
    }

    private static String counts(List<OpenFiscaResult> results) {
        return Arrays.stream(Outcome.values())
                .map(outcome -> results.stream()
                                .filter(result -> result.outcome() == outcome)
                                .count() + " " + word(outcome))
                .collect(Collectors.joining(", "));
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Map<String, Object> row(OpenFiscaResult result) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("file", result.file());
        row.put("case", result.name());
        row.put("policy", result.policy());
        row.put("outcome", word(result.outcome()));
        row.put("found", result.found());
        return row;
    }

    private static Map<String, Object> row(CaseResult result) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("policy", result.policy());
        row.put("case", result.name());
        row.put("outcome", result.passed() ? "passed" : "failed");
        row.put("found", result.found());
        return row;
    }
}
