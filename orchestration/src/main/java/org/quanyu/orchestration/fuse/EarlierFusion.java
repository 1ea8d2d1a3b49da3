package org.quanyu.orchestration.fuse;

import static org.apache.spark.sql.functions.col;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.quanyu.pipelines.fuse.pair.StandardisedRecords;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** What an earlier {@code lake fuse run} left behind, if there was one. */
public record EarlierFusion(Optional<Path> folder) {

    private static final StructType LINKS =
            new StructType().add(StandardisedRecords.RECORD, DataTypes.LongType).add("entity_id", DataTypes.StringType);

    private static final StructType HISTORY = new StructType()
            .add("entity_id", DataTypes.StringType)
            .add("change", DataTypes.StringType)
            .add("other_entity_id", DataTypes.StringType)
            .add("records", DataTypes.LongType);

    /** @throws LakeException {@code CLUSTERS_UNUSABLE} where the folder is not what a run wrote */
    public void requireThere() {
        folder.filter(path -> !Files.isDirectory(path.resolve("clusters"))).ifPresent(path -> {
            throw new LakeException(
                    FailureCode.CLUSTERS_UNUSABLE,
                    path + " holds no folder clusters",
                    "name the folder that an earlier lake fuse run wrote with --previous, or leave it out");
        });
    }

    /** {@code record}, {@code entity_id}. */
    Dataset<Row> links(SparkSession spark) {
        return folder.map(path -> spark.read()
                        .parquet(path.resolve("clusters").toString())
                        .select(
                                StandardisedRecords.record(
                                                col(StandardisedRecords.SOURCE), col(StandardisedRecords.RECORD_ID))
                                        .as(StandardisedRecords.RECORD),
                                col("entity_id")))
                .orElseGet(() -> spark.createDataFrame(List.of(), LINKS));
    }

    /** Mergers and splits so far. */
    Dataset<Row> history(SparkSession spark) {
        return folder.map(path -> path.resolve("history"))
                .filter(Files::isDirectory)
                .map(path -> spark.read().schema(HISTORY).parquet(path.toString()))
                .orElseGet(() -> spark.createDataFrame(List.of(), HISTORY));
    }

    /** {@code entity_id} of all entities that are or were. */
    Dataset<Row> entities(SparkSession spark) {
        return links(spark)
                .select("entity_id")
                .union(history(spark).select("entity_id"))
                .distinct();
    }
}
