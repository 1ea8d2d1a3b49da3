package org.quanyu.orchestration.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.orchestration.cause.CauseFolder;
import org.quanyu.orchestration.cause.CauseInput;
import org.quanyu.orchestration.cause.CauseReport;
import org.quanyu.orchestration.sql.Rows;
import org.quanyu.pipelines.cause.CauseFinder;
import org.quanyu.pipelines.cause.CausesFound;
import org.quanyu.pipelines.cause.question.CauseQuestion;
import org.quanyu.pipelines.cause.question.CauseQuestionReader;
import org.quanyu.schemas.failure.FailureCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lake causes find}: the causes of an excess in files; needs no lake. */
@Command(
        name = "find",
        mixinStandardHelpOptions = true,
        description =
                "Finds the fewest attribute combinations that explain why a measure is not as expected, in event rows or in"
                        + " leaf rows with actual and forecast. Each input is a case by itself. Writes causes.json and"
                        + " causes.csv.")
final class CausesFindCommand implements Callable<Integer> {

    private static final double MILLIS = 1000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The question: measure, expectation and ladders, see docs/causes.md.")
    private Path config;

    @Option(
            names = "--input",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Tables: CSV with a header, tab-separated (.tsv) or Parquet; files or folders of files.")
    private List<Path> input;

    @Option(
            names = "--with",
            paramLabel = "FILE",
            description = "A table with a column input, the name of a file without its ending, the other columns of"
                    + " which all rows of that file get, for example the time that is asked about.")
    private Path with;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder to make; it may exist if it is empty.")
    private Path out;

    @Mixin
    private EngineOption engine;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws IOException {
        new OutputFolder(out).requireEmpty();
        CauseQuestion question = question();
        List<CauseInput> inputs = CauseInput.of(input);
        CauseReport report = new CauseReport(question.name());
        try (FileSession session = FileSession.open(engine)) {
            for (CauseInput one : inputs) {
                Instant began = Instant.now();
                Dataset<Row> rows = one.read(session.spark(), Optional.ofNullable(with), question.measured());
                CausesFound found = CauseFinder.find(question, rows, one.file().toString());
                report.add(
                        one.name(),
                        found,
                        Duration.between(began, Instant.now()).toMillis() / MILLIS);
            }
        }
        new CauseFolder(out).write(report);
        print(report);
        return 0;
    }

    private CauseQuestion question() {
        ConfigurationFile file = new ConfigurationFile(config);
        String text = file.text(FailureCode.CAUSES_QUESTION_INVALID, "name the file with the question with --config");
        return CauseQuestionReader.read(file.name(), text);
    }

    private void print(CauseReport report) {
        PrintWriter console = spec.commandLine().getOut();
        switch (format.format()) {
            case JSON -> console.println(report.json());
            case CSV, TABLE -> {
                Rows.write(format.format(), console, report.rows());
                PrintWriter errors = spec.commandLine().getErr();
                report.warnings().forEach(warning -> errors.println("warning   " + warning));
                errors.flush();
            }
        }
        console.flush();
    }
}
