package org.quanyu.orchestration.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.catalog.LakeSession;
import org.quanyu.orchestration.home.Lake;
import org.quanyu.orchestration.run.LakeRun;
import org.quanyu.orchestration.run.LedgerEntry;
import org.quanyu.orchestration.run.Progress;
import org.quanyu.pipelines.ingest.source.SourceDefinition;
import org.quanyu.pipelines.ingest.source.SourceDefinitions;
import org.quanyu.pipelines.ingest.source.SourceFormat;
import org.quanyu.schemas.step.RunMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Times a first nightly run against Spark merely copying the same files to Iceberg, in turns in one process.
 * Only sources that Spark can read by itself (CSV, JSON) can take part.
 */
@Command(
        name = "benchmark",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Times a first run against Spark copying the same files to Iceberg; see benchmarks/.")
final class BenchmarkCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--rounds", defaultValue = "4", description = "Turns; the first only warms up.")
    private int rounds;

    @Mixin
    private DeliveryOption delivery;

    @Mixin
    private HomeOption home;

    @Mixin
    private EngineOption engine;

    @Override
    public Integer call() {
        LogFile.in(home.path().resolve("logs"));
        PrintWriter out = spec.commandLine().getOut();
        List<Double> copies = new ArrayList<>();
        List<Double> runs = new ArrayList<>();
        long rows = 0;
        for (int round = 0; round < rounds; round++) {
            double copy = copy(home.path().resolve("copy-" + round));
            Timed run = run(home.path().resolve("run-" + round));
            out.printf("round %d: copy %.1f s, run %.1f s%n", round, copy, run.seconds());
            out.flush();
            if (round > 0) {
                copies.add(copy);
                runs.add(run.seconds());
                rows = run.rows();
            }
        }
        double copy = median(copies);
        double run = median(runs);
        int cores = Runtime.getRuntime().availableProcessors();
        out.printf(
                "%,d rows, %d cores; copy %.1f s; run %.1f s, %,.0f rows per second and core; run / copy %.2f%n",
                rows, cores, copy, run, rows / run / cores, run / copy);
        return 0;
    }

    private record Timed(double seconds, long rows) {}

    private double copy(Path folder) {
        try (Lake lake = Lake.open(folder, Optional.empty())) {
            SparkSession spark = lake.spark(engine.master(), engine.settings());
            lake.tables().prepareLayers();
            long start = System.nanoTime();
            for (SourceDefinition source : SourceDefinitions.read(delivery.sources())) {
                try {
                    read(spark, source)
                            .writeTo(LakeSession.CATALOG + ".bronze.copy_" + source.source())
                            .using("iceberg")
                            .create();
                } catch (org.apache.spark.sql.catalyst.analysis.TableAlreadyExistsException e) {
                    throw new IllegalStateException(e);
                }
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private Dataset<Row> read(SparkSession spark, SourceDefinition source) {
        String files = delivery.input().resolve(source.files()).toString();
        if (source.format() instanceof SourceFormat.Csv) {
            return spark.read()
                    .option("header", "true")
                    .option("multiLine", "true")
                    .option("escape", "\"")
                    .csv(files);
        }
        if (source.format() instanceof SourceFormat.Json) {
            return spark.read().option("multiLine", "true").json(files);
        }
        throw LakeCommand.usage(
                source.source() + " is neither CSV nor JSON",
                "give a folder with sources that Spark can read by itself");
    }

    private Timed run(Path folder) {
        try (Lake lake = Lake.open(folder, Optional.empty())) {
            lake.spark(engine.master(), engine.settings());
            long start = System.nanoTime();
            LakeRun.Result result = RunCommand.run(
                    RunCommand.Work.nightly(
                            LocalDate.of(2020, 6, 30), RunMode.INCREMENTAL, delivery.sources(), delivery.input()),
                    lake,
                    engine,
                    new Progress(spec.commandLine().getErr()));
            double seconds = (System.nanoTime() - start) / 1e9;
            long rows = result.ledger().stream()
                    .filter(entry -> entry.step().startsWith("ingest:"))
                    .mapToLong(LedgerEntry::rowsIn)
                    .sum();
            return new Timed(seconds, rows);
        }
    }

    private static double median(List<Double> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }
}
