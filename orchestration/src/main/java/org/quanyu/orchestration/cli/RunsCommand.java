package org.quanyu.orchestration.cli;

import java.util.concurrent.Callable;
import org.quanyu.orchestration.home.Lake;
import org.quanyu.orchestration.sql.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists runs, or the steps and messages of one. */
@Command(
        name = "runs",
        mixinStandardHelpOptions = true,
        description =
                "Lists the runs of this lake, the latest first; with a run, its steps with their ledger and messages.")
final class RunsCommand implements Callable<Integer> {

    private static final String RUNS = """
            select run_id, job, as_of, mode, status, started_at, ended_at,
                   (select coalesce(sum(rows_in), 0) from lake.ledger l where l.run_id = r.run_id and step like 'ingest:%') as delivered,
                   (select coalesce(sum(quarantined), 0) from lake.ledger l where l.run_id = r.run_id) as set_aside, message
            from lake.run r order by run_id desc""";

    private static final String STEPS = """
            select s.step, s.attempt, s.status, round(extract(epoch from s.ended_at - s.started_at), 1) as seconds,
                   l.rows_in, l.rows_out, l.quarantined, l.merged, l.filtered, s.message
            from lake.step_run s left join lake.ledger l on l.run_id = s.run_id and l.step = s.step and s.status = 'done'
            where s.run_id = ? order by s.started_at""";

    private static final String NOTICES =
            "select step, code, location, message, remedy from lake.notice where run_id = ? order by notice_id";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "A run, for example r00012-20261121.")
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
            if (run == null) {
                print(lake, RUNS);
            } else {
                print(lake, STEPS, run);
                print(lake, NOTICES, run);
            }
        }
        return 0;
    }

    private void print(Lake lake, String sql, Object... parameters) {
        Rows.write(
                format.format(),
                spec.commandLine().getOut(),
                lake.database().client().sql(sql).params(parameters).query().listOfRows());
    }
}
