package org.quanyu.orchestration.fuse;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.pair.StandardisedRecords;

/**
 * Why entities were merged or split.
 *
 * @param before {@code record}, {@code entity_id} as they were
 * @param decided {@code record}: those that people have decided about since
 */
record Reasons(Dataset<Row> before, Dataset<Row> decided) {

    /**
     * The changes with their {@code reason}.
     *
     * @param changes {@code entity_id}, {@code change}, {@code other_entity_id}, {@code records}
     * @param isUpdate whether the model is that of the earlier fusion, so that only records can have changed
     */
    Dataset<Row> of(Dataset<Row> changes, boolean isUpdate) {
        Dataset<Row> decidedEntities = broadcast(before.join(decided, StandardisedRecords.RECORD)
                .select(col("entity_id").as("decided_entity"))
                .distinct());
        return changes.join(decidedEntities, col("entity_id").equalTo(col("decided_entity")), "left")
                .withColumn(
                        "reason",
                        when(col("decided_entity").isNotNull(), lit("decided by a person"))
                                .otherwise(lit(isUpdate ? "records changed" : "fused anew")))
                .drop("decided_entity");
    }
}
