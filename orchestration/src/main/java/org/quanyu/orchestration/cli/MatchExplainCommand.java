package org.quanyu.orchestration.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.quanyu.pipelines.benefit.explain.Explanation;
import org.quanyu.pipelines.benefit.explain.ExplanationFacts;
import org.quanyu.pipelines.benefit.explain.ExplanationText;
import org.quanyu.pipelines.benefit.explain.PolicyExplainer;
import org.quanyu.pipelines.benefit.match.FactFile;
import org.quanyu.pipelines.benefit.policy.FactWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lake match explain}: why somebody qualifies or not, for the counter; needs no lake. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Tells, in Chinese, what a policy decides of one person, household or firm: clause by clause with the"
                        + " facts that were looked at, the amount and how it came about, and whom to ask for what is missing.")
final class MatchExplainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "ENTITY", description = "As the column entity of the facts names it.")
    private String entity;

    @Parameters(index = "1", paramLabel = "POLICY", description = "The policy's id.")
    private String policy;

    @Mixin
    private MatchInput input;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            converter = LowerCase.Telling.class,
            description = "How it is told (default: ${DEFAULT-VALUE}).")
    private Telling telling;

    @Mixin
    private EngineOption engine;

    /** How an explanation is told. */
    enum Telling {
        TEXT,
        JSON
    }

    @Override
    public Integer call() throws IOException {
        LocalDate asOf = input.asOf();
        try (FileSession session = FileSession.open(engine)) {
            Explanation explained = PolicyExplainer.of(
                            policy,
                            input.read(),
                            asOf,
                            FactFile.read(session.spark(), input.facts()),
                            FactWords.of(input.policies()))
                    .explain(entity);
            print(explained);
        }
        return 0;
    }

    private void print(Explanation explained) {
        PrintWriter console = spec.commandLine().getOut();
        if (telling == Telling.JSON) {
            console.println(json(explained));
        } else {
            for (ExplanationText.Section section : ExplanationText.of(explained)) {
                console.println(section.heading());
                section.lines().forEach(line -> console.println("  " + line));
            }
        }
        console.flush();
    }

    private static String json(Explanation explained) {
        try {
            return new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(ExplanationFacts.of(explained));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
