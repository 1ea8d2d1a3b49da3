package org.quanyu.orchestration.run;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.quanyu.orchestration.catalog.LakeTables;
import org.quanyu.orchestration.database.LakeDatabase;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Outputs.Mode;

/** Writes what the run log knows into the ops tables, on the branch of the run that is about to publish. */
final class Recorder {

    /** Query by ops table: rows of the run and of earlier runs that never published. */
    private static final Map<String, String> QUERIES = Map.of(
            "ops.run",
            """
            select run_id, job, as_of, mode, case when run_id = :run then 'published' else status end as status,
                   started_at, ended_at, fingerprint, message from lake.run where %s""",
            "ops.step_run",
            "select run_id, step, attempt, status, started_at, ended_at, message from lake.step_run where %s",
            "ops.ledger",
            """
            select run_id, step, rows_in, rows_out, quarantined, merged, filtered, filtered_reasons,
                   rows_in = rows_out + quarantined + merged + filtered as balanced from lake.ledger where %s""",
            "ops.quality_result",
            "select run_id, table_name, rule, severity, metric, passed, message from lake.quality_result where %s");

    private static final String UNRECORDED = """
            run_id in (select run_id from lake.run
                       where run_id = :run or (not recorded and status in ('abandoned', 'audit_failed')))""";

    private final SparkSession spark;
    private final LakeTables tables;
    private final LakeDatabase database;

    Recorder(SparkSession spark, LakeTables tables, LakeDatabase database) {
        this.spark = spark;
        this.tables = tables;
        this.database = database;
    }

    void record(Run run) {
        BranchWriter writer = new BranchWriter(spark, tables, run);
        QUERIES.forEach((table, query) -> {
            Contract contract = Contract.of(table);
            tables.reset(table, run.branch(), tables.publishedHead(table));
            writer.write(contract, rows(contract, query.formatted(UNRECORDED), run), Mode.APPEND);
        });
        recordPublication(run, writer);
    }

    private Dataset<Row> rows(Contract contract, String query, Run run) {
        StructType schema = contract.schema();
        List<Row> rows = database.client()
                .sql(query)
                .param("run", run.runId())
                .query((result, number) -> {
                    Object[] values = new Object[schema.size()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = value(contract, schema.fieldNames()[i], result);
                    }
                    return RowFactory.create(values);
                })
                .list();
        return spark.createDataFrame(rows, schema);
    }

    private static Object value(Contract contract, String column, java.sql.ResultSet result)
            throws java.sql.SQLException {
        Object value = columnOrNull(column, result);
        return value instanceof Timestamp || value == null
                ? value
                : switch (contract.column(column).orElseThrow().type().typeName()) {
                    case "long" -> ((Number) value).longValue();
                    case "integer" -> ((Number) value).intValue();
                    default -> value;
                };
    }

    private static Object columnOrNull(String column, java.sql.ResultSet result) throws java.sql.SQLException {
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            if (result.getMetaData().getColumnLabel(i).equals(column)) {
                return result.getObject(i);
            }
        }
        return null;
    }

    private void recordPublication(Run run, BranchWriter writer) {
        Contract contract = Contract.of("ops.publication");
        tables.reset(contract.table(), run.branch(), tables.publishedHead(contract.table()));
        StructType schema = contract.schema();
        List<Row> rows = tables.names().stream()
                .filter(table -> !table.equals(contract.table()))
                .filter(table -> tables.head(table, run.branch()).isPresent())
                .map(table -> publicationRow(schema, run, table))
                .toList();
        writer.write(contract, spark.createDataFrame(rows, schema), Mode.APPEND);
    }

    private Row publicationRow(StructType schema, Run run, String table) {
        OptionalLong previous = tables.publishedHead(table);
        Map<String, Object> values = new java.util.HashMap<>();
        values.put(Contract.RUN_ID, run.runId());
        values.put("table_name", table);
        values.put("snapshot_id", tables.head(table, run.branch()).getAsLong());
        values.put("previous_snapshot_id", previous.isPresent() ? previous.getAsLong() : null);
        values.put("tag", run.tag());
        return RowFactory.create(
                java.util.Arrays.stream(schema.fieldNames()).map(values::get).toArray());
    }
}
