package org.quanyu.orchestration.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.quanyu.dmn.model.ModelException;
import org.quanyu.dmn.tck.Kit;
import org.quanyu.dmn.tck.KitResult;
import org.quanyu.dmn.tck.KitResult.Outcome;
import org.quanyu.orchestration.sql.Rows;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lake match tck}: the compatibility kit of DMN; needs no lake. */
@Command(
        name = "tck",
        mixinStandardHelpOptions = true,
        description =
                "Runs folders of the DMN technology compatibility kit and says of each case whether it passed, failed, or was"
                        + " refused with its model and why. The exit code is 1 if a case failed.")
final class MatchKitCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FOLDER",
            description = "Folders of models (.dmn) and their cases (.xml); folders within them are run too.")
    private List<Path> folders;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        List<KitResult> results =
                folders.stream().flatMap(folder -> run(folder).stream()).toList();
        Rows.write(
                format.format(),
                spec.commandLine().getOut(),
                results.stream().map(MatchKitCommand::row).toList());
        Map<Outcome, Long> counts =
                results.stream().collect(Collectors.groupingBy(KitResult::outcome, Collectors.counting()));
        spec.commandLine()
                .getErr()
                .println(Arrays.stream(Outcome.values())
                        .map(outcome -> counts.getOrDefault(outcome, 0L) + " " + word(outcome))
                        .collect(Collectors.joining(", ")));
        return counts.containsKey(Outcome.FAILED) ? 1 : 0;
    }

    private static List<KitResult> run(Path folder) {
        try {
            List<KitResult> results = Files.isDirectory(folder) ? Kit.run(folder) : List.of();
            if (results.isEmpty()) {
                throw new LakeException(
                        FailureCode.DECISION_CASES_MISSING,
                        "no cases of the compatibility kit below " + folder,
                        "name a folder in which an .xml file of <testCases> lies beside its model");
            }
            return results;
        } catch (ModelException e) {
            throw new LakeException(
                    FailureCode.DECISION_MODEL_INVALID,
                    "the file of cases " + e.told(),
                    "mend the file, or leave its folder out",
                    e);
        }
    }

    private static Map<String, Object> row(KitResult result) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("folder", result.folder());
        row.put("model", result.model());
        row.put("test_case", result.testCase());
        row.put("node", result.node());
        row.put("outcome", word(result.outcome()));
        row.put("found", result.found());
        return row;
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
