package org.quanyu.pipelines.fuse;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.cluster.Components;
import org.quanyu.pipelines.fuse.cluster.ConnectedComponents;
import org.quanyu.pipelines.fuse.cluster.Repair;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.linkage.LinkageCheck;
import org.quanyu.pipelines.fuse.model.PatternCounts;
import org.quanyu.pipelines.fuse.model.Training;
import org.quanyu.pipelines.fuse.model.WeightHistogram;
import org.quanyu.pipelines.fuse.pair.CandidatePairs;
import org.quanyu.pipelines.fuse.pair.ComparableRecords;
import org.quanyu.pipelines.fuse.pair.StandardisedRecords;
import org.quanyu.pipelines.fuse.scratch.Scratch;

/** Finds which records are of one entity: blocks, compares, trains, weighs, links and divides. */
public final class Fusion {

    private final Linkage linkage;
    private final Scratch scratch;

    private Fusion(Linkage linkage, Scratch scratch) {
        this.linkage = linkage;
        this.scratch = scratch;
    }

    /**
     * Fuses records, with a model that is trained on them.
     *
     * @param input the columns that the linkage reads, and {@code source} where it names none
     * @throws org.quanyu.schemas.failure.LakeException {@code LINKAGE_INPUT} where the records do not fit the linkage,
     *     {@code LINKAGE_WITHOUT_EVIDENCE} where nothing can be learnt from them
     */
    public static Fused fuse(Linkage linkage, Dataset<Row> input) {
        LinkageCheck.check(linkage, input);
        Scratch scratch = Scratch.of(input.sparkSession());
        try {
            return new Fusion(linkage, scratch).fused(input);
        } catch (RuntimeException e) {
            scratch.close();
            throw e;
        }
    }

    private Fused fused(Dataset<Row> input) {
        ComparableRecords comparable = ComparableRecords.of(linkage, input, scratch);
        CandidatePairs candidates = new CandidatePairs(linkage, comparable);
        Dataset<Row> pairs = scratch.keep("pairs", candidates.all());
        PatternCounts counts = Scoring.counts(pairs, linkage);
        PatternCounts random = Scoring.counts(candidates.random(), linkage);
        Training.Trained trained = Training.train(linkage, counts, random, comparable.recordCount());
        Dataset<Row> weighed = Scoring.weighed(pairs, linkage, counts, trained.model());
        WeightHistogram histogram = Scoring.histogram(weighed);
        double threshold = histogram.threshold(linkage.threshold());
        List<String> warnings = new ArrayList<>(comparable.warnings());
        warnings.addAll(trained.warnings());
        return new Fused(
                linkage,
                comparable.described(),
                comparable.members(),
                weighed,
                scratch.keep("clusters", clusters(comparable, weighed, threshold)),
                trained.model(),
                threshold,
                histogram,
                comparable.recordCount(),
                comparable.largeBlocks(),
                warnings,
                scratch);
    }

    /** {@code record}, {@code source}, {@code record_id}, {@code cluster} (the smallest record of it). */
    private Dataset<Row> clusters(ComparableRecords comparable, Dataset<Row> weighed, double threshold) {
        Dataset<Row> records = comparable.records();
        long count = comparable.recordCount();
        Dataset<Row> strengths = Scoring.strengths(weighed, threshold);
        Dataset<Row> repaired;
        try (Components components = new ConnectedComponents().of(strengths.where("strength >= 0"))) {
            Dataset<Row> members = scratch.keep("components", components.members());
            repaired = new Repair(scratch, count).repaired(members, identities(records), strengths);
        }
        return records.select(StandardisedRecords.RECORD, StandardisedRecords.SOURCE, StandardisedRecords.RECORD_ID)
                .join(Scratch.lookup(repaired, count), StandardisedRecords.RECORD, "left")
                .withColumn("cluster", coalesce(col("component"), col(StandardisedRecords.RECORD)))
                .drop("component");
    }

    /** A hash of what identifies the entity of a record, by the first deciding comparison that has a say. */
    private Dataset<Row> identities(Dataset<Row> records) {
        List<Column> candidates = new ArrayList<>();
        for (int index = 0; index < linkage.comparisons().size(); index++) {
            var comparison = linkage.comparisons().get(index);
            if (comparison.authoritative().isPresent()) {
                String value = comparison.columns().get(0);
                candidates.add(
                        when(col(StandardisedRecords.decides(index)), xxhash64(lit(index), col("`" + value + "`"))));
            }
        }
        candidates.add(lit(null).cast("long"));
        return records.select(
                        col(StandardisedRecords.RECORD),
                        coalesce(candidates.toArray(Column[]::new)).as("identity"))
                .where(col("identity").isNotNull());
    }
}
