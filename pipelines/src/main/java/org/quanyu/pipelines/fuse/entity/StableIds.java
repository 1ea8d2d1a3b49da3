package org.quanyu.pipelines.fuse.entity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.hex;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.lpad;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.quanyu.pipelines.fuse.scratch.Scratch;

/**
 * Gives clusters the ids of the entities that they were before. An id goes to the cluster that holds most of its records
 * among those that have most of their records from it: the largest overlap of a cluster and an entity comes first, then
 * the next of those that are left. Clusters that get none have a new id. The order of the input does not matter.
 */
public final class StableIds {

    /** Overlaps that none of this many rounds could settle would be a chain of as many clusters, each tied to the next. */
    private static final int MOST_ROUNDS = 50;

    private final String entityType;
    private final String run;
    private final Scratch scratch;

    /**
     * @param entityType begins the ids, for example {@code person}
     * @param run tells new ids of this fusion from earlier ones of the same records
     */
    public StableIds(String entityType, String run, Scratch scratch) {
        this.entityType = entityType;
        this.run = run;
        this.scratch = scratch;
    }

    /**
     * The id of each cluster: {@code cluster}, {@code entity_id}.
     *
     * @param clusters {@code record}, {@code cluster}
     * @param before {@code record}, {@code entity_id} as they were
     * @param taken {@code entity_id} of all entities that ever were, also repeatedly
     */
    public Dataset<Row> of(Dataset<Row> clusters, Dataset<Row> before, Dataset<Row> taken) {
        Dataset<Row> firsts = clusters.groupBy("cluster").agg(min("record").as("first"));
        if (taken.isEmpty()) {
            return firsts.select(col("cluster"), newId(col("first")).as("entity_id"));
        }
        Dataset<Row> inherited = inherited(scratch.keep("overlaps", overlaps(clusters, before)));
        Dataset<Row> fresh = firsts.join(
                        inherited.select(col("cluster").as("settled")),
                        col("cluster").equalTo(col("settled")),
                        "left_anti")
                .select(
                        col("cluster"),
                        newId(col("first")).as("wished"),
                        newId(xxhash64(col("first"), lit(run))).as("other"));
        Dataset<Row> used = taken.join(
                        fresh.select(col("wished").as("wish")), col("entity_id").equalTo(col("wish")), "left_semi")
                .select(col("entity_id").as("used"))
                .distinct();
        Dataset<Row> created = fresh.join(used, col("wished").equalTo(col("used")), "left")
                .select(
                        col("cluster"),
                        when(col("used").isNull(), col("wished"))
                                .otherwise(col("other"))
                                .as("entity_id"));
        return inherited.select("cluster", "entity_id").union(created);
    }

    /** {@code cluster}, {@code entity_id}, {@code records} that both have. */
    static Dataset<Row> overlaps(Dataset<Row> clusters, Dataset<Row> before) {
        return clusters.join(before, "record")
                .groupBy("cluster", "entity_id")
                .agg(count(lit(1)).as("records"));
    }

    private Dataset<Row> inherited(Dataset<Row> overlaps) {
        Dataset<Row> open = overlaps;
        Dataset<Row> settled = overlaps.limit(0);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (open.isEmpty()) {
                return settled;
            }
            Dataset<Row> best = scratch.keep("best-" + round, best(open));
            settled = settled.union(best);
            open = scratch.keep("open-" + round, without(without(open, best, "cluster"), best, "entity_id"));
        }
        throw new IllegalStateException("ids of " + open.count() + " overlaps were not settled");
    }

    private static Dataset<Row> without(Dataset<Row> open, Dataset<Row> settled, String column) {
        Dataset<Row> gone = settled.select(col(column).as("gone"));
        return open.join(gone, col(column).equalTo(col("gone")), "left_anti");
    }

    /** Overlaps that are the largest of both their cluster and their entity. */
    private static Dataset<Row> best(Dataset<Row> open) {
        Column[] order = {col("records").desc(), col("entity_id"), col("cluster")};
        WindowSpec ofCluster = Window.partitionBy("cluster").orderBy(order);
        WindowSpec ofEntity = Window.partitionBy("entity_id").orderBy(order);
        return open.withColumn("rank_of_cluster", row_number().over(ofCluster))
                .withColumn("rank_of_entity", row_number().over(ofEntity))
                .where("rank_of_cluster = 1 and rank_of_entity = 1")
                .select("cluster", "entity_id", "records");
    }

    private Column newId(Column number) {
        return concat(lit(entityType + "-"), lower(lpad(hex(number), 16, "0")));
    }

    /**
     * What became of entities: {@code entity_id}, {@code change} ({@code merged} or {@code split}),
     * {@code other_entity_id} and {@code records} that went from one to the other. A merged entity is no more: most of its
     * records are in the other. A split one has lost records to the other.
     *
     * @param ids the result of {@link #of}
     */
    public static Dataset<Row> changes(Dataset<Row> clusters, Dataset<Row> before, Dataset<Row> ids) {
        Dataset<Row> now =
                ids.select(col("cluster").as("of_cluster"), col("entity_id").as("other_entity_id"));
        Dataset<Row> moves = overlaps(clusters, before)
                .join(now, col("cluster").equalTo(col("of_cluster")))
                .where(col("entity_id").notEqual(col("other_entity_id")));
        Dataset<Row> alive = ids.select(col("entity_id").as("alive"));
        WindowSpec most = Window.partitionBy("entity_id").orderBy(col("records").desc(), col("other_entity_id"));
        return moves.join(alive, col("entity_id").equalTo(col("alive")), "left")
                .withColumn("place", row_number().over(most))
                .withColumn(
                        "change",
                        when(col("alive").isNull().and(col("place").equalTo(1)), lit("merged"))
                                .otherwise(lit("split")))
                .select("entity_id", "change", "other_entity_id", "records");
    }
}
