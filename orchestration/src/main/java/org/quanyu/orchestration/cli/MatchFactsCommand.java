package org.quanyu.orchestration.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.sql.Rows;
import org.quanyu.pipelines.benefit.match.MatchFolder;
import org.quanyu.pipelines.benefit.sheet.FactSheet;
import org.quanyu.pipelines.benefit.sheet.FactSheetReader;
import org.quanyu.pipelines.benefit.sheet.SheetFacts;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lake match facts}: facts from a plain table; needs no lake. */
@Command(
        name = "facts",
        mixinStandardHelpOptions = true,
        description =
                "Makes facts for match run from a plain table, by a sheet that says what each fact is. What rows tell differently, or"
                        + " what cannot be read, is unknown and goes to a clerk's list. Writes fact and fact_conflict as Parquet.")
final class MatchFactsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHEET", description = "The sheet, in YAML; see docs/matching.md.")
    private Path sheet;

    @Option(
            names = "--input",
            required = true,
            paramLabel = "FILE",
            description = "The table: CSV with a header (.csv, .csv.gz; UTF-8) or Parquet.")
    private Path input;

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
        FactSheet read = FactSheetReader.read(sheet);
        try (FileSession session = FileSession.open(engine)) {
            SheetFacts facts = SheetFacts.of(read, table(session.spark()));
            MatchFolder folder = new MatchFolder(out);
            Path written = folder.write("fact", facts.facts());
            Path conflicts = folder.write("fact_conflict", facts.conflicts());
            Rows.write(
                    format.format(), spec.commandLine().getOut(), summary(read, session.spark(), written, conflicts));
        }
        return 0;
    }

    private Dataset<Row> table(SparkSession spark) {
        if (!Files.exists(input)) {
            throw new LakeException(
                    FailureCode.FACTS_INVALID, "there is no " + input, "name a CSV or Parquet file with --input");
        }
        String uri = input.toUri().toString();
        return uri.matches(".*\\.csv(\\.gz)?")
                ? spark.read()
                        .option("header", true)
                        .option("escape", "\"")
                        .option("multiLine", true)
                        .csv(uri)
                : spark.read().parquet(uri);
    }

    /** A row per fact: of how many it is known, and how many a clerk has to look into. */
    private static List<Map<String, Object>> summary(FactSheet sheet, SparkSession spark, Path facts, Path conflicts) {
        List<Column> known = new ArrayList<>();
        sheet.facts()
                .forEach(fact -> known.add(count(col("`" + fact.name() + "`")).as(fact.name())));
        Row counted = spark.read()
                .parquet(facts.toString())
                .agg(count(lit(1)), known.toArray(Column[]::new))
                .first();
        Map<String, Long> conflicting = new LinkedHashMap<>();
        spark.read()
                .parquet(conflicts.toString())
                .groupBy("fact")
                .count()
                .collectAsList()
                .forEach(row -> conflicting.put(row.getString(0), row.getLong(1)));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (FactSheet.Fact fact : sheet.facts()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("fact", fact.name());
            row.put("entities", counted.getLong(0));
            row.put("known", counted.<Long>getAs(fact.name()));
            row.put("conflicts", conflicting.getOrDefault(fact.name(), 0L));
            rows.add(row);
        }
        return rows;
    }
}
