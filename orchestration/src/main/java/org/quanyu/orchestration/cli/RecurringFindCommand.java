package org.quanyu.orchestration.cli;

import static org.apache.spark.sql.functions.max;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.input.EventFiles;
import org.quanyu.orchestration.recurring.MatterFolder;
import org.quanyu.orchestration.recurring.MatterSummary;
import org.quanyu.orchestration.sql.OutputFormat;
import org.quanyu.orchestration.sql.Rows;
import org.quanyu.pipelines.event.recurring.FoundMatters;
import org.quanyu.pipelines.event.recurring.LifeLines;
import org.quanyu.pipelines.event.recurring.MatterDefinition;
import org.quanyu.pipelines.event.recurring.MatterDefinitionReader;
import org.quanyu.pipelines.event.recurring.RecurringMatters;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code lake recurring find}: finds recurring matters among events in files; needs no lake. */
@Command(
        name = "find",
        mixinStandardHelpOptions = true,
        description = "Groups the events of files into matters, whoever reports them and however they word it. Writes"
                + " the matters as Parquet (event_id, matter_id), their life lines, and what a later search goes"
                + " on from.")
final class RecurringFindCommand implements Callable<Integer> {

    /** As many matters as a screen shows. */
    private static final int SHOWN = 10;

    private static final List<String> SHOWN_COLUMNS =
            List.of("matter_id", "events", "reporters", "state", "first_seen", "last_seen", "is_growing", "title");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "What events and matters are, see docs/recurring.md.")
    private Path config;

    @Option(
            names = "--input",
            required = true,
            arity = "1..*",
            paramLabel = "FILE",
            description = "Events: CSV with a header, tab-separated (.tsv), Parquet, spreadsheet (.xlsx), JSON or JSON"
                    + " lines (.jsonl); files or folders of files.")
    private List<Path> input;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "The folder to make; it may exist if it is empty.")
    private Path out;

    @Option(
            names = "--previous",
            paramLabel = "DIR",
            description = "What an earlier search wrote: the input is then only what is new or was delivered again."
                    + " New events join the matters there, which keep their ids.")
    private Path previous;

    @Option(
            names = "--full",
            description = "With --previous: the input is all events, and all are linked anew; ids are kept as far as"
                    + " they can be. Needed now and then, as rare words become common.")
    private boolean full;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            description = "The day at whose end states hold (default: the time of the last event).")
    private LocalDate asOf;

    @Mixin
    private EngineOption engine;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() throws IOException {
        new OutputFolder(out).requireEmpty();
        Optional<MatterFolder> earlier = Optional.ofNullable(previous).map(MatterFolder::new);
        earlier.ifPresent(MatterFolder::requireThere);
        ConfigurationFile file = new ConfigurationFile(config);
        String text = file.text(FailureCode.MATTERS_INVALID, "name the file that defines the matters with --config");
        MatterDefinition definition = MatterDefinitionReader.read(file.name(), text);
        requireSame(earlier, text);
        try (FileSession session = FileSession.open(engine)) {
            SparkSession spark = session.spark();
            Instant began = Instant.now();
            Dataset<Row> events = new EventFiles(input, session.scratch(), FailureCode.MATTERS_INPUT).read(spark);
            try (FoundMatters found = found(definition, events, earlier)) {
                MatterFolder folder = new MatterFolder(out);
                if (earlier.isPresent() && !full) {
                    folder.writeAfter(found, earlier.get(), text);
                } else {
                    folder.write(found, text);
                }
                report(found, lifeLines(folder, spark, definition), began);
            }
        }
        return 0;
    }

    private FoundMatters found(MatterDefinition definition, Dataset<Row> events, Optional<MatterFolder> earlier) {
        SparkSession spark = events.sparkSession();
        return earlier.isPresent() && !full
                ? RecurringMatters.join(definition, events, earlier.get().earlier(spark))
                : RecurringMatters.find(definition, events, earlier.map(folder -> folder.earlier(spark)));
    }

    private void requireSame(Optional<MatterFolder> earlier, String text) {
        if (!full && earlier.filter(folder -> !folder.isBy(text)).isPresent()) {
            throw new LakeException(
                    FailureCode.EARLIER_MATTERS_UNUSABLE,
                    previous + " was made by another definition than " + config,
                    "search all events anew with --full");
        }
    }

    private MatterSummary lifeLines(MatterFolder folder, SparkSession spark, MatterDefinition definition) {
        Dataset<Row> members = folder.members(spark);
        Timestamp now = asOf == null
                ? members.agg(max("time")).head().getTimestamp(0)
                : Timestamp.from(asOf.plusDays(1)
                        .atStartOfDay(ZoneId.of(spark.conf().get("spark.sql.session.timeZone")))
                        .toInstant()
                        .minusSeconds(1));
        MatterSummary summary =
                new MatterSummary(folder.writeLifeLines(LifeLines.of(members, now, definition.dormantAfter())));
        summary.write(out);
        return summary;
    }

    private void report(FoundMatters found, MatterSummary summary, Instant began) {
        PrintWriter console = spec.commandLine().getOut();
        if (format.format() == OutputFormat.TABLE) {
            found.warnings().forEach(warning -> console.println("warning   " + warning));
            console.printf(
                    "%,d events were linked, %,d pairs compared, in %.1f s%n",
                    found.newEvents(),
                    found.pairs(),
                    Duration.between(began, Instant.now()).toMillis() / 1000.0);
            console.printf("matters   %s%n", out.resolve("matters"));
            console.printf("summary   %s%n", out.resolve("summary.csv"));
        }
        Rows.write(format.format(), console, summary.first(SHOWN, SHOWN_COLUMNS));
        console.flush();
    }
}
