package org.quanyu.orchestration.run;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.spark.SparkReadOptions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.catalog.LakeSession;
import org.quanyu.orchestration.catalog.LakeTables;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.RunMode;
import org.quanyu.schemas.step.StepDeclaration;

/** Tables as they stand on the branches of a run. */
final class BranchInputs implements Inputs {

    private static final long SMALLEST_ICEBERG_SPLIT = 16L << 20;
    private static final long SMALLEST_SPLIT = 256L << 10;

    private final SparkSession spark;
    private final LakeTables tables;
    private final RunLog log;
    private final Run run;
    private final StepDeclaration declaration;

    BranchInputs(SparkSession spark, LakeTables tables, RunLog log, Run run, StepDeclaration declaration) {
        this.spark = spark;
        this.tables = tables;
        this.log = log;
        this.run = run;
        this.declaration = declaration;
    }

    @Override
    public Dataset<Row> changes(Contract table) {
        requireDeclared(table, declaration.processed());
        Dataset<Row> rows = onBranch(table);
        Optional<String> processed =
                run.mode() == RunMode.FULL ? Optional.empty() : log.processed(declaration.name(), table.table());
        return processed
                .map(runId -> rows.where(col(Contract.RUN_ID).gt(runId)))
                .orElse(rows);
    }

    @Override
    public Dataset<Row> table(Contract table) {
        requireDeclared(table, declaration.dependsOn());
        return onBranch(table);
    }

    @Override
    public Dataset<Row> published(Contract table) {
        requireDeclared(table, declaration.recalled());
        boolean rebuilt = run.mode() == RunMode.FULL && RunTables.rebuiltInFull(table);
        if (rebuilt || tables.publishedHead(table.table()).isEmpty()) {
            return spark.createDataFrame(List.of(), table.schema());
        }
        return spark.read().option("branch", "main").table(qualified(table));
    }

    private Dataset<Row> onBranch(Contract table) {
        if (tables.head(table.table(), run.branch()).isEmpty()) {
            return spark.createDataFrame(List.of(), table.schema());
        }
        return spark.read().options(splits(table)).table(qualified(table));
    }

    /** Iceberg puts up to 16 MiB into one task; where that leaves cores without work, the files are shared out. */
    private Map<String, String> splits(Contract table) {
        long bytes = tables.dataBytes(table.table(), run.branch());
        int cores = spark.sparkContext().defaultParallelism();
        if (bytes >= cores * SMALLEST_ICEBERG_SPLIT) {
            return Map.of();
        }
        long split = Math.max(bytes / (2L * cores), SMALLEST_SPLIT);
        return Map.of(
                SparkReadOptions.SPLIT_SIZE, Long.toString(split),
                SparkReadOptions.FILE_OPEN_COST, Long.toString(split / 4));
    }

    private void requireDeclared(Contract table, List<Contract> declared) {
        if (declared.stream().noneMatch(contract -> contract.table().equals(table.table()))) {
            throw new IllegalStateException(
                    "step " + declaration.name() + " reads " + table.table() + " without declaring it so");
        }
    }

    private static String qualified(Contract table) {
        return LakeSession.CATALOG + "." + table.table();
    }
}
