package org.quanyu.orchestration.fuse;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.pipelines.fuse.Decisions;
import org.quanyu.pipelines.fuse.Fused;
import org.quanyu.pipelines.fuse.entity.StableIds;
import org.quanyu.pipelines.fuse.explain.QualityPage;
import org.quanyu.pipelines.fuse.golden.GoldenRecords;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.pair.StandardisedRecords;
import org.quanyu.pipelines.fuse.scratch.Scratch;

/**
 * What {@code lake fuse run} leaves behind: {@code clusters} ({@code source}, {@code record_id}, {@code entity_id}),
 * {@code history} ({@code entity_id}, {@code change}, {@code other_entity_id}, {@code records}, {@code reason}: mergers and
 * splits so far), {@code decisions} (what people decided so far),
 * {@code golden} (one record per entity, see {@link GoldenRecords}) where the linkage declares it,
 * {@code blocks} ({@code source}, {@code record_id}, {@code rule}, {@code key}) where asked for, a quality page, and what
 * tells later why records belong together: {@code linkage.yaml}, {@code model.json} and {@code records} as they were
 * compared, with {@code rarities} and {@code large_blocks}, from which a later run goes on.
 */
public record FusionFolder(Path folder) {

    private static final String[] CLUSTER_COLUMNS = {
        StandardisedRecords.SOURCE, StandardisedRecords.RECORD_ID, "entity_id"
    };

    static final String CLUSTERS = "clusters";
    static final String HISTORY = "history";
    static final String DECISIONS = "decisions";
    static final String GOLDEN = "golden";
    static final String RECORDS = "records";
    static final String RARITIES = "rarities";
    static final String LARGE_BLOCKS = "large_blocks";
    static final String LINKAGE = "linkage.yaml";
    static final String MODEL = "model.json";

    /**
     * Writes {@code clusters}, {@code history} and {@code decisions}; ids are those of the earlier fusion as far as they
     * can be.
     *
     * @param decided what people have decided since the earlier fusion
     * @return how many entities the records are of that were clustered
     */
    public long writeClusters(Fused fused, EarlierFusion earlier, Decisions decided) {
        SparkSession spark = fused.clusters().sparkSession();
        try (Scratch scratch = Scratch.of(spark)) {
            Dataset<Row> before = fused.continued().map(Fused.Continued::before).orElseGet(() -> earlier.links(spark));
            Dataset<Row> history = earlier.history(spark);
            StableIds stableIds = new StableIds(fused.linkage().name(), "after " + history.count(), scratch);
            Dataset<Row> ids = scratch.keep("ids", stableIds.of(fused.clusters(), before, earlier.entities(spark)));
            Dataset<Row> clustered = fused.clusters().join(ids, "cluster").selectExpr(CLUSTER_COLUMNS);
            write(
                    fused.continued()
                            .map(Fused.Continued::untouched)
                            .map(untouched -> clustered.union(untouched.selectExpr(CLUSTER_COLUMNS)))
                            .orElse(clustered),
                    CLUSTERS);
            Reasons reasons = new Reasons(before, decided.records());
            write(
                    history.union(reasons.of(
                            StableIds.changes(fused.clusters(), before, ids),
                            fused.continued().isPresent())),
                    HISTORY);
            write(earlier.decisions(spark).and(decided).rows().coalesce(1), DECISIONS);
            return ids.count();
        }
    }

    /**
     * Writes {@code golden} if the linkage declares it; after the clusters.
     *
     * @param input the records that were fused
     */
    public void writeGolden(Linkage linkage, Dataset<Row> input) {
        if (!linkage.golden().isEmpty()) {
            Dataset<Row> entities = new StoredFusion(folder).entities(input.sparkSession());
            write(GoldenRecords.of(linkage, input, entities), GOLDEN);
        }
    }

    /** One row per record and blocking rule that put it into a block; blocks that were left out are not there. */
    public void writeBlocks(Fused fused) {
        write(
                fused.members()
                        .select(
                                col("record").as("of_record"),
                                col("rule"),
                                col("block").as("key"))
                        .join(fused.records(), col("of_record").equalTo(col(StandardisedRecords.RECORD)))
                        .select(StandardisedRecords.SOURCE, StandardisedRecords.RECORD_ID, "rule", "key"),
                "blocks");
    }

    /**
     * Writes what {@code lake fuse explain} and a later run read.
     *
     * @param linkage the text of the linkage
     */
    public void writeEvidence(Fused fused, String linkage) {
        write(fused.records(), RECORDS);
        write(fused.basis().rarities(), RARITIES);
        write(fused.basis().largeBlocks(), LARGE_BLOCKS);
        writeText(LINKAGE, linkage);
        writeText(MODEL, fused.basis().trained().json());
    }

    /** Writes the quality page; after the clusters. */
    public void writePage(Fused fused) {
        Dataset<Row> clusters = fused.records()
                .sparkSession()
                .read()
                .parquet(folder.resolve(CLUSTERS).toString());
        writeText("quality.html", QualityPage.of(fused, clusters));
    }

    private void writeText(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Dataset<Row> rows, String name) {
        rows.write().option("compression", "zstd").parquet(folder.resolve(name).toString());
    }
}
