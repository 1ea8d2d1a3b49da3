package org.quanyu.orchestration.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.models.text.LabelledMessages;
import org.quanyu.models.text.TextEvaluation;
import org.quanyu.models.text.TextTraining;
import org.quanyu.orchestration.input.EventFiles;
import org.quanyu.orchestration.text.MessageColumns;
import org.quanyu.orchestration.text.TrainingReport;
import org.quanyu.schemas.failure.FailureCode;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What labelled texts are learnt from, and how it is measured. */
final class TextOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--input",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Messages: CSV with a header, tab-separated (.tsv), Parquet, spreadsheet (.xlsx), JSON or JSON"
                            + " lines (.jsonl). Those without a label tell which words are rare.")
    private List<Path> input;

    @Option(names = "--text", required = true, paramLabel = "COLUMN", description = "The column with the text.")
    private String text;

    @Option(names = "--label", required = true, paramLabel = "COLUMN", description = "The column with the label.")
    private String label;

    @Option(
            names = "--test-share",
            paramLabel = "SHARE",
            defaultValue = "0.2",
            description = "The share of each label to judge by (default: ${DEFAULT-VALUE}).")
    private double testShare;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What chance begins with (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--splits",
            paramLabel = "N",
            defaultValue = "1",
            description = "In how many ways to divide the messages, with this seed and the next ones"
                    + " (default: ${DEFAULT-VALUE}).")
    private int splits;

    void require() {
        if (!(testShare > 0 && testShare < 1) || splits < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--test-share lies between 0 and 1, --splits is at least 1");
        }
    }

    MessageColumns.Read read(SparkSession spark, Path scratch, Optional<String> title) {
        return new MessageColumns(title, text).read(rows(spark, scratch, input), label);
    }

    Dataset<Row> rows(SparkSession spark, Path scratch, List<Path> files) {
        return new EventFiles(files, scratch, FailureCode.TEXT_INPUT).read(spark);
    }

    /** @param training for a seed */
    TrainingReport measured(LongFunction<TextTraining> training, LabelledMessages messages) throws IOException {
        return new TrainingReport(LongStream.range(seed, seed + splits)
                .mapToObj(each -> TextEvaluation.of(training.apply(each), messages, testShare))
                .toList());
    }

    String label() {
        return label;
    }

    long seed() {
        return seed;
    }

    /** What JSON can say of where the messages come from. */
    Map<String, Object> learntFrom(MessageColumns.Read read, LabelledMessages messages) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put(
                "files",
                input.stream().map(file -> file.getFileName().toString()).toList());
        about.put("text", text);
        about.put("label", label);
        about.put("messages", messages.counts());
        about.put("unlabelled", read.unlabelled().size());
        about.put("seed", seed);
        about.put("test_share", testShare);
        return about;
    }
}
