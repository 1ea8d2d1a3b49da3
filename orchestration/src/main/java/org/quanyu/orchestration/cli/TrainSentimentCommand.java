package org.quanyu.orchestration.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongFunction;
import org.quanyu.models.sentiment.SentimentTraining;
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

/** {@code lake train sentiment}: learns how texts speak from labelled ones in files; needs no lake. */
@Command(
        name = "sentiment",
        mixinStandardHelpOptions = true,
        description =
                "Learns from labelled texts how a text speaks: good or bad, or any other labels. Measures on a part"
                        + " that was not learnt from (accuracy, macro-F1, AUC); with --out then learns from all and writes the model."
                        + " Copies of a text are one, and those with different labels are left out.")
final class TrainSentimentCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private TextOptions texts;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "The folder to make for the model; models/sentiment in the lake's home is what the nightly run"
                            + " uses.")
    private Path out;

    @Mixin
    private EngineOption engine;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws IOException {
        texts.require();
        if (out != null) {
            new OutputFolder(out).requireEmpty();
        }
        try (FileSession session = FileSession.open(engine)) {
            train(texts.read(session.spark(), session.scratch(), Optional.empty()));
        }
        return 0;
    }

    private void train(MessageColumns.Read read) throws IOException {
        LabelledMessages messages = new LabelledMessages(read.labelled()).withoutCopies();
        LongFunction<TextTraining> training = seed -> SentimentTraining.of(read.unlabelled(), seed);
        TrainingReport report = texts.measured(training, messages);
        if (out != null) {
            Map<String, Object> about = texts.learntFrom(read, messages);
            about.put("measures", report.sentimentRows());
            new TextModelFile(out).write(training.apply(texts.seed()).learn(messages), about);
        }
        PrintWriter console = spec.commandLine().getOut();
        if (format.format() == OutputFormat.TABLE) {
            console.printf(
                    "%,d texts with a label, %,d of them copies or at odds; %,d without%n",
                    read.labelled().size(),
                    read.labelled().size() - messages.messages().size(),
                    read.unlabelled().size());
        }
        Rows.write(format.format(), console, report.sentimentRows());
        console.flush();
    }
}
