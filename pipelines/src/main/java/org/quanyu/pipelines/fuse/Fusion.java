package org.quanyu.pipelines.fuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.linkage.LinkageCheck;
import org.quanyu.pipelines.fuse.model.PatternCounts;
import org.quanyu.pipelines.fuse.model.StoredModel;
import org.quanyu.pipelines.fuse.model.Training;
import org.quanyu.pipelines.fuse.model.WeightHistogram;
import org.quanyu.pipelines.fuse.pair.CandidatePairs;
import org.quanyu.pipelines.fuse.pair.ComparableRecords;
import org.quanyu.pipelines.fuse.pair.PreparedRecords;
import org.quanyu.pipelines.fuse.scratch.Scratch;

/** Finds which records are of one entity: blocks, compares, trains, weighs, links and divides. */
public final class Fusion {

    private final Linkage linkage;
    private final Decisions decisions;
    private final Scratch scratch;

    private Fusion(Linkage linkage, Decisions decisions, Scratch scratch) {
        this.linkage = linkage;
        this.decisions = decisions;
        this.scratch = scratch;
    }

    /** Fuses records of which nobody knows anything. */
    public static Fused fuse(Linkage linkage, Dataset<Row> input) {
        return fuse(linkage, input, Decisions.none(input.sparkSession()), Optional.empty());
    }

    /**
     * Fuses records, with a model that is trained on them.
     *
     * @param input the columns that the linkage reads, and {@code source} where it names none
     * @param known the threshold is the one that is best on what is known of some records, if anything is
     * @throws org.quanyu.schemas.failure.LakeException {@code LINKAGE_INPUT} where the records do not fit the linkage,
     *     {@code LINKAGE_WITHOUT_EVIDENCE} where nothing can be learnt from them, {@code LABELS_TOO_FEW} where what is known
     *     gives no threshold
     */
    public static Fused fuse(Linkage linkage, Dataset<Row> input, Decisions decisions, Optional<KnownMatches> known) {
        return inScratch(linkage, input, scratch -> new Fusion(linkage, decisions, scratch).fused(input, known));
    }

    /**
     * Fuses records of which most were there before: new, changed and removed ones are linked against the others with the
     * model as it was; entities that they do not touch stay.
     *
     * @param input all records, see {@link #fuse(Linkage, Dataset)}
     * @param earlier a fusion by the same linkage
     */
    public static Fused update(Linkage linkage, Dataset<Row> input, Decisions decisions, Earlier earlier) {
        return inScratch(linkage, input, scratch -> new Update(linkage, earlier, decisions, scratch).fused(input));
    }

    /** The result holds the folder, unless there is none. */
    private static Fused inScratch(Linkage linkage, Dataset<Row> input, Function<Scratch, Fused> fusion) {
        LinkageCheck.check(linkage, input);
        Scratch scratch = Scratch.of(input.sparkSession());
        try {
            return fusion.apply(scratch);
        } catch (RuntimeException e) {
            scratch.close();
            throw e;
        }
    }

    private Fused fused(Dataset<Row> input, Optional<KnownMatches> known) {
        PreparedRecords prepared = PreparedRecords.of(linkage, input, scratch);
        ComparableRecords comparable = prepared.comparable();
        CandidatePairs candidates = new CandidatePairs(comparable);
        Dataset<Row> pairs = scratch.keep("pairs", candidates.all());
        PatternCounts counts = Scoring.counts(pairs, linkage);
        PatternCounts random = Scoring.counts(candidates.random(), linkage);
        Training.Trained trained = Training.train(linkage, counts, random, comparable.count());
        Dataset<Row> weighed = Scoring.weighed(pairs, linkage, counts, trained.model());
        WeightHistogram histogram = Scoring.histogram(weighed);
        Optional<LabelledThreshold> learnt = known.map(matches -> LabelledThreshold.of(weighed, matches));
        double threshold =
                learnt.map(LabelledThreshold::weight).orElseGet(() -> histogram.threshold(linkage.threshold()));
        Dataset<Row> clusters = new Clustering(linkage, decisions, scratch).clusters(comparable, weighed, threshold);
        List<String> warnings = new ArrayList<>(prepared.warnings());
        warnings.addAll(trained.warnings());
        return new Fused(
                linkage,
                new Basis(
                        comparable.described(),
                        prepared.rarities(),
                        prepared.largeBlocks(),
                        new StoredModel(trained.model(), threshold)),
                comparable.members(),
                weighed,
                clusters,
                Optional.empty(),
                learnt.map(LabelledThreshold::reason)
                        .orElseGet(() -> linkage.threshold().reason()),
                histogram,
                comparable.count(),
                prepared.largest(),
                warnings,
                scratch);
    }
}
