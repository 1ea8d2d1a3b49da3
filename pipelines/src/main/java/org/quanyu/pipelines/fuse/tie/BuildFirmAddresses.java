package org.quanyu.pipelines.fuse.tie;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.SourceRecord;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/** One row per firm, unit or building, and kind of tie: where firms are registered, lease and are licensed to work. */
public final class BuildFirmAddresses implements Step {

    private static final Contract FIRM_REGISTRATION = Contract.of("silver.firm_registration");
    private static final Contract FIRM_RECORD = Contract.of("silver.firm_record");
    private static final Contract FIRM_LINK = Contract.of("gold.firm_link");
    private static final Contract ADDRESS_LINK = Contract.of("gold.address_link");
    private static final Contract FIRM_ADDRESS = Contract.of("gold.firm_address");

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step("build-firm-addresses")
                .processes(FIRM_REGISTRATION, FIRM_RECORD, FIRM_LINK, ADDRESS_LINK)
                .recalls(FIRM_ADDRESS)
                .writes(FIRM_ADDRESS);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        Dataset<Row> registered = SourceRecord.named(FIRM_REGISTRATION, in.table(FIRM_REGISTRATION))
                .withColumn("address_kind", lit("registered"));
        Dataset<Row> records =
                SourceRecord.named(FIRM_RECORD, in.table(FIRM_RECORD)).unionByName(registered, true);
        Dataset<Row> evidence = PlacedRecords.of(records, in.table(ADDRESS_LINK))
                .join(
                        in.table(FIRM_LINK)
                                .where(col("firm_id").isNotNull())
                                .select("record_table", "source", "record_key", "firm_id"),
                        SourceRecord.columns());
        Dataset<Row> changed = SourceRecord.namesOf(FIRM_REGISTRATION, in.changes(FIRM_REGISTRATION))
                .union(SourceRecord.namesOf(FIRM_RECORD, in.changes(FIRM_RECORD)))
                .union(in.changes(FIRM_LINK).select("record_table", "source", "record_key"))
                .union(in.changes(ADDRESS_LINK).select("record_table", "source", "record_key"));
        return new Ties(FIRM_ADDRESS, evidence).outputs(changed, in.published(FIRM_ADDRESS), PlacedRecords.values());
    }
}
