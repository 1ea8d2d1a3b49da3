package org.quanyu.orchestration.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.quanyu.models.feature.FeatureSet;
import org.quanyu.models.panel.PanelDocumentation;
import org.quanyu.models.panel.PanelQuery;
import org.quanyu.models.panel.TargetRows;
import org.quanyu.models.registry.ModelStore;
import org.quanyu.models.registry.TrainModel;
import org.quanyu.models.risk.BuiltInTargets;
import org.quanyu.models.risk.Target;
import org.quanyu.models.risk.TargetReader;
import org.quanyu.models.train.JudgementReport;
import org.quanyu.models.train.RiskTraining;
import org.quanyu.orchestration.home.Lake;
import org.quanyu.orchestration.input.FileRows;
import org.quanyu.orchestration.input.TargetFiles;
import org.quanyu.orchestration.risk.LibraryVersions;
import org.quanyu.orchestration.risk.ModelRegister;
import org.quanyu.orchestration.risk.TrainingFolder;
import org.quanyu.orchestration.run.Progress;
import org.quanyu.orchestration.sql.OutputFormat;
import org.quanyu.orchestration.sql.Rows;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lake train --target}: learns a risk from files; needs no lake. Other things to learn stand behind it. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description =
                "Learns from labelled data. With TARGET: learns a risk from the tables of the lake and enters the model"
                        + " into its registry. With --target: judges how well a risk can be foretold, by trees, by a line"
                        + " and by the officers' rule, on folds or months that were not learnt from; then learns from all rows and"
                        + " writes the model, metrics.json and foretold.csv.",
        subcommands = {TrainCategoryCommand.class, TrainSentimentCommand.class})
final class TrainCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "TARGET",
            arity = "0..1",
            description =
                    "A risk of the lake's firms, relocation or arrears, or the YAML file of a target over tables of"
                            + " the lake, see docs/risk.md.")
    private String risk;

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

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "With TARGET, the logical date of the training (default: that of the last published run).")
    private LocalDate asOf;

    @Mixin
    private HomeOption home;

    @Mixin
    private DatabaseOption database;

    @Mixin
    private EngineOption engine;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws IOException {
        if (risk != null && target == null && input == null && out == null) {
            return trainInLake();
        }
        if (risk != null || target == null || input == null || out == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "say what to do: name TARGET alone, or --target, --input and --out");
        }
        new OutputFolder(out).requireEmpty();
        ConfigurationFile file = new ConfigurationFile(target);
        Target read = TargetReader.read(
                file.name(), file.text(FailureCode.TARGET_INVALID, "name the file of the target with --target"));
        try (FileSession session = FileSession.open(engine)) {
            FileRows rows = new TargetFiles(input, session.scratch(), read.columns()).read(session.spark());
            PanelQuery panel = PanelQuery.ofInput(read.panel(), rows.rows());
            RiskTraining.Trained trained =
                    RiskTraining.train(read, TargetRows.of(read, panel.rows(), PanelDocumentation.NONE));
            print(rows, trained, new TrainingFolder(out).write(read, input, rows, trained));
        }
        return 0;
    }

    private int trainInLake() {
        LogFile.in(home.path().resolve("logs"));
        Target read = BuiltInTargets.NAMES.contains(risk) ? BuiltInTargets.named(risk) : ofFile();
        try (Lake lake = Lake.open(home.path(), database.connection())) {
            LakeWork work =
                    new LakeWork(lake, engine, new Progress(spec.commandLine().getErr()));
            TrainModel step = new TrainModel(
                    read, FeatureSet.builtIn(), new ModelStore(lake.home().models()), LibraryVersions.line());
            work.run("train", work.asOf(asOf), step, read.text());
            PrintWriter console = spec.commandLine().getOut();
            SparkSession spark = lake.spark(engine.master(), engine.settings());
            ModelRegister register = new ModelRegister(table -> lake.rows(table, spark));
            Rows.write(format.format(), console, register.latest(read.name()));
            console.flush();
        }
        return 0;
    }

    private Target ofFile() {
        if (!Files.exists(Path.of(risk))) {
            return BuiltInTargets.named(risk);
        }
        ConfigurationFile file = new ConfigurationFile(Path.of(risk));
        Target read = TargetReader.read(file.name(), file.text(FailureCode.TARGET_INVALID, "name a target's file"));
        if (read.panel().tables().isEmpty()) {
            throw new LakeException(
                    FailureCode.TARGET_INVALID,
                    file.name() + " names no tables of the lake",
                    "name them with panel: {tables: […]}, or learn from files with --target, --input and --out");
        }
        return read;
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
