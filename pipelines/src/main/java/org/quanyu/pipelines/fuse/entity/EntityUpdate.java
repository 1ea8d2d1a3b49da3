package org.quanyu.pipelines.fuse.entity;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.quanyu.pipelines.fuse.pair.StandardisedRecords.RECORD;
import static org.quanyu.pipelines.fuse.pair.StandardisedRecords.RECORD_ID;
import static org.quanyu.pipelines.fuse.pair.StandardisedRecords.SOURCE;

import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.scratch.Scratch;
import org.quanyu.schemas.contract.Contract;

/** What a fusion changes in the links and entities of an earlier one. To be read while the clusters are open. */
public final class EntityUpdate {

    private static final String WAS = "was";
    private static final String NOW = "now";
    private static final String IS_CHANGED = "is_changed";

    private final String entityType;
    private final Dataset<Row> clusters;
    private final Dataset<Row> before;
    private final Dataset<Row> ids;
    private final Dataset<Row> compared;

    private EntityUpdate(
            String entityType, Dataset<Row> clusters, Dataset<Row> before, Dataset<Row> ids, Dataset<Row> compared) {
        this.entityType = entityType;
        this.clusters = clusters;
        this.before = before;
        this.ids = ids;
        this.compared = compared;
    }

    /**
     * @param entityType begins the ids, for example {@code person}
     * @param before {@code record}, {@code source}, {@code record_id}, {@code entity_id} as they were
     * @param taken {@code entity_id} of all entities that ever were
     * @param changed {@code record}: those that are new or changed
     * @param run tells new ids of this fusion from earlier ones of the same records
     */
    public static EntityUpdate of(
            String entityType,
            Clustered clustered,
            Dataset<Row> before,
            Dataset<Row> taken,
            Dataset<Row> changed,
            String run) {
        Scratch scratch = clustered.scratch();
        Dataset<Row> known = scratch.keep("known", before);
        Dataset<Row> ids =
                scratch.keep("ids", new StableIds(entityType, run, scratch).of(clustered.clusters(), known, taken));
        Dataset<Row> links = clustered.clusters().join(ids, "cluster").withColumnRenamed("entity_id", NOW);
        Dataset<Row> compared = links.join(
                        known.select(
                                col(RECORD),
                                col("entity_id").as(WAS),
                                col(SOURCE).as("was_source"),
                                col(RECORD_ID).as("was_record_id")),
                        links.col(RECORD).equalTo(known.col(RECORD)),
                        "full")
                .select(
                        coalesce(links.col(RECORD), known.col(RECORD)).as(RECORD),
                        coalesce(col(SOURCE), col("was_source")).as(SOURCE),
                        coalesce(col(RECORD_ID), col("was_record_id")).as(RECORD_ID),
                        col(WAS),
                        col(NOW));
        Dataset<Row> marked = compared.join(
                        changed.select(col(RECORD).as("changed_record")),
                        col(RECORD).equalTo(col("changed_record")),
                        "left")
                .withColumn(IS_CHANGED, col("changed_record").isNotNull())
                .drop("changed_record");
        return new EntityUpdate(entityType, clustered.clusters(), known, ids, scratch.keep("compared", marked));
    }

    /** {@code record}, {@code source}, {@code record_id}, {@code entity_id} of all records. */
    public Dataset<Row> links() {
        return compared.where(col(NOW).isNotNull()).select(col(RECORD), col(SOURCE), col(RECORD_ID), entity());
    }

    /** The links of records that are new, changed or in another entity; only the former count as processed. */
    public Dataset<Row> newLinks() {
        return compared.where(col(NOW).isNotNull().and(isTouched()))
                .select(
                        col(RECORD),
                        col(SOURCE),
                        col(RECORD_ID),
                        entity(),
                        col(IS_CHANGED).cast("int").as(Contract.MERGED_RECORDS));
    }

    /** {@code source}, {@code record_id} of records that are no more. */
    public Dataset<Row> goneLinks() {
        return compared.where(col(NOW).isNull()).select(SOURCE, RECORD_ID);
    }

    /** {@code record}, {@code entity_id} of all records of the entities whose records are not what they were. */
    public Dataset<Row> touchedLinks() {
        Dataset<Row> touched = compared.where(isTouched())
                .selectExpr("explode(array(was, now)) as touched")
                .distinct();
        return links().select(RECORD, "entity_id")
                .join(touched, col("entity_id").equalTo(col("touched")), "left_semi");
    }

    /** {@code entity_id} of entities that were and are no more. */
    public Dataset<Row> goneEntities() {
        Dataset<Row> alive = ids.select(col("entity_id").as("alive"));
        return before.select("entity_id")
                .distinct()
                .join(alive, col("entity_id").equalTo(col("alive")), "left_anti");
    }

    /** Rows of {@code gold.entity_history}: mergers, splits, and entities of which no record is left. */
    public Dataset<Row> history(LocalDate asOf) {
        Dataset<Row> sizes =
                before.groupBy(col("entity_id").as("sized")).agg(count(lit(1)).as("size"));
        Dataset<Row> changes = StableIds.changes(clusters, before, ids);
        Dataset<Row> merged =
                changes.where("change = 'merged'").select(col("entity_id").as("merged"));
        Dataset<Row> ended = goneEntities()
                .join(merged, col("entity_id").equalTo(col("merged")), "left_anti")
                .select(
                        col("entity_id"),
                        lit("ended").as("change"),
                        lit(null).cast("string").as("other_entity_id"),
                        lit(0L).as("records"));
        return changes.select("entity_id", "change", "other_entity_id", "records")
                .union(ended)
                .join(sizes, col("entity_id").equalTo(col("sized")))
                .select(
                        lit(entityType).as("entity_type"),
                        col("entity_id"),
                        col("change"),
                        col("other_entity_id"),
                        col("records"),
                        reason().as("reason"),
                        lit(asOf).as("changed_on"));
    }

    private static Column reason() {
        Column went =
                concat(col("records"), lit(" of its "), col("size"), lit(" records went to "), col("other_entity_id"));
        return when(col("change").equalTo("merged"), concat(went, lit(", more than to any other")))
                .when(col("change").equalTo("split"), went)
                .otherwise(concat(lit("none of its "), col("size"), lit(" records is left")));
    }

    private static Column isTouched() {
        return col(IS_CHANGED).or(col(WAS).eqNullSafe(col(NOW)).equalTo(false));
    }

    private static Column entity() {
        return col(NOW).as("entity_id");
    }
}
