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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.models.category.ClassifiedMessages;
import org.quanyu.models.text.TextModelFile;
import org.quanyu.orchestration.input.EventFiles;
import org.quanyu.orchestration.sql.OutputFormat;
import org.quanyu.orchestration.sql.Rows;
import org.quanyu.orchestration.text.ClerkList;
import org.quanyu.orchestration.text.MessageColumns;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lake classify events}: gives messages in files the likeliest of the learnt categories; needs no lake. */
@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description =
                "Gives messages the likeliest category and its confidence. Writes classified (Parquet: the input's"
                        + " columns, category, confidence, second_category) and to_review.csv, the messages whose category a"
                        + " clerk is to choose.")
final class ClassifyEventsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--model",
            required = true,
            paramLabel = "DIR",
            description = "The folder that lake train category wrote.")
    private Path model;

    @Option(
            names = "--input",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Messages: CSV with a header, tab-separated (.tsv), Parquet, spreadsheet (.xlsx), JSON or JSON"
                            + " lines (.jsonl).")
    private List<Path> input;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to make.")
    private Path out;

    @Option(
            names = "--threshold",
            paramLabel = "CONFIDENCE",
            defaultValue = "0.6",
            description = "Messages with less confidence go to the clerk's list (default: ${DEFAULT-VALUE}).")
    private double threshold;

    @Option(names = "--id", paramLabel = "COLUMN", description = "The column that names a message on the clerk's list.")
    private String id;

    @Option(names = "--title", paramLabel = "COLUMN", description = "The column with the title (default: as learnt).")
    private String title;

    @Option(names = "--text", paramLabel = "COLUMN", description = "The column with the text (default: as learnt).")
    private String text;

    @Mixin
    private EngineOption engine;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws IOException {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--threshold lies between 0 and 1");
        }
        new OutputFolder(out).requireEmpty();
        TextModelFile file = new TextModelFile(model);
        MessageColumns columns = columns(file.learntFrom());
        try (FileSession session = FileSession.open(engine)) {
            SparkSession spark = session.spark();
            Dataset<Row> rows = columns.added(
                    requireFree(new EventFiles(input, session.scratch(), FailureCode.TEXT_INPUT).read(spark)));
            String classified = out.resolve("classified").toString();
            List<String> added = MessageColumns.addedNames();
            ClassifiedMessages.of(rows, added.get(0), added.get(1), file.read())
                    .drop(added.toArray(String[]::new))
                    .write()
                    .parquet(classified);
            Dataset<Row> told = columns.added(spark.read().parquet(classified));
            int listed = new ClerkList(out.resolve("to_review.csv"), threshold).write(told, Optional.ofNullable(id));
            report(told, listed);
        }
        return 0;
    }

    private MessageColumns columns(Map<String, Object> learntFrom) {
        Object learntTitle = title == null ? learntFrom.get("title") : title;
        Object learntText = text == null ? learntFrom.get("text") : text;
        return new MessageColumns(Optional.ofNullable((String) learntTitle), (String) learntText);
    }

    private Dataset<Row> requireFree(Dataset<Row> rows) {
        List<String> there = List.of(rows.columns());
        Stream.concat(ClassifiedMessages.columns().stream(), MessageColumns.addedNames().stream())
                .filter(there::contains)
                .findFirst()
                .ifPresent(name -> {
                    throw new LakeException(
                            FailureCode.TEXT_INPUT,
                            "the input has a column " + name + " already",
                            "give it another name in the input");
                });
        if (id != null && !there.contains(id)) {
            throw new LakeException(
                    FailureCode.TEXT_INPUT,
                    "the input has no column " + id + "; it has " + String.join(", ", there),
                    "name one of them with --id");
        }
        return rows;
    }

    private void report(Dataset<Row> told, int listed) {
        PrintWriter console = spec.commandLine().getOut();
        Dataset<Row> counts = told.groupBy("category")
                .agg(count(lit(1)).as("messages"), round(avg("confidence"), 3).as("confidence"))
                .orderBy(col("messages").desc(), col("category"));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Row row : counts.collectAsList()) {
            Map<String, Object> cells = new LinkedHashMap<>();
            Arrays.stream(counts.columns()).forEach(name -> cells.put(name, row.getAs(name)));
            rows.add(cells);
        }
        if (format.format() == OutputFormat.TABLE) {
            console.printf("%,d messages on the clerk's list %s%n", listed, out.resolve("to_review.csv"));
        }
        Rows.write(format.format(), console, rows);
        console.flush();
    }
}
