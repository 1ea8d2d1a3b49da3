package org.quanyu.pipelines.fuse;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Notice;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.RunMode;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;

/** Tables in memory before and after a step has run on them, in shape and by the rules of a lake. */
public final class Night implements Inputs, StepContext {

    private final SparkSession spark;
    private final int number;
    private final Map<String, List<Row>> before;
    private final Map<String, List<Row>> tables;
    private final Map<String, Dataset<Row>> changed = new HashMap<>();
    private final Map<String, Long> written = new HashMap<>();

    private Night(SparkSession spark, int number, Map<String, List<Row>> before) {
        this.spark = spark;
        this.number = number;
        this.before = before;
        tables = new HashMap<>(before);
    }

    public static Night first(SparkSession spark) {
        return new Night(spark, 1, Map.of());
    }

    /** The night after, with the tables as they are. */
    public Night next() {
        return new Night(spark, number + 1, Map.copyOf(tables));
    }

    /** A table that has come anew, every row of it. */
    public Night with(Contract table, Dataset<Row> rows) {
        return with(table, rows, rows);
    }

    /** A table, and what of it is new or changed. */
    public Night with(Contract table, Dataset<Row> rows, Dataset<Row> news) {
        tables.put(table.table(), shaped(table, rows).collectAsList());
        changed.put(table.table(), shaped(table, news));
        return this;
    }

    public Night run(Step step) {
        long given = step.declaration().processed().stream()
                .mapToLong(table -> changes(table).count())
                .sum();
        long accounted = 0;
        try (Outputs outputs = step.run(this, this)) {
            for (Outputs.Write write : outputs.writes()) {
                Dataset<Row> rows = kept(write.rows().get());
                if (write.table().equals(step.declaration().written().get(0)) && write.mode() != Outputs.Mode.DELETE) {
                    accounted += records(rows);
                }
                write(write.table(), write.mode(), rows);
            }
            for (Outputs.Filtered filtered : outputs.filtered()) {
                accounted += filtered.rows().count();
            }
            given = outputs.deliveredRows().orElse(given);
        }
        spark.catalog().clearCache();
        if (given != accounted) {
            throw new AssertionError("given " + given + " rows, accounted for " + accounted);
        }
        return this;
    }

    /** How many rows the night wrote to a table. */
    public long written(Contract table) {
        return written.getOrDefault(table.table(), 0L);
    }

    private Dataset<Row> kept(Dataset<Row> rows) {
        return spark.createDataFrame(rows.collectAsList(), rows.schema());
    }

    private static long records(Dataset<Row> rows) {
        Column records = Arrays.asList(rows.columns()).contains(Contract.MERGED_RECORDS)
                ? coalesce(col(Contract.MERGED_RECORDS), lit(1))
                : lit(1);
        return rows.agg(coalesce(sum(records), lit(0L))).first().getLong(0);
    }

    private void write(Contract table, Outputs.Mode mode, Dataset<Row> rows) {
        Dataset<Row> standing = table(table);
        Dataset<Row> others = standing;
        if (mode != Outputs.Mode.APPEND) {
            Column[] key = table.primaryKey().stream().map(name -> col(name)).toArray(Column[]::new);
            others = shaped(
                    table, standing.join(rows.select(key), table.primaryKey().toArray(String[]::new), "left_anti"));
        }
        boolean deletes = mode == Outputs.Mode.DELETE;
        Dataset<Row> after = deletes ? others : others.unionByName(shaped(table, rows));
        tables.put(table.table(), after.collectAsList());
        changed.put(table.table(), deletes ? changes(table) : shaped(table, rows));
        written.merge(table.table(), deletes ? 0 : rows.count(), Long::sum);
    }

    private static Dataset<Row> shaped(Contract table, Dataset<Row> rows) {
        List<String> names = List.of(rows.columns());
        return rows.select(Arrays.stream(table.schema().fields())
                .map(field -> (names.contains(field.name()) ? col(field.name()) : lit(null))
                        .cast(field.dataType())
                        .as(field.name()))
                .toArray(Column[]::new));
    }

    private Dataset<Row> stored(Contract table, Map<String, List<Row>> from) {
        return spark.createDataFrame(from.getOrDefault(table.table(), List.of()), table.schema());
    }

    @Override
    public Dataset<Row> changes(Contract table) {
        return changed.getOrDefault(table.table(), stored(table, Map.of()));
    }

    @Override
    public Dataset<Row> table(Contract table) {
        return stored(table, tables);
    }

    @Override
    public Dataset<Row> published(Contract table) {
        return stored(table, before);
    }

    @Override
    public SparkSession spark() {
        return spark;
    }

    @Override
    public LocalDate asOf() {
        return LocalDate.of(2024, 6, number);
    }

    @Override
    public String runId() {
        return "r" + number;
    }

    @Override
    public RunMode mode() {
        return RunMode.INCREMENTAL;
    }

    @Override
    public void notice(Notice notice) {}
}
