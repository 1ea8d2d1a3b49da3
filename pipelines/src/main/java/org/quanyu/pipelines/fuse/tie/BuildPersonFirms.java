package org.quanyu.pipelines.fuse.tie;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

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

/** One row per person, firm and role: who works for whom by their insurance, and who represents which firm by name. */
public final class BuildPersonFirms implements Step {

    private static final Contract PERSON_RECORD = Contract.of("silver.person_record");
    private static final Contract FIRM_REGISTRATION = Contract.of("silver.firm_registration");
    private static final Contract FIRM_RECORD = Contract.of("silver.firm_record");
    private static final Contract PERSON_LINK = Contract.of("gold.person_link");
    private static final Contract FIRM_LINK = Contract.of("gold.firm_link");
    private static final Contract PERSON = Contract.of("gold.person");
    private static final Contract FIRM = Contract.of("gold.firm");
    private static final Contract PERSON_FIRM = Contract.of("gold.person_firm");

    private static final String[] EVIDENCE = {
        "record_table", "source", "record_key", "person_id", "firm_id", "role", "how", "seen"
    };

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step("build-person-firms")
                .processes(PERSON_RECORD, PERSON_LINK, FIRM_REGISTRATION, FIRM_RECORD, FIRM_LINK)
                .looksInto(PERSON, FIRM)
                .recalls(PERSON_FIRM)
                .writes(PERSON_FIRM);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        Dataset<Row> ofFirms = firmRecords(in);
        Dataset<Row> evidence = employees(in, ofFirms).union(representatives(in, ofFirms));
        Dataset<Row> changed = SourceRecord.namesOf(PERSON_RECORD, in.changes(PERSON_RECORD))
                .union(SourceRecord.namesOf(PERSON_RECORD, in.changes(PERSON_LINK)))
                .union(SourceRecord.namesOf(FIRM_REGISTRATION, in.changes(FIRM_REGISTRATION)))
                .union(SourceRecord.namesOf(FIRM_RECORD, in.changes(FIRM_RECORD)))
                .union(in.changes(FIRM_LINK).select("record_table", "source", "record_key"));
        return new Ties(PERSON_FIRM, evidence)
                .outputs(
                        changed,
                        in.published(PERSON_FIRM),
                        max("how").as("how"),
                        max("seen").as("last_seen"),
                        Ties.records());
    }

    private static Dataset<Row> firmRecords(Inputs in) {
        return SourceRecord.named(FIRM_RECORD, in.table(FIRM_RECORD))
                .unionByName(SourceRecord.named(FIRM_REGISTRATION, in.table(FIRM_REGISTRATION)), true)
                .join(
                        in.table(FIRM_LINK)
                                .where(col("firm_id").isNotNull())
                                .select("record_table", "source", "record_key", "firm_id"),
                        SourceRecord.columns());
    }

    /** The number of the employer goes before its credit code, under which a branch may be known too. */
    private static Dataset<Row> employees(Inputs in, Dataset<Row> ofFirms) {
        Dataset<Row> byNumber = ofFirms.where(col("insurance_number").isNotNull())
                .groupBy("insurance_number")
                .agg(max(struct(PlacedRecords.seen(), col("firm_id")))
                        .getField("firm_id")
                        .as("by_number"));
        Dataset<Row> byCode = in.table(FIRM)
                .where(col("credit_code_valid"))
                .groupBy(col("credit_code").as("firm_code"))
                .agg(max(struct("registered", "firm_id")).getField("firm_id").as("by_code"));
        return SourceRecord.named(PERSON_RECORD, in.table(PERSON_RECORD))
                .where(coalesce(col("employer_number"), col("employer_code")).isNotNull())
                .join(
                        in.table(PERSON_LINK).select("source", "record_key", "person_id"),
                        new String[] {"source", "record_key"})
                .join(byNumber, col("employer_number").equalTo(col("insurance_number")), "left")
                .join(byCode, col("employer_code").equalTo(col("firm_code")), "left")
                .withColumn("firm_id", coalesce(col("by_number"), col("by_code")))
                .withColumn("how", when(col("by_number").isNotNull(), "number").otherwise("code"))
                .withColumn("role", lit("employee"))
                .withColumn("seen", PlacedRecords.seen())
                .where(col("firm_id").isNotNull())
                .selectExpr(EVIDENCE);
    }

    /** Records of a firm that name its representative, where one person alone has that name. */
    private static Dataset<Row> representatives(Inputs in, Dataset<Row> ofFirms) {
        Dataset<Row> known = in.table(PERSON)
                .where(col("name").isNotNull().and(col("died_on").isNull()))
                .groupBy(col("name").as("of_name"))
                .agg(min("person_id").as("person_id"), count(lit(1)).as("namesakes"))
                .where("namesakes = 1");
        Dataset<Row> named = in.table(FIRM)
                .select(col("firm_id"), name("legal_representative").as("of_name"));
        return ofFirms.withColumn("of_name", name("legal_representative"))
                .join(named, new String[] {"firm_id", "of_name"})
                .join(known, "of_name")
                .withColumn("how", lit("name"))
                .withColumn("role", lit("legal_representative"))
                .withColumn("seen", PlacedRecords.seen())
                .selectExpr(EVIDENCE);
    }

    private static Column name(String column) {
        return call_function("chinese_name", col(column));
    }
}
