package org.quanyu.orchestration.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.quanyu.models.panel.PanelQuery;
import org.quanyu.models.panel.TargetRows;
import org.quanyu.models.risk.Target;
import org.quanyu.models.risk.TargetReader;
import org.quanyu.models.train.JudgementReport;
import org.quanyu.models.train.RiskTraining;
import org.quanyu.orchestration.input.FileRows;
import org.quanyu.orchestration.input.TargetFiles;
import org.quanyu.orchestration.risk.TrainingFolder;
import org.quanyu.orchestration.sql.OutputFormat;
import org.quanyu.orchestration.sql.Rows;
import org.quanyu.schemas.failure.FailureCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lake train --target}: learns a risk from files; needs no lake. Other things to learn stand behind it. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description =
                "Learns from labelled data. With --target: judges how well a risk can be foretold, by trees, by a line"
                        + " and by the officers' rule, on folds or months that were not learnt from; then learns from all rows and"
                        + " writes the model, metrics.json and foretold.csv.",
        subcommands = {TrainCategoryCommand.class, TrainSentimentCommand.class})
final class TrainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--target", paramLabel = "FILE", description = "What to foretell, see docs/risk.md.")
    private Path target;

    @Option(
            names = "--input",
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Rows, or records that the target makes rows of: CSV with a header, tab-separated (.tsv), Parquet,"
                            + " ARFF, spreadsheet (.xlsx, titles above the header may be), JSON or JSON lines (.jsonl).")
    private List<Path> input;

    @Option(names = "--out", paramLabel = "DIR", description = "The folder to make for the model.")
    private Path out;

    @Mixin
    private EngineOption engine;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws IOException {
        if (target == null || input == null || out == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "say what to do, or name --target, --input and --out");
        }
        new OutputFolder(out).requireEmpty();
        ConfigurationFile file = new ConfigurationFile(target);
        Target read = TargetReader.read(
                file.name(), file.text(FailureCode.TARGET_INVALID, "name the file of the target with --target"));
        try (FileSession session = FileSession.open(engine)) {
            FileRows rows = new TargetFiles(input, session.scratch(), read.columns()).read(session.spark());
            PanelQuery panel = PanelQuery.of(read.panel(), rows.rows());
            RiskTraining.Trained trained = RiskTraining.train(read, TargetRows.of(read, panel.rows(), Map.of()));
            print(rows, trained, new TrainingFolder(out).write(read, input, rows, trained));
        }
        return 0;
    }

    private void print(FileRows rows, RiskTraining.Trained trained, String told) {
        PrintWriter console = spec.commandLine().getOut();
        if (format.format() == OutputFormat.JSON) {
            console.println(told);
        } else {
            Rows.write(format.format(), console, new JudgementReport(trained.judgement()).rows());
        }
        if (format.format() == OutputFormat.TABLE) {
            Rows.write(format.format(), console, new JudgementReport(trained.judgement()).summary());
        }
        console.flush();
        PrintWriter errors = spec.commandLine().getErr();
        Stream.concat(rows.warnings().stream(), trained.warnings().stream())
                .forEach(warning -> errors.println("warning   " + warning));
        errors.flush();
    }
}
