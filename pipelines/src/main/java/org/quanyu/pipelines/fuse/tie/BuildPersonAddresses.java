package org.quanyu.pipelines.fuse.tie;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.SourceRecord;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/** One row per person, unit or building, and kind of tie: where people are registered, live and rent. */
public final class BuildPersonAddresses implements Step {

    private static final Contract PERSON_RECORD = Contract.of("silver.person_record");
    private static final Contract PERSON_LINK = Contract.of("gold.person_link");
    private static final Contract ADDRESS_LINK = Contract.of("gold.address_link");
    private static final Contract PERSON_ADDRESS = Contract.of("gold.person_address");

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step("build-person-addresses")
                .processes(PERSON_RECORD, PERSON_LINK, ADDRESS_LINK)
                .recalls(PERSON_ADDRESS)
                .writes(PERSON_ADDRESS);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        Dataset<Row> records = SourceRecord.named(PERSON_RECORD, in.table(PERSON_RECORD));
        Dataset<Row> evidence = PlacedRecords.of(records, in.table(ADDRESS_LINK))
                .join(
                        in.table(PERSON_LINK).select("source", "record_key", "person_id"),
                        new String[] {"source", "record_key"});
        Dataset<Row> changed = SourceRecord.namesOf(PERSON_RECORD, in.changes(PERSON_RECORD))
                .union(SourceRecord.namesOf(PERSON_RECORD, in.changes(PERSON_LINK)))
                .union(in.changes(ADDRESS_LINK).select("record_table", "source", "record_key"));
        return new Ties(PERSON_ADDRESS, evidence)
                .outputs(changed, in.published(PERSON_ADDRESS), PlacedRecords.values());
    }
}
