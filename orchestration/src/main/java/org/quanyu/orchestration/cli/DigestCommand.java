package org.quanyu.orchestration.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.catalog.Digest;
import org.quanyu.orchestration.catalog.LakeSession;
import org.quanyu.orchestration.home.Lake;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints a digest of what each published table holds. */
@Command(
        name = "digest",
        mixinStandardHelpOptions = true,
        description = "Prints a content digest per published table: equal for equal content, whatever the order of"
                + " rows and files.")
final class DigestCommand implements Callable<Integer> {

    /** They tell when and how runs went, which differs between lakes of the same content. */
    private static final Set<String> RUN_HISTORY =
            Set.of("ops.run", "ops.step_run", "ops.ledger", "ops.quality_result", "ops.publication");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(
            paramLabel = "TABLE",
            arity = "0..*",
            description = "Tables; all but the history of runs if none is named.")
    private List<String> named = List.of();

    @Mixin
    private HomeOption home;

    @Mixin
    private DatabaseOption database;

    @Mixin
    private EngineOption engine;

    @Override
    public Integer call() {
        LogFile.in(home.path().resolve("logs"));
        PrintWriter out = spec.commandLine().getOut();
        try (Lake lake = Lake.open(home.path(), database.connection())) {
            SparkSession spark = lake.spark(engine.master(), engine.settings());
            List<String> tables = named.isEmpty()
                    ? lake.tables().names().stream()
                            .filter(name -> !RUN_HISTORY.contains(name))
                            .toList()
                    : named;
            for (String table : tables) {
                if (lake.tables().publishedHead(table).isPresent()) {
                    Digest digest = Digest.of(table, spark.table(LakeSession.CATALOG + "." + table));
                    out.printf("%s %s %d%n", digest.digest(), digest.table(), digest.rows());
                    out.flush();
                }
            }
        }
        return 0;
    }
}
