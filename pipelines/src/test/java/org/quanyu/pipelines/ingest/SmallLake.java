package org.quanyu.pipelines.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Notice;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.RunMode;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;

/** Tables in memory that steps append to, one run after the other. */
final class SmallLake implements Inputs {

    private static SparkSession session;

    private final Map<String, Dataset<Row>> tables = new HashMap<>();
    private int runs;

    /** What a run brought. */
    record Outcome(List<Notice> notices, long delivered) {

        List<FailureCode> codes() {
            return notices.stream().map(Notice::code).toList();
        }

        boolean refused() {
            return notices.stream().anyMatch(Notice::refused);
        }

        String text() {
            return String.join("\n", notices.stream().map(Notice::text).toList());
        }
    }

    static synchronized SparkSession session() {
        if (session == null) {
            session = SparkSession.builder()
                    .master("local[2]")
                    .config("spark.sql.shuffle.partitions", "2")
                    .config("spark.sql.session.timeZone", "UTC")
                    .config("spark.ui.enabled", "false")
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.driver.host", "127.0.0.1")
                    .getOrCreate();
        }
        return session;
    }

    Outcome run(Step step) {
        runs++;
        Run run = new Run("run-" + runs, LocalDate.of(2020, 1, runs), new ArrayList<>());
        Outputs outputs = step.run(this, run);
        outputs.writes()
                .forEach(write -> append(write.table().table(), write.rows().get()));
        return new Outcome(run.notices(), outputs.deliveredRows().orElseThrow());
    }

    Dataset<Row> table(String name) {
        return tables.get(name);
    }

    long count(String name) {
        return tables.containsKey(name) ? tables.get(name).count() : 0;
    }

    @Override
    public Dataset<Row> changes(Contract table) {
        return published(table);
    }

    @Override
    public Dataset<Row> table(Contract table) {
        return published(table);
    }

    @Override
    public Dataset<Row> published(Contract table) {
        return tables.getOrDefault(table.table(), session().createDataFrame(List.of(), table.schema()));
    }

    private void append(String name, Dataset<Row> rows) {
        Dataset<Row> kept = session().createDataFrame(rows.collectAsList(), rows.schema());
        tables.merge(name, kept, (before, added) -> before.unionByName(added, true));
    }

    private record Run(String runId, LocalDate asOf, List<Notice> notices) implements StepContext {
        @Override
        public SparkSession spark() {
            return session();
        }

        @Override
        public RunMode mode() {
            return RunMode.INCREMENTAL;
        }

        @Override
        public void notice(Notice notice) {
            notices.add(notice);
        }
    }
}
