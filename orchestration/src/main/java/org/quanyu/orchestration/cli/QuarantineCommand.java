package org.quanyu.orchestration.cli;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.orchestration.catalog.LakeSession;
import org.quanyu.orchestration.home.Lake;
import org.quanyu.orchestration.sql.Rows;
import org.quanyu.schemas.step.RunMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows rows that were set aside, and takes them back in. */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description = "Shows rows that were set aside, and takes them back in.",
        subcommands = {QuarantineCommand.ListRows.class, QuarantineCommand.Replay.class})
final class QuarantineCommand implements Runnable {

    private static final String TABLE = "ops.quarantine";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new picocli.CommandLine.ParameterException(spec.commandLine(), "say list or replay");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists rows that are set aside: where each stands, the rule it breaks and why.")
    static final class ListRows implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Option(names = "--source", paramLabel = "NAME", description = "Only rows of this source.")
        private String source;

        @Option(names = "--rule", paramLabel = "RULE", description = "Only rows that break this rule.")
        private String rule;

        @Option(
                names = "--limit",
                paramLabel = "N",
                defaultValue = "100",
                description = "At most so many rows (default: ${DEFAULT-VALUE}).")
        private int limit;

        @Option(names = "--summary", description = "Rows per source and rule instead of single rows.")
        private boolean summary;

        @Mixin
        private HomeOption home;

        @Mixin
        private DatabaseOption database;

        @Mixin
        private EngineOption engine;

        @Mixin
        private FormatOption format;

        @Override
        public Integer call() {
            LogFile.in(home.path().resolve("logs"));
            try (Lake lake = Lake.open(home.path(), database.connection())) {
                List<Map<String, Object>> rows = lake.tables().exists(TABLE) ? rows(lake) : List.of();
                Rows.write(format.format(), spec.commandLine().getOut(), rows);
            }
            return 0;
        }

        private List<Map<String, Object>> rows(Lake lake) {
            Dataset<Row> open = lake.spark(engine.master(), engine.settings())
                    .table(LakeSession.CATALOG + "." + TABLE)
                    .where(col("status").equalTo("open"));
            Dataset<Row> chosen = only(only(open, "source", source), "rule", rule);
            Dataset<Row> shown = summary
                    ? chosen.groupBy("source", "rule", "code")
                            .count()
                            .orderBy(col("count").desc(), col("source"), col("rule"))
                    : chosen.select("source", "file", "line", "rule", "code", "message", "row")
                            .orderBy("source", "file", "line");
            return shown.limit(limit).collectAsList().stream()
                    .map(row -> named(shown.columns(), row))
                    .toList();
        }

        private static Dataset<Row> only(Dataset<Row> rows, String column, String value) {
            return value == null ? rows : rows.where(col(column).equalTo(value));
        }

        private static Map<String, Object> named(String[] columns, Row row) {
            Map<String, Object> named = new LinkedHashMap<>();
            for (int i = 0; i < columns.length; i++) {
                named.put(columns[i], row.get(i));
            }
            return named;
        }
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description =
                    "Takes the rows that are set aside through the sources and rules as they are now, and publishes"
                            + " what passes. Rows that still break a rule stay set aside.")
    static final class Replay implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Option(names = "--as-of", required = true, paramLabel = "DATE", description = "The logical date of the run.")
        private LocalDate asOf;

        @Mixin
        private DeliveryOption delivery;

        @Mixin
        private HomeOption home;

        @Mixin
        private DatabaseOption database;

        @Mixin
        private EngineOption engine;

        @Override
        public Integer call() {
            LogFile.in(home.path().resolve("logs"));
            return RunCommand.execute(
                    RunCommand.Work.nightly(asOf, RunMode.REPLAY, delivery.sources(), delivery.input()),
                    home,
                    database,
                    engine,
                    spec.commandLine().getErr(),
                    spec.commandLine().getOut());
        }
    }
}
