package org.quanyu.pipelines.event;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.unix_timestamp;
import static org.apache.spark.sql.functions.when;
import static org.quanyu.schemas.step.Outputs.outputs;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/**
 * One row per event with category, place and handling times, as the request tells that it is named after, in its latest
 * version; however often it came in.
 */
public final class BuildEvents implements Step {

    private static final Contract SERVICE_REQUEST = Contract.of("silver.service_request");
    private static final Contract EVENT_INTAKE = Contract.of("gold.event_intake");
    private static final Contract EVENT_CATEGORY = Contract.of("gold.event_category");
    private static final Contract EVENT = Contract.of("gold.event");

    /** First levels of the district's catalogue of items are families; other catalogues are of citizens' requests. */
    private static final String FAMILY_KNOWN = EVENT.predicate("family_known");

    private static final String OF_REQUESTS = "民生诉求";

    /** What a request says of its record or of others, not of the event. */
    private static final String[] OF_THE_RECORD = {
        "updated_at", "phone", "address", "source_file", "source_line", "delivery", "arrived_on"
    };

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step("build-events")
                .processes(EVENT_INTAKE)
                .looksInto(SERVICE_REQUEST, EVENT_CATEGORY)
                .recalls(EVENT)
                .writes(EVENT);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        Dataset<Row> intakes = in.table(EVENT_INTAKE);
        Dataset<Row> touched =
                in.changes(EVENT_INTAKE).groupBy("event_id").agg(count(lit(1)).as(Contract.MERGED_RECORDS));
        Dataset<Row> named = intakes.where(col("event_id").equalTo(JoinIntakes.ownId()))
                .select("event_id", "source", "system", "request_no")
                .join(touched, "event_id");
        Dataset<Row> requests = in.table(SERVICE_REQUEST)
                .drop(Contract.RUN_ID, Contract.MERGED_RECORDS)
                .join(named, new String[] {"source", "system", "request_no"});
        Dataset<Row> catalogue = in.table(EVENT_CATEGORY);
        Dataset<Row> categorised = NamedCategory.fill(CategoryOfItem.fill(requests, catalogue), catalogue);
        return outputs()
                .upsert(EVENT, events(categorised))
                .delete(
                        EVENT,
                        in.published(EVENT).select("event_id").join(intakes, new String[] {"event_id"}, "left_anti"));
    }

    private static Dataset<Row> events(Dataset<Row> requests) {
        Column finished = coalesce(col("closed_at"), col("replied_at"));
        return requests.withColumn("family", col("category_1"))
                .withColumn("family", when(expr(FAMILY_KNOWN), col("family")).otherwise(OF_REQUESTS))
                .withColumn(
                        "status",
                        coalesce(
                                lower(col("status")),
                                when(col("closed_at").isNotNull(), "closed")
                                        .when(col("reply").isNotNull(), "answered")
                                        .otherwise("open")))
                .withColumn("handled_hours", when(finished.geq(col("requested_at")), hoursTo(finished)))
                .drop(OF_THE_RECORD);
    }

    private static Column hoursTo(Column finished) {
        return round(
                unix_timestamp(finished)
                        .minus(unix_timestamp(col("requested_at")))
                        .divide(3600.0),
                2);
    }
}
