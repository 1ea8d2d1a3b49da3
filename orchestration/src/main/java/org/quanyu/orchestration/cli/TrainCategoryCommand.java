package org.quanyu.orchestration.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.apache.spark.sql.SparkSession;
import org.quanyu.models.category.CategoryTraining;
import org.quanyu.models.text.LabelledMessage;
import org.quanyu.models.text.LabelledMessages;
import org.quanyu.models.text.TextEvaluation;
import org.quanyu.models.text.TextModelFile;
import org.quanyu.models.text.TextTraining;
import org.quanyu.orchestration.category.MessageColumns;
import org.quanyu.orchestration.category.TrainingReport;
import org.quanyu.orchestration.input.EventFiles;
import org.quanyu.orchestration.sql.OutputFormat;
import org.quanyu.orchestration.sql.Rows;
import org.quanyu.schemas.failure.FailureCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lake train category}: learns categories from labelled messages in files; needs no lake. */
@Command(
        name = "category",
        mixinStandardHelpOptions = true,
        description = "Learns from labelled messages which category a text belongs to. Measures on a part that was not"
                + " learnt from, then learns from all and writes the model.")
final class TrainCategoryCommand implements Callable<Integer> {

    @Spec
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

    @Option(names = "--title", paramLabel = "COLUMN", description = "The column with the title, if there is one.")
    private String title;

    @Option(names = "--label", required = true, paramLabel = "COLUMN", description = "The column with the category.")
    private String label;

    @Option(
            names = "--tree",
            paramLabel = "FILE",
            description = "Names of lower categories, with the category they belong to in the column of --label.")
    private Path tree;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to make for the model.")
    private Path out;

    @Option(
            names = "--test-share",
            paramLabel = "SHARE",
            defaultValue = "0.2",
            description = "The share of each category to judge by (default: ${DEFAULT-VALUE}).")
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

    @Mixin
    private EngineOption engine;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws IOException {
        if (!(testShare > 0 && testShare < 1) || splits < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--test-share lies between 0 and 1, --splits is at least 1");
        }
        new OutputFolder(out).requireEmpty();
        try (FileSession session = FileSession.open(engine)) {
            SparkSession spark = session.spark();
            MessageColumns.Read read = new MessageColumns(Optional.ofNullable(title), text)
                    .read(new EventFiles(input, session.scratch(), FailureCode.TEXT_INPUT).read(spark), label);
            List<LabelledMessage> names = tree == null
                    ? List.of()
                    : MessageColumns.tree(
                            new EventFiles(List.of(tree), session.scratch(), FailureCode.TEXT_INPUT).read(spark),
                            label);
            train(read, names);
        }
        return 0;
    }

    private void train(MessageColumns.Read read, List<LabelledMessage> names) throws IOException {
        LabelledMessages messages = new LabelledMessages(read.labelled()).withoutCopies();
        TextTraining training = CategoryTraining.of(read.unlabelled(), names, seed);
        TrainingReport report = new TrainingReport(LongStream.range(seed, seed + splits)
                .mapToObj(each ->
                        TextEvaluation.of(CategoryTraining.of(read.unlabelled(), names, each), messages, testShare))
                .toList());
        new TextModelFile(out).write(training.learn(messages), learntFrom(read, messages, names, report));
        try (PrintWriter file =
                new PrintWriter(Files.newBufferedWriter(out.resolve("reliability.csv"), StandardCharsets.UTF_8))) {
            Rows.write(OutputFormat.CSV, file, report.reliability());
        }
        PrintWriter console = spec.commandLine().getOut();
        if (format.format() == OutputFormat.TABLE) {
            console.printf(
                    "%,d messages with a label, %,d of them copies or at odds; %,d without; %,d names of the tree%n",
                    read.labelled().size(),
                    read.labelled().size() - messages.messages().size(),
                    read.unlabelled().size(),
                    names.size());
        }
        Rows.write(format.format(), console, report.rows());
        console.flush();
    }

    private Map<String, Object> learntFrom(
            MessageColumns.Read read, LabelledMessages messages, List<LabelledMessage> names, TrainingReport report) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put(
                "files",
                input.stream().map(file -> file.getFileName().toString()).toList());
        about.put("title", title);
        about.put("text", text);
        about.put("label", label);
        about.put("messages", messages.counts());
        about.put("unlabelled", read.unlabelled().size());
        about.put("names_of_the_tree", names.size());
        about.put("seed", seed);
        about.put("test_share", testShare);
        about.put("measures", report.rows());
        return about;
    }
}
