package org.quanyu.orchestration.cli;

import java.util.concurrent.Callable;
import org.quanyu.orchestration.home.Lake;
import org.quanyu.orchestration.sql.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what the audits found. */
@Command(
        name = "quality",
        mixinStandardHelpOptions = true,
        description = "Lists the rules that were audited in a run and whether they held, those that did not first.")
final class QualityCommand implements Callable<Integer> {

    private static final String RESULTS = """
            select table_name, rule, severity, passed, metric, message from lake.quality_result
            where run_id = coalesce(?, (select max(run_id) from lake.quality_result))
            order by passed, table_name, rule""";

    @Spec
    private CommandSpec spec;

    @Option(names = "--run", paramLabel = "RUN", description = "The run (default: the latest audited one).")
    private String run;

    @Mixin
    private HomeOption home;

    @Mixin
    private DatabaseOption database;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        LogFile.in(home.path().resolve("logs"));
        try (Lake lake = Lake.open(home.path(), database.connection())) {
            Rows.write(
                    format.format(),
                    spec.commandLine().getOut(),
                    lake.database().client().sql(RESULTS).param(run).query().listOfRows());
        }
        return 0;
    }
}
