package org.quanyu.orchestration.run;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.quanyu.orchestration.audit.AuditResult;
import org.quanyu.orchestration.database.LakeDatabase;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.step.Notice;
import org.quanyu.schemas.step.RunMode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What runs did, in the lake's database. */
public final class RunLog {

    private final LakeDatabase database;

    public RunLog(LakeDatabase database) {
        this.database = database;
    }

    /** The latest run of a job for a date and mode that has neither published nor been given up. */
    public Optional<Run> unfinished(String job, LocalDate asOf, RunMode mode) {
        return sql("""
                        select run_id, job, as_of, mode, fingerprint, status from lake.run
                        where job = ? and as_of = ? and mode = ? and status in ('started', 'failed')
                        order by run_id desc limit 1""").params(job, asOf, lower(mode)).query(RunLog::run).optional();
    }

    /** Runs that neither published nor were given up. */
    public List<Run> unfinished() {
        return sql("""
                        select run_id, job, as_of, mode, fingerprint, status from lake.run
                        where status in ('started', 'failed') order by run_id""").query(RunLog::run).list();
    }

    /** The logical date of the latest run that published. */
    public Optional<LocalDate> latestPublished() {
        return sql("select as_of from lake.run where status = 'published' order by run_id desc limit 1")
                .query(LocalDate.class)
                .optional();
    }

    /** Begins a run. Its id sorts after those of all earlier runs. */
    public Run begin(String job, LocalDate asOf, RunMode mode, String fingerprint) {
        long number =
                sql("select nextval('lake.run_sequence')").query(Long.class).single();
        String runId = "r%05d-%s".formatted(number, asOf.toString().replace("-", ""));
        sql("insert into lake.run (run_id, job, as_of, mode, fingerprint, status) values (?, ?, ?, ?, ?, 'started')")
                .params(runId, job, asOf, lower(mode), fingerprint)
                .update();
        return new Run(runId, job, asOf, mode, fingerprint, "started");
    }

    public void resume(Run run) {
        sql("update lake.run set status = 'started', ended_at = null, message = null where run_id = ?")
                .param(run.runId())
                .update();
        sql("""
                        update lake.step_run set status = 'failed', ended_at = now(), message = 'cut off'
                        where run_id = ? and status = 'started'""").param(run.runId()).update();
    }

    public void end(String runId, String status, String message) {
        sql("update lake.run set status = ?, ended_at = now(), message = ? where run_id = ?")
                .params(status, message, runId)
                .update();
    }

    public int beginStep(String runId, String step) {
        return sql("""
                        insert into lake.step_run (run_id, step, attempt, status)
                        select ?, ?, coalesce(max(attempt), 0) + 1, 'started' from lake.step_run
                        where run_id = ? and step = ? returning attempt""").params(runId, step, runId, step).query(Integer.class).single();
    }

    public void failStep(String runId, String step, String message) {
        sql("""
                        update lake.step_run set status = 'failed', ended_at = now(), message = ?
                        where run_id = ? and step = ? and status = 'started'""").params(message, runId, step).update();
    }

    /** Whether a step of the run is done, so that a restart passes it by. */
    public boolean isDone(String runId, String step) {
        return sql("select count(*) from lake.step_run where run_id = ? and step = ? and status = 'done'")
                        .params(runId, step)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Ends a step with all it leaves behind, in one transaction. */
    public void endStep(String runId, LedgerEntry entry, Map<String, Long> heads, List<Notice> notices) {
        database.transaction().executeWithoutResult(status -> {
            heads.forEach(
                    (table, snapshot) -> sql("""
                            insert into lake.branch_head (run_id, table_name, snapshot_id) values (?, ?, ?)
                            on conflict (run_id, table_name) do update set snapshot_id = excluded.snapshot_id""").params(runId, table, snapshot).update());
            sql("insert into lake.ledger values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            runId,
                            entry.step(),
                            entry.rowsIn(),
                            entry.rowsOut(),
                            entry.quarantined(),
                            entry.merged(),
                            entry.filtered(),
                            entry.filteredReasons())
                    .update();
            notices.forEach(notice -> note(runId, entry.step(), notice));
            sql("update lake.step_run set status = 'done', ended_at = now() where run_id = ? and step = ? and status = 'started'")
                    .params(runId, entry.step())
                    .update();
        });
    }

    private void note(String runId, String step, Notice notice) {
        sql("insert into lake.notice (run_id, step, code, location, message, remedy, refused) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        runId,
                        step,
                        notice.code().code(),
                        notice.where(),
                        notice.what(),
                        notice.remedy(),
                        notice.refused())
                .update();
    }

    /** Where the last finished step of the run left a table's branch. */
    public OptionalLong branchHead(String runId, String table) {
        return sql("select snapshot_id from lake.branch_head where run_id = ? and table_name = ?")
                .params(runId, table)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** Records where a branch stands outside of a step. */
    public void branchHead(String runId, String table, long snapshot) {
        sql("""
                        insert into lake.branch_head (run_id, table_name, snapshot_id) values (?, ?, ?)
                        on conflict (run_id, table_name) do update set snapshot_id = excluded.snapshot_id""").params(runId, table, snapshot).update();
    }

    /** Tables of which the run has a branch with finished work. */
    public List<String> writtenTables(String runId) {
        return sql("select table_name from lake.branch_head where run_id = ? order by table_name")
                .param(runId)
                .query(String.class)
                .list();
    }

    /** The last published run whose rows of a table a step has processed. */
    public Optional<String> processed(String step, String table) {
        return sql("select run_id from lake.processed where step = ? and table_name = ?")
                .params(step, table)
                .query(String.class)
                .optional();
    }

    public List<LedgerEntry> ledger(String runId) {
        return sql("""
                        select l.step, rows_in, rows_out, quarantined, merged, filtered, filtered_reasons
                        from lake.ledger l join lake.step_run s on s.run_id = l.run_id and s.step = l.step and s.status = 'done'
                        where l.run_id = ? order by s.ended_at""")
                .param(runId)
                .query((row, number) -> new LedgerEntry(
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getString(7)))
                .list();
    }

    public List<Notice> notices(String runId) {
        return sql("select code, location, message, remedy, refused from lake.notice where run_id = ? order by notice_id")
                .param(runId)
                .query((row, number) -> new Notice(
                        FailureCode.ofCode(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5)))
                .list();
    }

    public void audited(String runId, List<AuditResult> results) {
        database.transaction().executeWithoutResult(status -> {
            sql("delete from lake.quality_result where run_id = ?").param(runId).update();
            results.forEach(result -> sql("insert into lake.quality_result values (?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            runId,
                            result.table(),
                            result.rule(),
                            result.severity().name().toLowerCase(java.util.Locale.ROOT),
                            Double.isNaN(result.metric()) ? null : result.metric(),
                            result.passed(),
                            result.message())
                    .update());
        });
    }

    private JdbcClient.StatementSpec sql(String sql) {
        return database.client().sql(sql);
    }

    private static Run run(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Run(
                row.getString(1),
                row.getString(2),
                row.getObject(3, LocalDate.class),
                RunMode.valueOf(row.getString(4).toUpperCase(java.util.Locale.ROOT)),
                row.getString(5),
                row.getString(6));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }
}
