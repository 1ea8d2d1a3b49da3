package org.quanyu.orchestration.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.sql.Rows;
import org.quanyu.pipelines.benefit.diff.RunDifference;
import org.quanyu.pipelines.benefit.match.FactFile;
import org.quanyu.pipelines.benefit.match.MatchFolder;
import org.quanyu.pipelines.benefit.match.MatchRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lake match diff}: what changed between two runs, and why; needs no lake. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description =
                "Tells who gained or lost a benefit between two runs of lake match run, or gets another amount, with the"
                        + " cause of each. Writes benefit_difference as Parquet, and lists how many there are of each cause.")
final class MatchDiffCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "RUN_A", description = "The folder of the earlier run.")
    private Path before;

    @Parameters(index = "1", paramLabel = "RUN_B", description = "The folder of the later run.")
    private Path after;

    @Option(
            names = "--facts-a",
            paramLabel = "FILE",
            description = "The facts of the earlier run, to tell the cause where more than one clause was missed.")
    private Path factsBefore;

    @Option(names = "--facts-b", paramLabel = "FILE", description = "The facts of the later run.")
    private Path factsAfter;

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
        try (FileSession session = FileSession.open(engine)) {
            SparkSession spark = session.spark();
            RunDifference difference = new RunDifference(
                    MatchRun.read(spark, before),
                    MatchRun.read(spark, after),
                    facts(spark, factsBefore),
                    facts(spark, factsAfter));
            Path written = new MatchFolder(out)
                    .write("benefit_difference", difference.changes().orderBy("policy", "entity"));
            Dataset<Row> changes = spark.read().parquet(written.toUri().toString());
            Rows.write(
                    format.format(),
                    spec.commandLine().getOut(),
                    RunDifference.summary(changes).collectAsList().stream()
                            .map(MatchDiffCommand::map)
                            .toList());
        }
        return 0;
    }

    private static Optional<Dataset<Row>> facts(SparkSession spark, Path file) {
        return Optional.ofNullable(file).map(path -> FactFile.read(spark, path).rows());
    }

    private static Map<String, Object> map(Row row) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int column = 0; column < row.length(); column++) {
            map.put(row.schema().fieldNames()[column], row.get(column));
        }
        return map;
    }
}
