package org.quanyu.pipelines.event;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.quanyu.pipelines.fuse.SourceRecord;
import org.quanyu.pipelines.fuse.scratch.Scratch;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/**
 * One row per request in its latest version, with the event that it is an intake of. An event has the id of one of its
 * intakes, and keeps it: that of the earliest after which an event was named before, else of the first.
 */
public final class JoinIntakes implements Step {

    private static final Contract SERVICE_REQUEST = Contract.of("silver.service_request");
    private static final Contract EVENT_INTAKE = Contract.of("gold.event_intake");

    private static final String[] REQUEST = {"system", "request_no"};
    private static final String HOW = SameRequests.HOW;

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step("join-intakes")
                .processes(SERVICE_REQUEST)
                .recalls(SERVICE_REQUEST, EVENT_INTAKE)
                .writes(EVENT_INTAKE);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        Dataset<Row> received = in.changes(SERVICE_REQUEST);
        Scratch scratch = Scratch.of(received.sparkSession());
        try {
            Dataset<Row> requests = scratch.keep("requests", requests(in, received));
            Dataset<Row> before = in.published(EVENT_INTAKE)
                    .select(
                            col("system"),
                            col("request_no"),
                            struct("event_id", HOW, "source").as("was"));
            Dataset<Row> intakes = named(requests.join(before, REQUEST, "left"), scratch);
            Column isNew =
                    col("was").eqNullSafe(struct("event_id", HOW, "source")).equalTo(false);
            return Outputs.outputs()
                    .upsert(
                            EVENT_INTAKE,
                            intakes.where(isNew.or(col(Contract.MERGED_RECORDS).gt(0)))
                                    .drop("was"))
                    .afterwards(scratch::close);
        } catch (RuntimeException e) {
            scratch.close();
            throw e;
        }
    }

    /** The id of an event that is named after the request of a row. */
    static Column ownId() {
        return substring(sha2(concat_ws("|", col("system"), col("request_no")), 256), 1, 16);
    }

    /** Those that came, and all of their callers, now or before, each in its latest version. */
    private static Dataset<Row> requests(Inputs in, Dataset<Row> received) {
        Dataset<Row> all = in.table(SERVICE_REQUEST);
        Dataset<Row> replaced = in.published(SERVICE_REQUEST).join(received, REQUEST, "left_semi");
        Dataset<Row> callers = received.select(SameRequests.caller().as("caller"))
                .union(replaced.select(SameRequests.caller().as("caller")))
                .distinct();
        Dataset<Row> touched = all.join(callers, SameRequests.caller().equalTo(col("caller")), "left_semi")
                .select("system", "request_no")
                .union(received.select("system", "request_no"))
                .distinct();
        WindowSpec versions = Window.partitionBy("system", "request_no")
                .orderBy(
                        coalesce(col("updated_at"), col("replied_at"), col("requested_at"))
                                .desc_nulls_last(),
                        col("arrived_on").desc(),
                        col("source").desc(),
                        col("source_file").desc(),
                        col("source_line").desc());
        Dataset<Row> counts =
                received.groupBy("system", "request_no").agg(count(lit(1)).as(Contract.MERGED_RECORDS));
        return all.drop(Contract.RUN_ID, Contract.MERGED_RECORDS)
                .join(touched, REQUEST, "left_semi")
                .withColumn("version", row_number().over(versions))
                .where(col("version").equalTo(1))
                .join(counts, REQUEST, "left")
                .withColumn(Contract.MERGED_RECORDS, coalesce(col(Contract.MERGED_RECORDS), lit(0L)))
                .withColumn("own_id", ownId());
    }

    private static Dataset<Row> named(Dataset<Row> requests, Scratch scratch) {
        Column first = coalesce(col(SameRequests.FIRST), col("own_id"));
        WindowSpec ofEvent = Window.partitionBy(first);
        Column namesOne = col("was.event_id").equalTo(col("own_id"));
        Column kept = min_by(when(namesOne, col("own_id")), when(namesOne, struct(col("requested_at"), col("own_id"))))
                .over(ofEvent);
        return SourceRecord.named(SERVICE_REQUEST, requests)
                .join(SameRequests.further(requests, scratch), new String[] {"own_id"}, "left")
                .withColumn("event_id", coalesce(kept, first))
                .withColumn(HOW, coalesce(col(HOW), lit("first")))
                .select(
                        "system",
                        "request_no",
                        "event_id",
                        "source",
                        SourceRecord.KEY,
                        "channel",
                        "requested_at",
                        HOW,
                        Contract.MERGED_RECORDS,
                        "was");
    }
}
