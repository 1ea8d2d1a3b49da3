package org.quanyu.pipelines.fuse.firm;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.quanyu.schemas.step.Outputs.outputs;

import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.Fused;
import org.quanyu.pipelines.fuse.Fusion;
import org.quanyu.pipelines.fuse.linkage.BuiltInLinkage;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.pair.StandardisedRecords;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/**
 * One row per record of a firm: the firm of the registry that it is of, found by the linkage {@code firm.yaml}.
 *
 * <p>A registration is of its own firm, a record of another department of the firm whose registration it was clustered
 * with: of several, the one with a valid credit code, then the one that changed last.
 */
public final class LinkFirms implements Step {

    private static final Contract FIRM_REGISTRATION = Contract.of("silver.firm_registration");
    private static final Contract FIRM_RECORD = Contract.of("silver.firm_record");
    private static final Contract FIRM_LINK = Contract.of("gold.firm_link");

    private static final Linkage LINKAGE = BuiltInLinkage.of(LinkFirms.class, "firm.yaml");

    private static final String[] SHARED = {
        "record_table",
        "source",
        "record_key",
        "firm_id",
        "name",
        "credit_code",
        "registration_number",
        "registry_number",
        "legal_representative",
        "phone",
        "address",
        "founded_on",
        "updated_at"
    };

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step("link-firms")
                .processes(FIRM_REGISTRATION, FIRM_RECORD)
                .recalls(FIRM_LINK)
                .writes(FIRM_LINK);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        Dataset<Row> records = records(in.table(FIRM_REGISTRATION), in.table(FIRM_RECORD));
        if (in.table(FIRM_RECORD).isEmpty()) {
            return outputs().filtered("of_the_registry_alone", in.changes(FIRM_REGISTRATION));
        }
        Fused fused = Fusion.fuse(LINKAGE, records);
        try {
            Dataset<Row> changed = records(in.changes(FIRM_REGISTRATION), in.changes(FIRM_RECORD));
            return outputs()
                    .upsert(FIRM_LINK, news(links(fused, records), changed, in.published(FIRM_LINK)))
                    .afterwards(fused::close);
        } catch (RuntimeException e) {
            fused.close();
            throw e;
        }
    }

    /** The links of records that are new, changed or of another firm; only the former count as processed. */
    private static Dataset<Row> news(Dataset<Row> links, Dataset<Row> changed, Dataset<Row> before) {
        Dataset<Row> marks = changed.select(record().as("changed"));
        Dataset<Row> were =
                before.select(record().as("was_record"), col("firm_id").as("was"));
        return links.join(marks, col(StandardisedRecords.RECORD).equalTo(col("changed")), "left")
                .join(were, col(StandardisedRecords.RECORD).equalTo(col("was_record")), "left")
                .where("changed is not null or was_record is null or not (was <=> firm_id)")
                .withColumn(Contract.MERGED_RECORDS, col("changed").isNotNull().cast("int"))
                .drop("changed", "was_record", "was", StandardisedRecords.RECORD);
    }

    /** {@code record}, {@code record_table}, {@code source}, {@code record_key}, {@code firm_id}. */
    private static Dataset<Row> links(Fused fused, Dataset<Row> records) {
        Dataset<Row> clustered = records.withColumn("of_record", record())
                .join(
                        fused.clusters().select(StandardisedRecords.RECORD, "cluster"),
                        col("of_record").equalTo(col(StandardisedRecords.RECORD)));
        Column rank = struct(
                expr("coalesce(credit_code_valid(credit_code), false)"),
                col("updated_at"),
                col("founded_on"),
                col("firm_id"));
        Dataset<Row> registered = clustered
                .where(col("firm_id").isNotNull())
                .groupBy(col("cluster").as("registered"))
                .agg(max(struct(rank.as("rank"), col("firm_id"))).as("best"))
                .select(col("registered"), col("best.firm_id").as("found_id"));
        return clustered
                .join(registered, col("cluster").equalTo(col("registered")), "left")
                .select(
                        col(StandardisedRecords.RECORD),
                        col("record_table"),
                        col("source"),
                        col("record_key"),
                        coalesce(col("firm_id"), col("found_id")).as("firm_id"));
    }

    private static Dataset<Row> records(Dataset<Row> registrations, Dataset<Row> records) {
        Dataset<Row> registered = registrations
                .withColumn("firm_id", FuseFirms.firmId())
                .withColumn("record_table", lit(FIRM_REGISTRATION.table()))
                .withColumn("registry_number", col("record_key"))
                .withColumn("address", col("registered_address"))
                .withColumn("record_key", concat_ws("|", blank("credit_code"), blank("name")));
        Dataset<Row> others = records.withColumn("firm_id", lit(null).cast("string"))
                .withColumn("record_table", lit(FIRM_RECORD.table()));
        return Stream.of(registered, others)
                .map(rows -> rows.selectExpr(SHARED))
                .reduce(Dataset::unionByName)
                .orElseThrow();
    }

    private static Column blank(String name) {
        return coalesce(col(name), lit(""));
    }

    private static Column record() {
        return StandardisedRecords.record(col("source"), col("record_key"));
    }
}
