package org.quanyu.pipelines.fuse.tie;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;

import java.util.Arrays;
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
 * One row per party that a source names and that is a firm of the lake: whose the account, the employer number, the
 * contract or the case is.
 */
public final class BuildFirmParties implements Step {

    private static final Contract FIRM_REGISTRATION = Contract.of("silver.firm_registration");
    private static final Contract FIRM_RECORD = Contract.of("silver.firm_record");
    private static final Contract ADDRESS_UNIT = Contract.of("silver.address_unit");
    private static final Contract FIRM_LINK = Contract.of("gold.firm_link");
    private static final Contract FIRM_ADDRESS = Contract.of("gold.firm_address");
    private static final Contract FIRM_PARTY = Contract.of("gold.firm_party");

    /** What departments deliver of firms month by month. */
    private static final List<Contract> TOLD = Stream.of(
                    "firm_contribution",
                    "tax_declaration",
                    "wage_payment",
                    "meter_reading",
                    "firm_lease",
                    "firm_change",
                    "firm_case",
                    "firm_version")
            .map(name -> Contract.of("silver." + name))
            .toList();

    @Override
    public StepDeclaration declaration() {
        Contract[] processed =
                Stream.concat(TOLD.stream(), Stream.of(FIRM_LINK, FIRM_ADDRESS)).toArray(Contract[]::new);
        return StepDeclaration.step("build-firm-parties")
                .processes(processed)
                .looksInto(FIRM_REGISTRATION, FIRM_RECORD, ADDRESS_UNIT)
                .recalls(FIRM_PARTY)
                .writes(FIRM_PARTY);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        Dataset<Row> parties = TOLD.stream()
                .map(table -> parties(table, in.table(table)))
                .reduce(Dataset::unionByName)
                .orElseThrow();
        Dataset<Row> evidence = new PartyFirms(in.table(FIRM_LINK), names(in), homes(in)).of(parties);
        Dataset<Row> changed = TOLD.stream()
                .map(table -> named(table, in.changes(table)).select(columns(SourceRecord.columns())))
                .reduce(Dataset::union)
                .orElseThrow()
                .union(in.changes(FIRM_LINK).select(columns(SourceRecord.columns())))
                .union(in.changes(FIRM_ADDRESS).selectExpr("'gold.firm_address'", "firm_id", "address_code"));
        return new Ties(FIRM_PARTY, evidence)
                .outputs(
                        changed,
                        in.published(FIRM_PARTY),
                        max("firm_id").as("firm_id"),
                        max("how").as("how"));
    }

    /** A party as its latest version names it. */
    private static Dataset<Row> parties(Contract table, Dataset<Row> rows) {
        Column address = table.has("address") ? col("address") : lit(null).cast("string");
        Column latest = max(struct(
                col("arrived_on"), col("record_source"), col("name"), col("credit_code"), address.as("address")));
        return named(table, rows)
                .where(coalesce(col("name"), col("credit_code")).isNotNull())
                .groupBy("record_table", "source", "party_key")
                .agg(latest.as("latest"))
                .select(
                        col("record_table"),
                        col("source"),
                        col("party_key"),
                        col("party_key").as(SourceRecord.KEY),
                        concat_ws("|", col("source"), col("party_key")).as("party"),
                        col("latest.record_source"),
                        col("latest.name"),
                        col("latest.credit_code"),
                        col("latest.address"));
    }

    /** The rows of a table, each under the party that it is of. */
    private static Dataset<Row> named(Contract table, Dataset<Row> rows) {
        return rows.withColumn(SourceRecord.TABLE, lit(table.table())).withColumn(SourceRecord.KEY, col("party_key"));
    }

    /** {@code firm_id}, {@code name}, {@code code}: all names and codes under which records know firms. */
    private static Dataset<Row> names(Inputs in) {
        Dataset<Row> registered = SourceRecord.named(FIRM_REGISTRATION, in.table(FIRM_REGISTRATION))
                .selectExpr("record_table", "source", "record_key", "name", "credit_code as code");
        Dataset<Row> others = SourceRecord.named(FIRM_RECORD, in.table(FIRM_RECORD))
                .selectExpr(
                        "record_table",
                        "source",
                        "record_key",
                        "explode(array(name, former_name)) as name",
                        "credit_code as code");
        return registered
                .union(others)
                .join(in.table(FIRM_LINK).where(col("firm_id").isNotNull()), SourceRecord.columns())
                .select("firm_id", "name", "code")
                .distinct();
    }

    /** {@code firm_id}, {@code address}: the standard addresses of the units where firms are. */
    private static Dataset<Row> homes(Inputs in) {
        return in.table(FIRM_ADDRESS)
                .join(
                        in.table(ADDRESS_UNIT)
                                .selectExpr(
                                        "unit_code as address_code", "replace(standard_address, ' ', '') as address"),
                        "address_code")
                .select("firm_id", "address")
                .distinct();
    }

    private static Column[] columns(String[] names) {
        return Arrays.stream(names).map(name -> col(name)).toArray(Column[]::new);
    }
}
