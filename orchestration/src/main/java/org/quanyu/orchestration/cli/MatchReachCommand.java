package org.quanyu.orchestration.cli;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.sql.Rows;
import org.quanyu.pipelines.benefit.match.FactFile;
import org.quanyu.pipelines.benefit.match.MatchFolder;
import org.quanyu.pipelines.benefit.match.MatchRun;
import org.quanyu.pipelines.benefit.reach.Reach;
import org.quanyu.pipelines.benefit.reach.ReachTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lake match reach}: whom policies reach and whom they miss; needs no lake. */
@Command(
        name = "reach",
        mixinStandardHelpOptions = true,
        description =
                "Counts who qualifies, was paid or nearly qualifies by sub-district, age band and education, holds the shares"
                        + " against those of all, and lists those who lack one record. Writes benefit_reach,"
                        + " benefit_reach_rate and benefit_outreach as Parquet.")
final class MatchReachCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--run", required = true, paramLabel = "DIR", description = "What lake match run wrote.")
    private Path run;

    @Option(
            names = "--facts",
            required = true,
            paramLabel = "FILE",
            description = "The facts of that run in Parquet, with sub_district, age_band or education.")
    private Path facts;

    @Option(
            names = "--paid",
            paramLabel = "FILE",
            description = "Who was paid, in Parquet: a row for each entity and policy.")
    private Path paid;

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
            Optional<Dataset<Row>> whoWasPaid = Optional.ofNullable(paid)
                    .map(path -> FactFile.read(spark, path).rows());
            Reach reach = Reach.of(
                    MatchRun.read(spark, run), FactFile.read(spark, facts).rows(), whoWasPaid);
            warn(reach);
            ReachTables tables = reach.tables();
            MatchFolder folder = new MatchFolder(out);
            folder.write("benefit_reach", tables.counts(spark));
            folder.write("benefit_reach_rate", tables.rates(spark));
            folder.write("benefit_outreach", reach.outreach());
            Rows.write(
                    format.format(),
                    spec.commandLine().getOut(),
                    tables.counts(spark).filter(col("dimension").equalTo("all")).collectAsList().stream()
                            .map(MatchReachCommand::map)
                            .toList());
        }
        return 0;
    }

    private void warn(Reach reach) {
        PrintWriter errors = spec.commandLine().getErr();
        reach.missing()
                .forEach(name -> errors.println("warning   the facts have no column " + name + "; not told apart"));
        errors.flush();
    }

    private static Map<String, Object> map(Row row) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int column = 0; column < row.length(); column++) {
            map.put(row.schema().fieldNames()[column], row.get(column));
        }
        map.remove("dimension");
        map.remove("group");
        return map;
    }
}
