package org.quanyu.pipelines.benefit.fact;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.scratch.Scratch;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/**
 * Finds out whom each record of a register and each payment is about, and which people are a household. Records that fit
 * nobody, or several alike, go to a list for a clerk. Where no register and no payment was taken in, nothing is made.
 */
public final class LinkRegisters implements Step {

    static final Contract LINK = Contract.of("gold.register_link");
    static final Contract HOUSEHOLD = Contract.of("gold.household");

    private static final Contract UNLINKED = Contract.of("mart.unlinked_record");
    private static final Contract PAYMENT = Contract.of("silver.benefit_payment");

    private static final TableSql PEOPLE = TableSql.of("links_to_people.sql");
    private static final TableSql FIRMS = TableSql.of("links_to_firms.sql");
    private static final TableSql HOUSEHOLDS = TableSql.of("households.sql");

    @Override
    public StepDeclaration declaration() {
        Stream<Contract> tables = Stream.of(PEOPLE, FIRMS, HOUSEHOLDS).flatMap(sql -> sql.tables().stream());
        Stream<Contract> registers = Stream.of(Beneficiary.values()).map(Beneficiary::register);
        return StepDeclaration.step("link-registers")
                .looksInto(Stream.concat(Stream.concat(registers, Stream.of(PAYMENT)), tables)
                        .distinct()
                        .toArray(Contract[]::new))
                .writes(LINK, UNLINKED, HOUSEHOLD);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        if (isWithoutRecords(in)) {
            return Outputs.outputs().delivered(() -> 0L);
        }
        Scratch scratch = Scratch.of(context.spark());
        try {
            Dataset<Row> records = scratch.keep("records", records(in));
            Map<String, Dataset<Row>> given = Map.of("record", records);
            RegisterLinks people = RegisterLinks.of(
                    scratch.keep("people", PEOPLE.rows(context.spark(), context.asOf(), in::table, given)));
            RegisterLinks firms = RegisterLinks.of(
                    scratch.keep("firms", FIRMS.rows(context.spark(), context.asOf(), in::table, given)));
            Dataset<Row> named = people.links()
                    .where(col("entity_type").equalTo(Beneficiary.HOUSEHOLD.word()))
                    .select("entity")
                    .distinct();
            Dataset<Row> households = scratch.keep(
                    "households", HOUSEHOLDS.rows(context.spark(), context.asOf(), in::table, Map.of("named", named)));
            Dataset<Row> links = scratch.keep(
                    "links", ofHouseholds(people.links(), households).unionByName(firms.links()));
            Dataset<Row> unlinked =
                    RegisterLinks.unlinked(records, links, people.several().union(firms.several()));
            return Outputs.outputs()
                    .replace(LINK, links)
                    .replace(UNLINKED, unlinked)
                    .replace(HOUSEHOLD, households)
                    .delivered(links::count)
                    .afterwards(scratch::close);
        } catch (RuntimeException e) {
            scratch.close();
            throw e;
        }
    }

    private static boolean isWithoutRecords(Inputs in) {
        return Stream.concat(Stream.of(PAYMENT), Stream.of(Beneficiary.values()).map(Beneficiary::register))
                .allMatch(table -> in.table(table).isEmpty());
    }

    /** The latest version of each record: {@code source, record_key, register, entity_type, number, name}. */
    private static Dataset<Row> records(Inputs in) {
        Dataset<Row> records = in.table(PAYMENT)
                .select(
                        col("source"),
                        col("record_key"),
                        lit(null).cast("string").as("register"),
                        col("recipient_kind").as("entity_type"),
                        col("number"),
                        col("name"));
        for (Beneficiary beneficiary : Beneficiary.values()) {
            String number = beneficiary == Beneficiary.FIRM ? "credit_code" : "identity_number";
            records = records.unionByName(in.table(beneficiary.register())
                    .groupBy("source", "record_key")
                    .agg(max_by(struct(col("register"), col(number).as("number"), col("name")), col("arrived_on"))
                            .as("last"))
                    .select("source", "record_key", "last.*")
                    .withColumn("entity_type", lit(beneficiary.word())));
        }
        return records;
    }

    /** A record of a household names its head, who stands for it. */
    private static Dataset<Row> ofHouseholds(Dataset<Row> links, Dataset<Row> households) {
        Dataset<Row> members = households.select(explode(col("members")).as("entity"), col("household_id"));
        Dataset<Row> ofHouseholds = links.where(col("entity_type").equalTo(Beneficiary.HOUSEHOLD.word()))
                .join(members, "entity")
                .withColumn("entity", col("household_id"));
        return links.where(col("entity_type").notEqual(Beneficiary.HOUSEHOLD.word()))
                .unionByName(ofHouseholds.drop("household_id"));
    }
}
