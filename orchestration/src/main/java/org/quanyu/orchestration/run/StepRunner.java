package org.quanyu.orchestration.run;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.catalog.LakeSession;
import org.quanyu.orchestration.catalog.LakeTables;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.step.Notice;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.RunMode;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/** Runs one step on the branches of a run and draws its ledger from what then stands in the tables. */
final class StepRunner {

    private static final Contract QUARANTINE = Contract.of("ops.quarantine");

    private final SparkSession spark;
    private final LakeTables tables;
    private final RunLog log;
    private final Run run;
    private final BranchWriter writer;

    StepRunner(SparkSession spark, LakeTables tables, RunLog log, Run run) {
        this.spark = spark;
        this.tables = tables;
        this.log = log;
        this.run = run;
        writer = new BranchWriter(spark, tables, run);
    }

    /** What a finished step leaves behind. */
    record Finished(LedgerEntry ledger, List<Notice> notices) {}

    Finished run(Step step) {
        StepDeclaration declaration = step.declaration();
        List<Contract> written = written(declaration);
        written.forEach(table -> tables.reset(table.table(), run.branch(), startingPoint(table)));

        BranchInputs inputs = new BranchInputs(spark, tables, log, run, declaration);
        Context context = new Context();
        long gained = declaration.processed().stream()
                .mapToLong(table -> inputs.changes(table).count())
                .sum();
        boolean idle = gained == 0 && !declaration.processed().isEmpty();
        LedgerEntry entry =
                idle ? new LedgerEntry(declaration.name(), 0, 0, 0, 0, 0, null) : work(step, inputs, context, gained);
        requireBalance(entry);
        log.endStep(run.runId(), entry, heads(written), context.notices);
        return new Finished(entry, context.notices);
    }

    private LedgerEntry work(Step step, BranchInputs inputs, Context context, long gained) {
        Contract product = step.declaration().written().get(0);
        Stand before = stand(product);
        long quarantinedBefore = openQuarantine();
        try (Outputs outputs = step.run(inputs, context)) {
            write(outputs);
            // what the step kept of its rows is counted before it is let go
            long delivered = outputs.deliveredRows().orElse(gained);
            spark.catalog().clearCache();
            return entry(
                    step.declaration().name(),
                    delivered,
                    outputs,
                    stand(product).minus(before),
                    openQuarantine() - quarantinedBefore);
        }
    }

    private void write(Outputs outputs) {
        outputs.writes()
                .forEach(write -> writer.write(write.table(), write.rows().get(), write.mode()));
        Outputs.Mode aside = run.mode() == RunMode.INCREMENTAL ? Outputs.Mode.APPEND : Outputs.Mode.UPSERT;
        outputs.quarantined().forEach(rows -> writer.write(QUARANTINE, rows, aside));
    }

    private List<Contract> written(StepDeclaration declaration) {
        return Stream.concat(declaration.written().stream(), Stream.of(QUARANTINE))
                .distinct()
                .toList();
    }

    /** Where the last finished step left the table: work of a step that was cut off is dropped. */
    private OptionalLong startingPoint(Contract table) {
        OptionalLong recorded = log.branchHead(run.runId(), table.table());
        return recorded.isPresent() ? recorded : tables.publishedHead(table.table());
    }

    private Map<String, Long> heads(List<Contract> written) {
        Map<String, Long> heads = new LinkedHashMap<>();
        for (Contract table : written) {
            tables.head(table.table(), run.branch()).ifPresent(head -> heads.put(table.table(), head));
        }
        return heads;
    }

    /** Rows of the run in a table, and the processed rows behind them. */
    private record Stand(long rows, long records) {
        Stand minus(Stand other) {
            return new Stand(rows - other.rows, records - other.records);
        }
    }

    private Stand stand(Contract table) {
        if (tables.head(table.table(), run.branch()).isEmpty()) {
            return new Stand(0, 0);
        }
        Column records = table.has(Contract.MERGED_RECORDS) ? sum(col(Contract.MERGED_RECORDS)) : count(lit(1));
        Row row = ofThisRun(table)
                .agg(count(lit(1)), coalesce(records.cast("bigint"), lit(0L)))
                .first();
        return new Stand(row.getLong(0), row.getLong(1));
    }

    private long openQuarantine() {
        return tables.head(QUARANTINE.table(), run.branch()).isEmpty()
                ? 0
                : ofThisRun(QUARANTINE).where(col("status").equalTo("open")).count();
    }

    private Dataset<Row> ofThisRun(Contract table) {
        return spark.table(LakeSession.CATALOG + "." + table.table())
                .where(col(Contract.RUN_ID).equalTo(run.runId()));
    }

    private static LedgerEntry entry(String step, long rowsIn, Outputs outputs, Stand written, long quarantined) {
        List<String> reasons = new ArrayList<>();
        long filtered = 0;
        for (Outputs.Filtered left : outputs.filtered()) {
            long rows = left.rows().count();
            filtered += rows;
            reasons.add(left.reason() + " " + rows);
        }
        return new LedgerEntry(
                step,
                rowsIn,
                written.rows(),
                quarantined,
                written.records() - written.rows(),
                filtered,
                reasons.isEmpty() ? null : String.join(", ", reasons));
    }

    private static void requireBalance(LedgerEntry entry) {
        if (entry.imbalance() != 0) {
            throw new LakeException(
                    FailureCode.LEDGER_UNBALANCED,
                    "step %s was given %,d rows but accounts for %,d: %,d written, %,d set aside, %,d merged, %,d filtered"
                            .formatted(
                                    entry.step(),
                                    entry.rowsIn(),
                                    entry.rowsIn() - entry.imbalance(),
                                    entry.rowsOut(),
                                    entry.quarantined(),
                                    entry.merged(),
                                    entry.filtered()),
                    "nothing was published; this is a defect of the step: report it with the run's log");
        }
    }

    private final class Context implements StepContext {
        private final List<Notice> notices = new ArrayList<>();

        @Override
        public SparkSession spark() {
            return spark;
        }

        @Override
        public LocalDate asOf() {
            return run.asOf();
        }

        @Override
        public String runId() {
            return run.runId();
        }

        @Override
        public RunMode mode() {
            return run.mode();
        }

        @Override
        public void notice(Notice notice) {
            notices.add(notice);
        }
    }
}
