package org.quanyu.orchestration.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;
import org.apache.spark.sql.SparkSession;
import org.quanyu.models.category.CategoryTraining;
import org.quanyu.models.text.LabelledMessage;
import org.quanyu.models.text.LabelledMessages;
import org.quanyu.models.text.TextModelFile;
import org.quanyu.models.text.TextTraining;
import org.quanyu.orchestration.sql.OutputFormat;
import org.quanyu.orchestration.sql.Rows;
import org.quanyu.orchestration.text.MessageColumns;
import org.quanyu.orchestration.text.TrainingReport;
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

    @Mixin
    private TextOptions texts;

    @Option(names = "--title", paramLabel = "COLUMN", description = "The column with the title, if there is one.")
    private String title;

    @Option(
            names = "--tree",
            paramLabel = "FILE",
            description = "Names of lower categories, with the category they belong to in the column of --label.")
    private Path tree;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to make for the model.")
    private Path out;

    @Mixin
    private EngineOption engine;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws IOException {
        texts.require();
        new OutputFolder(out).requireEmpty();
        try (FileSession session = FileSession.open(engine)) {
            SparkSession spark = session.spark();
            MessageColumns.Read read = texts.read(spark, session.scratch(), Optional.ofNullable(title));
            List<LabelledMessage> names = tree == null
                    ? List.of()
                    : MessageColumns.tree(texts.rows(spark, session.scratch(), List.of(tree)), texts.label());
            train(read, names);
        }
        return 0;
    }

    private void train(MessageColumns.Read read, List<LabelledMessage> names) throws IOException {
        LabelledMessages messages = new LabelledMessages(read.labelled()).withoutCopies();
        LongFunction<TextTraining> training = seed -> CategoryTraining.of(read.unlabelled(), names, seed);
        TrainingReport report = texts.measured(training, messages);
        Map<String, Object> about = texts.learntFrom(read, messages);
        about.put("title", title);
        about.put("names_of_the_tree", names.size());
        about.put("measures", report.rows());
        new TextModelFile(out).write(training.apply(texts.seed()).learn(messages), about);
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
}
