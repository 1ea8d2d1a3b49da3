package org.quanyu.pipelines.fuse.firm;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;
import static org.quanyu.schemas.step.Outputs.outputs;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.clean.LatestVersion;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/** One row per legal entity: registrations with the same credit code are one firm, the latest delivery wins. */
public final class FuseFirms implements Step {

    private static final Contract FIRM_REGISTRATION = Contract.of("silver.firm_registration");
    private static final Contract FIRM = Contract.of("gold.firm");

    /** What a registration says of its record, not of the firm. */
    private static final String[] OF_THE_RECORD = {
        "record_key",
        "registration_number",
        "phone",
        "status",
        "ended",
        "updated_at",
        "source_file",
        "source_line",
        "delivery",
        "arrived_on"
    };

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step("fuse-firms")
                .processes(FIRM_REGISTRATION)
                .recalls(FIRM_REGISTRATION)
                .writes(FIRM);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        Dataset<Row> registered = in.changes(FIRM_REGISTRATION);
        Dataset<Row> standing = LatestVersion.withoutReplaced(
                in.published(FIRM_REGISTRATION), registered, FIRM_REGISTRATION.primaryKey());
        Dataset<Row> firms = LatestVersion.of(
                registered.withColumn("firm_id", firmId()),
                standing.withColumn("firm_id", firmId()),
                List.of("firm_id"),
                List.of(
                        col("arrived_on").desc(),
                        col("founded_on").desc_nulls_last(),
                        col("source").desc(),
                        col("source_file").desc(),
                        col("source_line").desc()));
        return outputs().upsert(FIRM, firms.drop(OF_THE_RECORD));
    }

    /** Stable as long as the credit code is; a firm without a valid code is known by name and founding date. */
    static Column firmId() {
        Column identity = when(col("credit_code_valid"), col("credit_code"))
                .otherwise(concat_ws(
                        "|", col("credit_code"), col("name"), col("founded_on").cast("string")));
        return substring(sha2(identity, 256), 1, 16);
    }
}
