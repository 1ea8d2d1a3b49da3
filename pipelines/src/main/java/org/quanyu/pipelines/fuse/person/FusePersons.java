package org.quanyu.pipelines.fuse.person;

import static org.apache.spark.sql.functions.col;
import static org.quanyu.schemas.step.Outputs.outputs;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.Fused;
import org.quanyu.pipelines.fuse.Fusion;
import org.quanyu.pipelines.fuse.entity.EntityUpdate;
import org.quanyu.pipelines.fuse.golden.GoldenRecords;
import org.quanyu.pipelines.fuse.linkage.BuiltInLinkage;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.pair.StandardisedRecords;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/** One row per person: records that the linkage {@code person.yaml} finds to be of one person; ids last. */
public final class FusePersons implements Step {

    private static final Contract PERSON_RECORD = Contract.of("silver.person_record");
    private static final Contract PERSON_LINK = Contract.of("gold.person_link");
    private static final Contract PERSON = Contract.of("gold.person");
    private static final Contract ENTITY_HISTORY = Contract.of("gold.entity_history");

    private static final Linkage LINKAGE = BuiltInLinkage.of(FusePersons.class, "person.yaml");

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step("fuse-persons")
                .processes(PERSON_RECORD)
                .recalls(PERSON_LINK, ENTITY_HISTORY)
                .writes(PERSON_LINK, PERSON, ENTITY_HISTORY);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        Dataset<Row> records = in.table(PERSON_RECORD);
        Fused fused = Fusion.fuse(LINKAGE, records);
        try {
            return written(update(fused, in, context), records, context).afterwards(fused::close);
        } catch (RuntimeException e) {
            fused.close();
            throw e;
        }
    }

    private static EntityUpdate update(Fused fused, Inputs in, StepContext context) {
        Dataset<Row> before = in.published(PERSON_LINK)
                .select(
                        record(),
                        col("source"),
                        col("record_key").as(StandardisedRecords.RECORD_ID),
                        col("person_id").as("entity_id"));
        Dataset<Row> ended = in.published(ENTITY_HISTORY)
                .where(col("entity_type").equalTo(LINKAGE.name()))
                .select("entity_id");
        Dataset<Row> taken = before.select("entity_id").union(ended).distinct();
        return EntityUpdate.of(fused, before, taken, in.changes(PERSON_RECORD).select(record()), context.runId());
    }

    private static Outputs written(EntityUpdate update, Dataset<Row> records, StepContext context) {
        return outputs()
                .upsert(PERSON_LINK, asLinks(update.newLinks()).drop(StandardisedRecords.RECORD))
                .delete(PERSON_LINK, asLinks(update.goneLinks()))
                .upsert(
                        PERSON,
                        GoldenRecords.of(LINKAGE, records, update.touchedLinks())
                                .withColumnRenamed("entity_id", "person_id"))
                .delete(PERSON, update.goneEntities().withColumnRenamed("entity_id", "person_id"))
                .append(ENTITY_HISTORY, update.history(context.asOf()));
    }

    private static Dataset<Row> asLinks(Dataset<Row> rows) {
        return rows.withColumnRenamed(StandardisedRecords.RECORD_ID, "record_key")
                .withColumnRenamed("entity_id", "person_id");
    }

    private static Column record() {
        return StandardisedRecords.record(col("source"), col("record_key")).as(StandardisedRecords.RECORD);
    }
}
