package org.quanyu.pipelines.clean;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.quanyu.schemas.step.Outputs.outputs;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.quanyu.pipelines.ingest.source.SourceDefinition;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.RunMode;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/**
 * One row per key of a source: maps what was delivered to the source's silver table, sets aside rows that
 * break a rule of its contract, and keeps the latest version of each key.
 */
public final class CleanSource implements Step {

    private static final Contract QUARANTINE = Contract.of("ops.quarantine");

    private final SourceDefinition source;
    private final Contract bronze;
    private final Contract silver;

    public CleanSource(SourceDefinition source) {
        this.source = source;
        bronze = source.bronzeContract();
        silver = Contract.of(source.delivers());
    }

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step("clean:" + source.source())
                .processes(bronze)
                .recalls(silver, QUARANTINE)
                .writes(silver, QUARANTINE);
    }

    @Override
    public void check(SparkSession spark) {
        MappingCheck.check(spark, source);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        Mapping mapping = new Mapping(source, silver);
        // read twice; without it Spark would also push the judgement below the mapping and compute both again
        Dataset<Row> judged = mapping.judge(in.changes(bronze)).persist(StorageLevel.MEMORY_AND_DISK());
        Dataset<Row> accepted = judged.where(col(Mapping.REJECTION).isNull())
                .select(mapping.silverColumns().stream().map(name -> col(name)).toArray(Column[]::new));
        Dataset<Row> rejected =
                mapping.explain(judged.where(col(Mapping.REJECTION).isNotNull()));
        Dataset<Row> standing = ofThisSource(in.published(silver));
        Dataset<Row> latest = LatestVersion.of(accepted, standing, silver.primaryKey(), latestFirst());
        // with nothing to replace, the rows of other sources in the table need not be looked through
        Outputs outputs = standing.isEmpty()
                ? outputs().append(silver, latest)
                : outputs().upsert(silver, latest);
        outputs.quarantine(setAside(rejected, context));
        if (context.mode() == RunMode.REPLAY) {
            outputs.quarantine(released(ofThisSource(in.published(QUARANTINE)), accepted, context));
        }
        return outputs;
    }

    /** By the source's version column, then by arrival, then by place in the delivery. */
    private List<Column> latestFirst() {
        List<Column> order = new ArrayList<>();
        source.version().ifPresent(version -> order.add(col(version).desc_nulls_last()));
        List.of("arrived_on", "source_file", "source_line", "delivery")
                .forEach(name -> order.add(col(name).desc()));
        return order;
    }

    private Dataset<Row> ofThisSource(Dataset<Row> rows) {
        return rows.where(col("source").equalTo(source.source()));
    }

    private Dataset<Row> setAside(Dataset<Row> rejected, StepContext context) {
        return rejected.select(
                lit(source.source()).as("source"),
                lit("clean:" + source.source()).as("step"),
                col("source_file").as("file"),
                col("source_line").as("line"),
                col("delivery"),
                col(Mapping.REASON + ".rule").as("rule"),
                col(Mapping.REASON + ".code").as("code"),
                col(Mapping.REASON + ".message").as("message"),
                col(Mapping.REASON + ".column_name").as("column_name"),
                col(Mapping.DELIVERED).as("row"),
                lit(context.asOf()).as("as_of"),
                lit("open").as("status"));
    }

    /** Rows that were set aside before and pass now. */
    private static Dataset<Row> released(Dataset<Row> setAside, Dataset<Row> accepted, StepContext context) {
        Dataset<Row> passing = accepted.select(
                        col("delivery"),
                        col("source_file").as("file"),
                        col("source_line").as("line"))
                .distinct();
        return setAside.where(col("status").equalTo("open"))
                .drop(Contract.RUN_ID)
                .join(
                        passing,
                        scala.collection.JavaConverters.asScalaBuffer(List.of("delivery", "file", "line"))
                                .toSeq(),
                        "left_semi")
                .withColumn("status", lit("released"))
                .withColumn("released_run_id", lit(context.runId()));
    }
}
