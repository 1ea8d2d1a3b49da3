package org.quanyu.orchestration.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.audit.AuditResult;
import org.quanyu.orchestration.audit.ContractAudit;
import org.quanyu.orchestration.catalog.LakeSession;
import org.quanyu.orchestration.catalog.LakeTables;
import org.quanyu.orchestration.catalog.TableFormats;
import org.quanyu.orchestration.database.LakeDatabase;
import org.quanyu.orchestration.publish.Publication;
import org.quanyu.reports.visit.ImportFeedback;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.contract.Contracts;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.step.Notice;
import org.quanyu.schemas.step.RunMode;
import org.quanyu.schemas.step.Step;

/**
 * A run from its first step to publication: prepare tables, run the steps in the order that follows from
 * their declarations, audit what they wrote, record it in the ops tables, publish everything together.
 */
public final class LakeRun {

    private final SparkSession spark;
    private final LakeDatabase database;
    private final LakeTables tables;
    private final RunLog log;
    private final Progress progress;

    public LakeRun(SparkSession spark, LakeDatabase database, LakeTables tables, Progress progress) {
        this.spark = spark;
        this.database = database;
        this.tables = tables;
        this.progress = progress;
        log = new RunLog(database);
    }

    /**
     * What to run.
     *
     * @param fingerprint of the definitions the steps follow; an unfinished run with another one is given up
     */
    public record Request(String job, LocalDate asOf, RunMode mode, String fingerprint, List<Step> steps) {}

    /** What came of it. */
    public record Result(Run run, List<LedgerEntry> ledger, List<Notice> notices, List<String> published) {}

    public Result execute(Request request) {
        TableFormats.check(database);
        new Recovery(database, tables, log, progress).rollForward();
        Run run = begin(request);
        spark.conf().set("spark.wap.branch", run.branch());
        List<Step> steps = StepOrder.of(request.steps());
        List<Notice> notices = new ArrayList<>();
        List<String> published = new ArrayList<>();
        try {
            new LakeJob(database).run(run, stages(run, steps, notices, published));
        } catch (LakeException failure) {
            end(run, failure);
            throw failure;
        } finally {
            spark.conf().unset("spark.wap.branch");
        }
        return new Result(run, log.ledger(run.runId()), log.notices(run.runId()), published);
    }

    private Run begin(Request request) {
        Optional<Run> unfinished = log.unfinished(request.job(), request.asOf(), request.mode())
                .filter(run -> run.fingerprint().equals(request.fingerprint()));
        log.unfinished().stream()
                .filter(run -> unfinished.isEmpty() || !run.equals(unfinished.get()))
                .forEach(run -> giveUp(run, "abandoned", "another run began"));
        if (unfinished.isPresent()) {
            log.resume(unfinished.get());
            progress.line("going on with run " + unfinished.get().runId());
            return unfinished.get();
        }
        return log.begin(request.job(), request.asOf(), request.mode(), request.fingerprint());
    }

    /** Drops everything an unpublished run wrote. */
    private void giveUp(Run run, String status, String reason) {
        tables.names().forEach(table -> tables.reset(table, run.branch(), OptionalLong.empty()));
        log.end(run.runId(), status, reason);
    }

    private void end(Run run, LakeException failure) {
        try {
            if (failure.code() == FailureCode.AUDIT_FAILED) {
                giveUp(run, "audit_failed", failure.getMessage());
            } else {
                log.end(run.runId(), "failed", failure.getMessage());
            }
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private List<LakeJob.Stage> stages(Run run, List<Step> steps, List<Notice> notices, List<String> published) {
        progress.begin(steps.size());
        List<LakeJob.Stage> stages = new ArrayList<>();
        stages.add(new LakeJob.Stage("prepare", () -> prepare(run, steps)));
        steps.forEach(
                step -> stages.add(new LakeJob.Stage(step.declaration().name(), () -> runStep(run, step, notices))));
        stages.add(new LakeJob.Stage("audit", () -> audit(run, steps)));
        stages.add(new LakeJob.Stage("record", () -> new Recorder(spark, tables, database).record(run)));
        stages.add(new LakeJob.Stage("publish", () -> published.addAll(publish(run, steps))));
        return stages;
    }

    private void prepare(Run run, List<Step> steps) {
        tables.prepareLayers();
        contracts(steps).forEach(contract -> tables.prepare(spark, contract));
        if (run.mode() == RunMode.FULL) {
            contracts(steps).stream().filter(RunTables::rebuiltInFull).forEach(table -> empty(run, table, "true"));
            // what teams filled in is in no delivery, so that no full run would set it aside again
            empty(run, Contract.of("ops.quarantine"), "status = 'open' and source <> '" + ImportFeedback.SOURCE + "'");
        }
    }

    private void empty(Run run, Contract table, String condition) {
        tables.reset(table.table(), run.branch(), OptionalLong.empty());
        if (tables.publishedHead(table.table()).isPresent()) {
            spark.sql("delete from %s.%s where %s".formatted(LakeSession.CATALOG, table.table(), condition));
            tables.head(table.table(), run.branch())
                    .ifPresent(head -> log.branchHead(run.runId(), table.table(), head));
        }
    }

    private void runStep(Run run, Step step, List<Notice> notices) {
        String name = step.declaration().name();
        if (log.isDone(run.runId(), name)) {
            return;
        }
        log.beginStep(run.runId(), name);
        progress.stepBegins(name);
        try {
            StepRunner.Finished finished = new StepRunner(spark, tables, log, run).run(step);
            notices.addAll(finished.notices());
            progress.stepEnds(finished.ledger(), finished.notices());
        } catch (RuntimeException e) {
            LakeException failure = Failures.explain(e);
            log.failStep(run.runId(), name, failure.getMessage());
            throw failure;
        }
    }

    private void audit(Run run, List<Step> steps) {
        progress.stepBegins("audit");
        Map<String, Contract> byTable = new LinkedHashMap<>();
        contracts(steps).forEach(contract -> byTable.put(contract.table(), contract));
        List<AuditResult> results = log.writtenTables(run.runId()).stream()
                .filter(byTable::containsKey)
                .filter(table -> !tables.head(table, run.branch()).equals(tables.publishedHead(table)))
                .flatMap(table ->
                        ContractAudit.audit(byTable.get(table), spark.table(LakeSession.CATALOG + "." + table))
                                .stream())
                .toList();
        log.audited(run.runId(), results);
        List<AuditResult> failed =
                results.stream().filter(AuditResult::stopsPublication).toList();
        if (!failed.isEmpty()) {
            throw auditFailed(failed);
        }
        progress.audited(results);
    }

    private static LakeException auditFailed(List<AuditResult> failed) {
        AuditResult first = failed.get(0);
        return new LakeException(
                FailureCode.AUDIT_FAILED,
                "%d of the rules that must hold do not; the first: %s, rule %s: %s"
                        .formatted(failed.size(), first.table(), first.rule(), first.message()),
                "nothing was published, yesterday's lake stands; see: lake quality, then mend the source or the rule");
    }

    private List<String> publish(Run run, List<Step> steps) {
        List<Publication.Processed> processed = steps.stream()
                .map(Step::declaration)
                .flatMap(declaration -> declaration.processed().stream()
                        .map(table -> new Publication.Processed(declaration.name(), table.table())))
                .toList();
        return new Publication(database, tables)
                .publish(run, processed).stream()
                        .filter(intent ->
                                intent.previous().isEmpty() || intent.previous().getAsLong() != intent.snapshot())
                        .map(Publication.Intent::table)
                        .toList();
    }

    /** Contracts of everything the run may write, and of what ships with the lake. */
    private static Collection<Contract> contracts(List<Step> steps) {
        Map<String, Contract> byTable = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        Stream.concat(
                        Contracts.builtIn().all().stream(),
                        steps.stream().flatMap(step -> step.declaration().written().stream()))
                .filter(contract -> seen.add(contract.table()))
                .forEach(contract -> byTable.put(contract.table(), contract));
        return byTable.values();
    }
}
