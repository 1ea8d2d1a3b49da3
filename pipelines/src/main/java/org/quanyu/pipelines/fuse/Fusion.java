package org.quanyu.pipelines.fuse;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/** Finds which records are of one entity: blocks, compares, trains, weighs, links and divides. */
public final class Fusion implements AutoCloseable {

    private final Linkage linkage;
    private final Kept kept = new Kept();

    private Fusion(Linkage linkage) {
        this.linkage = linkage;
    }

    /**
     * Fuses records, with a model that is trained on them.
     *
     * @param input the columns that the linkage reads, and {@code source} where it names none
     * @throws org.quanyu.schemas.failure.LakeException {@code LINKAGE_INPUT} where the records do not fit the linkage,
     *     {@code LINKAGE_WITHOUT_EVIDENCE} where nothing can be learnt from them
     */
    public static Fused fuse(Linkage linkage, Dataset<Row> input) {
        return fuse(linkage, input, Optional.empty());
    }

    /**
     * Fuses records as {@link #fuse(Linkage, Dataset)}, but with the threshold that is best on what is known of some.
     *
     * @throws org.quanyu.schemas.failure.LakeException also {@code LABELS_TOO_FEW}
     */
    public static Fused fuse(Linkage linkage, Dataset<Row> input, Optional<KnownMatches> known) {
        LinkageCheck.check(linkage, input);
        Fusion fusion = new Fusion(linkage);
        try {
            return fusion.fused(input, known);
        } catch (RuntimeException e) {
            fusion.close();
            throw e;
        }
    }

    private Fused fused(Dataset<Row> input, Optional<KnownMatches> known) {
        ComparableRecords comparable = ComparableRecords.of(linkage, input, kept);
        CandidatePairs candidates = new CandidatePairs(linkage, comparable);
        Dataset<Row> pairs = kept.keep(candidates.all());
        PatternCounts counts = Scoring.counts(pairs, linkage);
        PatternCounts random = Scoring.counts(candidates.random(), linkage);
        Training.Trained trained = Training.train(linkage, counts, random, comparable.recordCount());
        Dataset<Row> weighed = Scoring.weighed(pairs, linkage, counts, trained.model());
        WeightHistogram histogram = Scoring.histogram(weighed);
        Optional<LabelledThreshold> learnt = known.map(matches -> LabelledThreshold.of(weighed, matches));
        double threshold =
                learnt.map(LabelledThreshold::weight).orElseGet(() -> histogram.threshold(linkage.threshold()));
        Dataset<Row> clusters = kept.keep(clusters(comparable, weighed, threshold));
        List<String> warnings = new ArrayList<>(comparable.warnings());
        warnings.addAll(trained.warnings());
        return new Fused(
                linkage,
                comparable.records(),
                weighed,
                clusters,
                trained.model(),
                threshold,
                learnt.map(LabelledThreshold::reason)
                        .orElseGet(() -> linkage.threshold().reason()),
                histogram,
                comparable.recordCount(),
                comparable.largeBlocks(),
                warnings,
                this);
    }

    /** {@code record}, {@code source}, {@code record_id}, {@code cluster} (the smallest record of it). */
    private Dataset<Row> clusters(ComparableRecords comparable, Dataset<Row> weighed, double threshold) {
        Dataset<Row> records = comparable.records();
        long count = comparable.recordCount();
        Dataset<Row> strengths = Scoring.strengths(weighed, threshold);
        Components components = new ConnectedComponents().of(strengths.where("strength >= 0"));
        kept.closeLater(components);
        Dataset<Row> members = kept.keep(components.members());
        Dataset<Row> repaired = Repair.repaired(members, identities(records), strengths, count, kept);
        return records.select(StandardisedRecords.RECORD, StandardisedRecords.SOURCE, StandardisedRecords.RECORD_ID)
                .join(Kept.lookup(repaired, count), StandardisedRecords.RECORD, "left")
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

    /** Lets go of what was kept in memory and on disk. */
    @Override
    public void close() {
        kept.close();
    }
}
