package org.quanyu.orchestration.fuse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.quanyu.pipelines.fuse.Basis;
import org.quanyu.pipelines.fuse.Decisions;
import org.quanyu.pipelines.fuse.Earlier;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.model.StoredModel;
import org.quanyu.pipelines.fuse.pair.StandardisedRecords;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** What an earlier {@code lake fuse run} left behind, if there was one. */
public record EarlierFusion(Optional<Path> folder) {

    private static final StructType LINKS = new StructType()
            .add(StandardisedRecords.RECORD, DataTypes.LongType)
            .add(StandardisedRecords.SOURCE, DataTypes.StringType)
            .add(StandardisedRecords.RECORD_ID, DataTypes.StringType)
            .add("entity_id", DataTypes.StringType);

    private static final StructType HISTORY = new StructType()
            .add("entity_id", DataTypes.StringType)
            .add("change", DataTypes.StringType)
            .add("other_entity_id", DataTypes.StringType)
            .add("records", DataTypes.LongType)
            .add("reason", DataTypes.StringType);

    /** @throws LakeException {@code CLUSTERS_UNUSABLE} where the folder is not what a run wrote */
    public void requireThere() {
        folder.filter(path -> !Files.isDirectory(path.resolve(FusionFolder.CLUSTERS)))
                .ifPresent(path -> {
                    throw new LakeException(
                            FailureCode.CLUSTERS_UNUSABLE,
                            path + " holds no folder clusters",
                            "name the folder that an earlier lake fuse run wrote with --previous, or leave it out");
                });
    }

    /** Whether a fusion by a linkage can go on from it: it was by the same one, and left all that is needed. */
    public boolean isBasisFor(String linkage) {
        return folder.filter(path -> Stream.of(
                                FusionFolder.RECORDS,
                                FusionFolder.RARITIES,
                                FusionFolder.LARGE_BLOCKS,
                                FusionFolder.LINKAGE,
                                FusionFolder.MODEL)
                        .allMatch(name -> Files.exists(path.resolve(name))))
                .filter(path ->
                        new StoredFusion(path).text(FusionFolder.LINKAGE).equals(linkage))
                .isPresent();
    }

    /**
     * It, to go on from.
     *
     * @param decided what people have decided since
     */
    public Earlier earlier(SparkSession spark, Linkage linkage, Decisions decided) {
        StoredFusion stored = new StoredFusion(folder.orElseThrow());
        StoredModel model =
                StoredModel.read(linkage.comparisons(), FusionFolder.MODEL, stored.text(FusionFolder.MODEL));
        Basis basis = new Basis(
                stored.table(spark, FusionFolder.RECORDS),
                stored.table(spark, FusionFolder.RARITIES),
                stored.table(spark, FusionFolder.LARGE_BLOCKS),
                model);
        return new Earlier(basis, links(spark), decided.records());
    }

    /** What people had decided. */
    public Decisions decisions(SparkSession spark) {
        return folder.map(path -> path.resolve(FusionFolder.DECISIONS))
                .filter(Files::isDirectory)
                .map(path ->
                        new Decisions(spark.read().schema(Decisions.COLUMNS).parquet(path.toString())))
                .orElseGet(() -> Decisions.none(spark));
    }

    /** {@code record}, {@code source}, {@code record_id}, {@code entity_id}. */
    Dataset<Row> links(SparkSession spark) {
        return folder.map(path -> new StoredFusion(path).entities(spark).selectExpr(LINKS.fieldNames()))
                .orElseGet(() -> spark.createDataFrame(List.of(), LINKS));
    }

    /** Mergers and splits so far. */
    Dataset<Row> history(SparkSession spark) {
        return folder.map(path -> path.resolve(FusionFolder.HISTORY))
                .filter(Files::isDirectory)
                .map(path -> spark.read().schema(HISTORY).parquet(path.toString()))
                .orElseGet(() -> spark.createDataFrame(List.of(), HISTORY));
    }

    /** {@code entity_id} of all entities that are or were. */
    Dataset<Row> entities(SparkSession spark) {
        return links(spark).select("entity_id").union(history(spark).select("entity_id"));
    }
}
