package org.quanyu.orchestration.fuse;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.pipelines.fuse.explain.Explainer;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.linkage.LinkageReader;
import org.quanyu.pipelines.fuse.model.StoredModel;
import org.quanyu.pipelines.fuse.pair.StandardisedRecords;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** What {@code lake fuse run} left behind, read to tell why records belong together. */
public record StoredFusion(Path folder) {

    /** @throws LakeException {@code CLUSTERS_UNUSABLE} where the folder is not what a run wrote */
    public void requireThere() {
        Stream.of(FusionFolder.CLUSTERS, FusionFolder.RECORDS, FusionFolder.LINKAGE, FusionFolder.MODEL)
                .filter(name -> !Files.exists(folder.resolve(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw new LakeException(
                            FailureCode.CLUSTERS_UNUSABLE,
                            folder + " holds no " + name,
                            "name a folder that lake fuse run wrote with --in");
                });
    }

    /** What tells why, with the records of the run. */
    public Explainer explainer(SparkSession spark) {
        Linkage linkage = LinkageReader.read(FusionFolder.LINKAGE, text(FusionFolder.LINKAGE));
        StoredModel model = StoredModel.read(linkage.comparisons(), FusionFolder.MODEL, text(FusionFolder.MODEL));
        return new Explainer(linkage, model, table(spark, FusionFolder.RECORDS), entities(spark));
    }

    /** {@code record}, {@code source}, {@code record_id}, {@code entity_id}. */
    Dataset<Row> entities(SparkSession spark) {
        return table(spark, FusionFolder.CLUSTERS)
                .withColumn(
                        StandardisedRecords.RECORD,
                        StandardisedRecords.record(
                                col(StandardisedRecords.SOURCE), col(StandardisedRecords.RECORD_ID)));
    }

    /** Mergers and splits so far. */
    Dataset<Row> history(SparkSession spark) {
        return new EarlierFusion(Optional.of(folder)).history(spark);
    }

    Dataset<Row> table(SparkSession spark, String name) {
        return spark.read().parquet(folder.resolve(name).toString());
    }

    String text(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new LakeException(
                    FailureCode.CLUSTERS_UNUSABLE,
                    folder.resolve(name) + " cannot be read as UTF-8 text: " + e.getMessage(),
                    "leave what lake fuse run wrote as it is, or run it again",
                    e);
        }
    }
}
