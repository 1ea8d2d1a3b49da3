package org.quanyu.orchestration.run;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.types.StructType;
import org.quanyu.orchestration.catalog.LakeSession;
import org.quanyu.orchestration.catalog.LakeTables;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Outputs.Mode;

/** Writes datasets to the branches of a run, in the shape of their contracts. */
final class BranchWriter {

    private final SparkSession spark;
    private final LakeTables tables;
    private final Run run;

    BranchWriter(SparkSession spark, LakeTables tables, Run run) {
        this.spark = spark;
        this.tables = tables;
        this.run = run;
    }

    void write(Contract contract, Dataset<Row> rows, Mode mode) {
        if (contract.layer().equals("bronze")) {
            // files bring columns that the source's mapping does not name
            tables.prepare(spark, contract);
        }
        boolean empty = tables.head(contract.table(), run.branch()).isEmpty();
        switch (mode) {
            case APPEND -> append(contract, shape(contract, rows));
            case UPSERT -> {
                if (empty) {
                    append(contract, shape(contract, rows));
                } else {
                    merge(
                            contract,
                            shape(contract, rows),
                            "when matched then update set * when not matched then insert *");
                }
            }
            case REPLACE -> {
                if (!empty) {
                    spark.sql("delete from " + qualified(contract));
                }
                append(contract, shape(contract, rows));
            }
            case DELETE -> {
                if (!empty && !rows.isEmpty()) {
                    merge(contract, rows, "when matched then delete");
                }
            }
        }
    }

    /** The table's columns in its order; the run and the number of merged rows are filled in. */
    private Dataset<Row> shape(Contract contract, Dataset<Row> rows) {
        StructType table = spark.table(qualified(contract)).schema();
        Set<String> given = new HashSet<>(Arrays.asList(rows.columns()));
        List<String> unknown = given.stream()
                .filter(name -> !Arrays.asList(table.fieldNames()).contains(name))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalStateException(contract.table() + " has no columns " + unknown);
        }
        return rows.select(Arrays.stream(table.fields())
                .map(field -> value(field.name(), given).cast(field.dataType()).as(field.name()))
                .toArray(Column[]::new));
    }

    private Column value(String column, Set<String> given) {
        Column delivered = given.contains(column) ? col("`" + column + "`") : lit(null);
        return switch (column) {
            case Contract.RUN_ID -> lit(run.runId());
            case Contract.MERGED_RECORDS -> coalesce(delivered, lit(1));
            default -> delivered;
        };
    }

    private void append(Contract contract, Dataset<Row> rows) {
        try {
            rows.writeTo(qualified(contract))
                    .option("distribution-mode", "none")
                    .option("fanout-enabled", "true")
                    .append();
        } catch (NoSuchTableException e) {
            throw new IllegalStateException(e);
        }
    }

    private void merge(Contract contract, Dataset<Row> rows, String action) {
        rows.createOrReplaceTempView("incoming");
        String sameKey = contract.primaryKey().stream()
                .map(key -> "t.`%1$s` <=> s.`%1$s`".formatted(key))
                .collect(Collectors.joining(" and "));
        spark.sql("merge into " + qualified(contract) + " t using incoming s on " + sameKey + " " + action);
        spark.catalog().dropTempView("incoming");
    }

    private static String qualified(Contract contract) {
        return LakeSession.CATALOG + "." + contract.table();
    }
}
