package org.quanyu.pipelines.fuse.tie;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.SourceRecord;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/** One row per event and entity: the person who asked, the firm that the event is about, and the address where it is. */
public final class BuildEventLinks implements Step {

    private static final Contract SERVICE_REQUEST = Contract.of("silver.service_request");
    private static final Contract PERSON_RECORD = Contract.of("silver.person_record");
    private static final Contract FIRM_REGISTRATION = Contract.of("silver.firm_registration");
    private static final Contract FIRM_RECORD = Contract.of("silver.firm_record");
    private static final Contract EVENT = Contract.of("gold.event");
    private static final Contract PERSON = Contract.of("gold.person");
    private static final Contract PERSON_LINK = Contract.of("gold.person_link");
    private static final Contract FIRM_LINK = Contract.of("gold.firm_link");
    private static final Contract ADDRESS_LINK = Contract.of("gold.address_link");
    private static final Contract FIRM_ADDRESS = Contract.of("gold.firm_address");
    private static final Contract ADDRESS = Contract.of("gold.address");
    private static final Contract EVENT_LINK = Contract.of("gold.event_link");

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step("build-event-links")
                .processes(SERVICE_REQUEST, EVENT, ADDRESS_LINK, PERSON_LINK, FIRM_LINK, FIRM_ADDRESS)
                .looksInto(PERSON_RECORD, PERSON, FIRM_REGISTRATION, FIRM_RECORD, ADDRESS)
                .recalls(EVENT_LINK)
                .writes(EVENT_LINK);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        Dataset<Row> requests = requests(in).persist();
        Dataset<Row> persons = Callers.of(requests, in.table(PERSON_RECORD), in.table(PERSON_LINK), in.table(PERSON));
        Dataset<Row> links = Stream.of(
                        typed("person", persons),
                        typed("firm", Parties.of(requests, names(in), homes(in))),
                        typed("address", addresses(requests)))
                .reduce(Dataset::unionByName)
                .orElseThrow();
        Dataset<Row> evidence = requests.select("record_table", "source", "record_key", "event_id")
                .join(links, "event_id");
        return new Ties(EVENT_LINK, evidence)
                .outputs(
                        changed(in),
                        in.published(EVENT_LINK),
                        max("how").as("how"),
                        max("confidence").as("confidence"));
    }

    /** The version of each request that its event was taken from, and where it is. */
    private static Dataset<Row> requests(Inputs in) {
        Dataset<Row> events = SourceRecord.named(SERVICE_REQUEST, in.table(EVENT))
                .select("event_id", "record_table", "source", "record_key");
        Dataset<Row> places = in.table(ADDRESS_LINK)
                .select(
                        col("record_table"),
                        col("source"),
                        col("record_key"),
                        col("level"),
                        col("unit_code").as("unit"),
                        col("building_code").as("building"),
                        col("how").as("placed_by"),
                        col("confidence"));
        return SourceRecord.named(SERVICE_REQUEST, in.table(SERVICE_REQUEST))
                .join(events, SourceRecord.columns())
                .join(places, SourceRecord.columns(), "left");
    }

    private static Dataset<Row> addresses(Dataset<Row> requests) {
        return requests.where(col("level").isin("room", "building"))
                .select(
                        col("event_id"),
                        coalesce(col("unit"), col("building")).as("entity_id"),
                        col("placed_by").as("how"),
                        col("confidence"));
    }

    private static Dataset<Row> typed(String entityType, Dataset<Row> links) {
        boolean hasConfidence = List.of(links.columns()).contains("confidence");
        return links.select(
                col("event_id"),
                lit(entityType).as("entity_type"),
                col("entity_id"),
                col("how"),
                hasConfidence ? col("confidence") : lit(null).cast("double").as("confidence"));
    }

    /** {@code firm_id}, {@code name}: all names that records give to firms, former ones too. */
    private static Dataset<Row> names(Inputs in) {
        Dataset<Row> registered = SourceRecord.named(FIRM_REGISTRATION, in.table(FIRM_REGISTRATION))
                .selectExpr("record_table", "source", "record_key", "name");
        Dataset<Row> others = SourceRecord.named(FIRM_RECORD, in.table(FIRM_RECORD))
                .selectExpr("record_table", "source", "record_key", "explode(array(name, former_name)) as name");
        return registered
                .union(others)
                .where(col("name").isNotNull())
                .join(
                        in.table(FIRM_LINK)
                                .where(col("firm_id").isNotNull())
                                .select("record_table", "source", "record_key", "firm_id"),
                        SourceRecord.columns())
                .select("firm_id", "name")
                .distinct();
    }

    /** {@code firm_id}, {@code building}: where firms are. */
    private static Dataset<Row> homes(Inputs in) {
        return in.table(FIRM_ADDRESS)
                .join(in.table(ADDRESS).select("address_code", "building_code"), "address_code")
                .select(col("firm_id"), col("building_code").as("building"))
                .distinct();
    }

    /** Rows of requests and their events; those of people and firms tell of none. */
    private static Dataset<Row> changed(Inputs in) {
        return SourceRecord.namesOf(SERVICE_REQUEST, in.changes(SERVICE_REQUEST))
                .union(SourceRecord.namesOf(SERVICE_REQUEST, in.changes(EVENT)))
                .union(in.changes(ADDRESS_LINK).select("record_table", "source", "record_key"))
                .union(SourceRecord.namesOf(PERSON_RECORD, in.changes(PERSON_LINK)))
                .union(in.changes(FIRM_LINK).select("record_table", "source", "record_key"))
                .union(in.changes(FIRM_ADDRESS).selectExpr("'gold.firm_address'", "firm_id", "address_code"));
    }
}
