package org.quanyu.orchestration.evaluate;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.fuse.TableFile;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * What a linkage wrote: a Parquet folder with {@code source}, {@code record_id} and {@code entity_id}, or a folder with
 * such a folder {@code clusters} or {@code matters} ({@code event_id}, {@code matter_id}) in it and perhaps one with {@code blocks}: {@code source}, {@code record_id},
 * {@code rule} and {@code key}, one row per record and blocking rule that gave it a key, without blocks that were capped.
 */
public record LinkageOutput(Path folder) {

    /** Columns {@code record} and {@code cluster} (text). */
    Dataset<Row> clusters(SparkSession spark, boolean isBySource) {
        Optional<TableFile> matters =
                Optional.of(new TableFile(folder.resolve("matters"))).filter(TableFile::exists);
        if (matters.isPresent()) {
            Dataset<Row> events = matters.get().read(spark);
            return events.select(
                    matters.get().text(events, "event_id").as("record"),
                    matters.get().text(events, "matter_id").as("cluster"));
        }
        TableFile inside = new TableFile(folder.resolve("clusters"));
        TableFile file = inside.exists() ? inside : new TableFile(folder);
        if (!file.exists() || !file.isParquet()) {
            throw new LakeException(
                    FailureCode.CLUSTERS_UNUSABLE,
                    "there are no clusters at " + folder + ": it holds neither Parquet files nor a folder clusters",
                    "name the folder that lake fuse run wrote with --clusters");
        }
        Dataset<Row> table = file.read(spark);
        return table.select(
                record(file, table, isBySource).as("record"),
                file.text(table, "entity_id").as("cluster"));
    }

    /** Columns {@code record}, {@code rule} and {@code key}; empty if the linkage left no blocks. */
    Optional<Dataset<Row>> blocks(SparkSession spark, boolean isBySource) {
        TableFile file = new TableFile(folder.resolve("blocks"));
        if (!file.exists()) {
            return Optional.empty();
        }
        Dataset<Row> table = file.read(spark);
        return Optional.of(
                table.select(record(file, table, isBySource).as("record"), table.col("rule"), table.col("key")));
    }

    private static Column record(TableFile file, Dataset<Row> table, boolean isBySource) {
        Column id = file.text(table, "record_id");
        return isBySource ? Labels.record(id, file.text(table, "source")) : id;
    }
}
