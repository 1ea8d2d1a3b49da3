package org.quanyu.orchestration.cli;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.quanyu.models.panel.PanelQuery;
import org.quanyu.models.risk.Target;
import org.quanyu.models.risk.TargetReader;
import org.quanyu.models.score.ReasonsFor;
import org.quanyu.models.score.RiskModel;
import org.quanyu.models.score.RiskModelFolder;
import org.quanyu.models.score.ScoredRows;
import org.quanyu.orchestration.input.FileRows;
import org.quanyu.orchestration.input.TargetFiles;
import org.quanyu.orchestration.risk.ScoredFile;
import org.quanyu.orchestration.sql.Rows;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lake score}: tells the risk of rows in files, with reasons; needs no lake. */
@Command(
        name = "score",
        mixinStandardHelpOptions = true,
        description =
                "Tells the risk of each row: probability, band (red, orange, none), margin (log odds), reasons by theme"
                        + " that sum up to the margin, and why in one sentence.")
final class ScoreCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "DIR",
            description = "The folder that lake train --target wrote.")
    private Path model;

    @Option(
            names = "--input",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Rows or records in the form that was learnt from.")
    private List<Path> input;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The file to write: Parquet if its name ends with .parquet, otherwise CSV.")
    private Path out;

    @Option(
            names = "--month",
            paramLabel = "YYYY-MM",
            description = "Of a panel, the month to score (default: all months).")
    private String month;

    @Option(
            names = "--reasons",
            paramLabel = "all|banded|none",
            defaultValue = "all",
            description = "Which rows are told with reasons: all, those in the red and orange bands, none"
                    + " (default: ${DEFAULT-VALUE}).")
    private ReasonsFor reasons;

    @Mixin
    private EngineOption engine;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws IOException {
        RiskModelFolder folder = new RiskModelFolder(model);
        RiskModel read = folder.read();
        Target target = TargetReader.read("target.yaml", folder.target());
        try (FileSession session = FileSession.open(engine)) {
            ScoredFile file = new ScoredFile(out, session.scratch());
            file.requireNew();
            FileRows rows = new TargetFiles(input, session.scratch(), target.columns()).read(session.spark());
            requireColumns(rows, target, folder.manifest());
            LongAccumulator blank = session.spark().sparkContext().longAccumulator();
            PanelQuery panel = PanelQuery.ofInput(target.panel(), rows.rows());
            Dataset<Row> chosen = month == null ? panel.toScore() : panel.toScore(month);
            Dataset<Row> own = requireFree(TargetFiles.withoutAdded(rows, chosen));
            report(file.write(ScoredRows.of(own, read, reasons, blank)));
            warn(rows.warnings(), blank.value());
        }
        return 0;
    }

    /** What was there to learn from has to be there to be scored, but for what tells the label. */
    private static void requireColumns(FileRows rows, Target target, Map<String, Object> manifest) {
        Set<String> gone = new HashSet<>(rows.missing());
        if (manifest.get("columns_missing") instanceof List<?> never) {
            gone.removeAll(never);
        }
        gone.removeAll(target.label().condition().columns());
        gone.stream().sorted().findFirst().ifPresent(name -> {
            throw new LakeException(
                    FailureCode.TARGET_INPUT,
                    "the input has no column " + name + ", which the model was learnt from; it has "
                            + String.join(", ", rows.rows().columns()),
                    "give files with it, spelled as one of " + target.columns().get(name)
                            + ", or learn a model without it");
        });
    }

    private static Dataset<Row> requireFree(Dataset<Row> rows) {
        List<String> there = List.of(rows.columns());
        ScoredRows.columns().stream().filter(there::contains).findFirst().ifPresent(name -> {
            throw new LakeException(
                    FailureCode.TARGET_INPUT,
                    "the rows have a column " + name + " already",
                    "give it another name in the input");
        });
        return rows;
    }

    private void report(Dataset<Row> scored) {
        Dataset<Row> bands = scored.groupBy("band")
                .agg(count(lit(1)).as("rows"), round(avg("probability"), 4).as("probability"))
                .orderBy(col("probability").desc());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Row row : bands.collectAsList()) {
            Map<String, Object> cells = new LinkedHashMap<>();
            Arrays.stream(bands.columns()).forEach(name -> cells.put(name, row.getAs(name)));
            rows.add(cells);
        }
        PrintWriter console = spec.commandLine().getOut();
        Rows.write(format.format(), console, rows);
        console.flush();
    }

    private void warn(List<String> warnings, long blank) {
        PrintWriter errors = spec.commandLine().getErr();
        warnings.forEach(warning -> errors.println("warning   " + warning));
        if (blank > 0) {
            errors.printf("warning   %,d rows hold none of the features; their reason is missing data%n", blank);
        }
        errors.flush();
    }
}
