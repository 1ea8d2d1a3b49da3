package org.quanyu.pipelines.fuse.entity;

import static org.apache.spark.sql.functions.col;

import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.SourceRecord;
import org.quanyu.pipelines.fuse.golden.GoldenRecords;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.pair.StandardisedRecords;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.StepContext;

/**
 * The tables of gold that hold the entities of a linkage, and what a night changes in them.
 *
 * @param links which record is of which entity; with {@code record_table} where the records are of several tables
 * @param entities one row per entity
 * @param id the column of both with the id of the entity
 * @param shape makes rows of {@code entities} out of golden records, which have the id already
 */
public record EntityTables(
        Linkage linkage, Contract links, Contract entities, String id, UnaryOperator<Dataset<Row>> shape) {

    public static final Contract HISTORY = Contract.of("gold.entity_history");

    /**
     * What is to be written; the clusters are closed afterwards.
     *
     * @param records that were clustered, as the linkage reads them
     * @param changed {@code source}, {@code record_key} of those that are new or changed
     */
    public Outputs outputs(
            Clustered clustered, Dataset<Row> records, Dataset<Row> changed, Inputs in, StepContext context) {
        try {
            EntityUpdate update = update(clustered, changed, in, context);
            Dataset<Row> golden = GoldenRecords.of(linkage, records, update.touchedLinks());
            return Outputs.outputs()
                    .upsert(links, asLinks(update.newLinks(), records).drop(StandardisedRecords.RECORD))
                    .delete(links, asLinks(update.goneLinks(), in.published(links)))
                    .upsert(entities, shape.apply(golden.withColumnRenamed("entity_id", id)))
                    .delete(entities, update.goneEntities().withColumnRenamed("entity_id", id))
                    .append(HISTORY, update.history(context.asOf()))
                    .afterwards(clustered::close);
        } catch (RuntimeException e) {
            clustered.close();
            throw e;
        }
    }

    private EntityUpdate update(Clustered clustered, Dataset<Row> changed, Inputs in, StepContext context) {
        Dataset<Row> before = in.published(links)
                .select(
                        record(),
                        col(SourceRecord.SOURCE).as(StandardisedRecords.SOURCE),
                        col(SourceRecord.KEY).as(StandardisedRecords.RECORD_ID),
                        col(id).as("entity_id"))
                .where(col("entity_id").isNotNull());
        Dataset<Row> ended = in.published(HISTORY)
                .where(col("entity_type").equalTo(linkage.name()))
                .select("entity_id");
        Dataset<Row> taken = before.select("entity_id").union(ended).distinct();
        return EntityUpdate.of(linkage.name(), clustered, before, taken, changed.select(record()), context.runId());
    }

    /** @param named records or links, to tell the table of each record from */
    private Dataset<Row> asLinks(Dataset<Row> rows, Dataset<Row> named) {
        Dataset<Row> links = rows.withColumnRenamed(StandardisedRecords.RECORD_ID, SourceRecord.KEY)
                .withColumnRenamed("entity_id", id);
        return links().has(SourceRecord.TABLE)
                ? links.join(
                        named.select(SourceRecord.TABLE, SourceRecord.SOURCE, SourceRecord.KEY),
                        new String[] {SourceRecord.SOURCE, SourceRecord.KEY})
                : links;
    }

    private static Column record() {
        return StandardisedRecords.record(col(SourceRecord.SOURCE), col(SourceRecord.KEY))
                .as(StandardisedRecords.RECORD);
    }
}
