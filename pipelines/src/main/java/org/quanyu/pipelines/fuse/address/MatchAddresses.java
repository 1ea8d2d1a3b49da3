package org.quanyu.pipelines.fuse.address;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.quanyu.schemas.step.Outputs.outputs;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.SourceRecord;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/**
 * One row per record of a person, firm or request that has an address or the code of a unit: where in the district it is.
 *
 * <p>What changed is matched; when the registers change, everything is, and as long as there are none, nothing.
 */
public final class MatchAddresses implements Step {

    private static final Contract ADDRESS = Contract.of("gold.address");
    private static final Contract PERSON_RECORD = Contract.of("silver.person_record");
    private static final Contract FIRM_RECORD = Contract.of("silver.firm_record");
    private static final Contract FIRM_REGISTRATION = Contract.of("silver.firm_registration");
    private static final Contract SERVICE_REQUEST = Contract.of("silver.service_request");
    private static final Contract ADDRESS_LINK = Contract.of("gold.address_link");

    private static final List<Contract> RECORDS =
            List.of(PERSON_RECORD, FIRM_RECORD, FIRM_REGISTRATION, SERVICE_REQUEST);

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step("match-addresses")
                .processes(ADDRESS, PERSON_RECORD, FIRM_RECORD, FIRM_REGISTRATION, SERVICE_REQUEST)
                .writes(ADDRESS_LINK);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        Dataset<Row> registered = in.changes(ADDRESS);
        Dataset<Row> changed = union(RECORDS.stream().map(table -> records(table, in.changes(table), 1)));
        if (in.table(ADDRESS).isEmpty()) {
            return outputs().filtered("without_register", changed);
        }
        Dataset<Row> records = registered.isEmpty() ? changed : changed.unionByName(standing(in, changed));
        Dataset<Row> placeless = changed.where(isPlaced().unary_$bang());
        return outputs()
                .upsert(ADDRESS_LINK, AddressLinks.of(records.where(isPlaced()), in.table(ADDRESS)))
                .delete(ADDRESS_LINK, placeless.select("record_table", "source", "record_key"))
                .filtered("of_the_register", registered)
                .filtered("without_address", placeless);
    }

    private static Column isPlaced() {
        return coalesce(col("address"), col("delivered_code")).isNotNull();
    }

    /** The records that did not change, which count as none in the ledger. */
    private static Dataset<Row> standing(Inputs in, Dataset<Row> changed) {
        return union(RECORDS.stream().map(table -> records(table, in.table(table), 0)))
                .join(
                        changed.select("record_table", "source", "record_key"),
                        new String[] {"record_table", "source", "record_key"},
                        "left_anti");
    }

    private static Dataset<Row> union(Stream<Dataset<Row>> tables) {
        return tables.reduce(Dataset::unionByName).orElseThrow();
    }

    private static Dataset<Row> records(Contract table, Dataset<Row> rows, int counted) {
        boolean registration = table.table().equals(FIRM_REGISTRATION.table());
        return SourceRecord.named(table, rows)
                .select(
                        col("record_table"),
                        col("source"),
                        col("record_key"),
                        (registration ? col("registered_address") : col("address")).as("address"),
                        (registration ? lit(null).cast("string") : col("unit_code")).as("delivered_code"),
                        lit(counted).as(Contract.MERGED_RECORDS));
    }
}
