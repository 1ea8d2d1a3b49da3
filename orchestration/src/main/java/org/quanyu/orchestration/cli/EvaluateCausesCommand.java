package org.quanyu.orchestration.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.quanyu.orchestration.evaluate.CauseEvaluation;
import org.quanyu.orchestration.sql.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lake evaluate causes}: how many known causes were found; needs no lake. */
@Command(
        name = "causes",
        mixinStandardHelpOptions = true,
        description =
                "Compares the causes that lake causes find told with known ones, over all cases together: precision,"
                        + " recall, F1, and in how many cases without a cause one was told. A cause counts as found if exactly"
                        + " its attributes and values are told.")
final class EvaluateCausesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--causes",
            required = true,
            paramLabel = "DIR",
            description = "The folder that lake causes find wrote.")
    private Path causes;

    @Option(
            names = "--truth",
            required = true,
            paramLabel = "FILE",
            description = "A row per case: CSV with a header, tab-separated (.tsv) or Parquet.")
    private Path truth;

    @Option(
            names = "--case",
            required = true,
            paramLabel = "COLUMN",
            description = "The column with the name of the input without its ending, or an SQL expression.")
    private String input;

    @Option(
            names = "--cause",
            required = true,
            paramLabel = "COLUMN",
            description = "The column with the causes, such as \"a=a1&c=c3;b=b2\"; empty for a case without any.")
    private String known;

    @Mixin
    private EngineOption engine;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws IOException {
        try (FileSession session = FileSession.open(engine)) {
            Rows.write(
                    format.format(),
                    spec.commandLine().getOut(),
                    List.of(CauseEvaluation.measures(session.spark(), causes, truth, input, known)));
        }
        return 0;
    }
}
