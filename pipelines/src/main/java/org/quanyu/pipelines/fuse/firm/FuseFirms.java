package org.quanyu.pipelines.fuse.firm;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;
import static org.quanyu.schemas.step.Outputs.outputs;

import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.quanyu.pipelines.fuse.Decisions;
import org.quanyu.pipelines.fuse.Fusion;
import org.quanyu.pipelines.fuse.SourceRecord;
import org.quanyu.pipelines.fuse.entity.Clustered;
import org.quanyu.pipelines.fuse.entity.EntityTables;
import org.quanyu.pipelines.fuse.linkage.BuiltInLinkage;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.pair.StandardisedRecords;
import org.quanyu.pipelines.fuse.scratch.Scratch;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/**
 * One row per firm: registrations and records of other departments that the linkage {@code firm.yaml} finds to be of one
 * firm; ids last.
 *
 * <p>Where the registry is all there is, its codes tell which registrations are of one firm: there is nothing to link.
 */
public final class FuseFirms implements Step {

    private static final Contract FIRM_REGISTRATION = Contract.of("silver.firm_registration");
    private static final Contract FIRM_RECORD = Contract.of("silver.firm_record");
    private static final Contract FUSION_DECISION = Contract.of("silver.fusion_decision");
    private static final Contract FIRM_LINK = Contract.of("gold.firm_link");
    private static final Contract FIRM = Contract.of("gold.firm");

    private static final Linkage LINKAGE = BuiltInLinkage.of(FuseFirms.class, "firm.yaml");
    private static final EntityTables FIRMS =
            new EntityTables(LINKAGE, FIRM_LINK, FIRM, "firm_id", FuseFirms::withValidityAndSource);

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step("fuse-firms")
                .processes(FIRM_REGISTRATION, FIRM_RECORD, FUSION_DECISION)
                .recalls(FIRM_LINK, EntityTables.HISTORY)
                .writes(FIRM_LINK, FIRM, EntityTables.HISTORY);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        Dataset<Row> records = records(in.table(FIRM_REGISTRATION), in.table(FIRM_RECORD));
        if (records.isEmpty()) {
            return outputs().filtered("decisions", in.changes(FUSION_DECISION));
        }
        Dataset<Row> changed = records(in.changes(FIRM_REGISTRATION), in.changes(FIRM_RECORD));
        Decisions decisions = Decisions.delivered(in.table(FUSION_DECISION), LINKAGE.name());
        boolean registryAlone =
                in.table(FIRM_RECORD).isEmpty() && decisions.rows().isEmpty();
        Clustered clustered = registryAlone
                ? byCode(records)
                : Clustered.by(Fusion.fuse(LINKAGE, records, decisions, Optional.empty()));
        return FIRMS.outputs(clustered, records, changed, in, context)
                .filtered("decisions", in.changes(FUSION_DECISION));
    }

    /** The records of both tables with the columns of both, and whether they are {@code registered}. */
    private static Dataset<Row> records(Dataset<Row> registrations, Dataset<Row> others) {
        Dataset<Row> registered = SourceRecord.named(
                        FIRM_REGISTRATION, registrations.withColumn("registry_number", col("record_key")))
                .withColumn("address", col("registered_address"))
                .withColumn("registered", lit(true));
        return registered.unionByName(
                SourceRecord.named(FIRM_RECORD, others).withColumn("registered", lit(false)), true);
    }

    /** Registrations with one valid code are one firm; without one, name and founding day have to be the same. */
    private static Clustered byCode(Dataset<Row> registrations) {
        Column firm = when(col("credit_code_valid"), col("credit_code"))
                .otherwise(concat_ws("|", col("credit_code"), col("name"), col("founded_on")));
        Dataset<Row> clusters = registrations.select(
                StandardisedRecords.record(col(SourceRecord.SOURCE), col(SourceRecord.KEY))
                        .as(StandardisedRecords.RECORD),
                col(SourceRecord.SOURCE).as(StandardisedRecords.SOURCE),
                col(SourceRecord.KEY).as(StandardisedRecords.RECORD_ID),
                firm.as("firm"));
        Scratch scratch = Scratch.of(registrations.sparkSession());
        Column smallest = min(StandardisedRecords.RECORD).over(Window.partitionBy("firm"));
        return new Clustered(
                scratch.keep(
                        "clusters", clusters.withColumn("cluster", smallest).drop("firm")),
                scratch);
    }

    private static Dataset<Row> withValidityAndSource(Dataset<Row> golden) {
        return golden.withColumn(
                        "credit_code_valid",
                        coalesce(call_function("credit_code_valid", col("credit_code")), lit(false)))
                .withColumn("source", col("provenance").getItem("name").getField("source"));
    }
}
