package org.quanyu.pipelines.fuse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;

import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.model.MatchModel;
import org.quanyu.pipelines.fuse.model.PatternCounts;
import org.quanyu.pipelines.fuse.model.Training;
import org.quanyu.pipelines.fuse.model.WeightHistogram;
import org.quanyu.pipelines.fuse.pair.CandidatePairs;
import org.quanyu.pipelines.fuse.pair.Patterns;
import org.quanyu.pipelines.fuse.pair.ComparableRecords;

/** Finds which records are of one entity. */
public final class Fusion {
    static final long RANDOM_PAIRS = 1_000_000;

    public record Result(Dataset<Row> weighed, Dataset<Row> clusters, MatchModel model, List<String> warnings, double threshold, long pairCount) {}

    private Fusion() {}

    public static Result run(Linkage linkage, Dataset<Row> input) {
        long start = System.nanoTime();
        ComparableRecords comparable = ComparableRecords.of(linkage, input); Dataset<Row> records = comparable.records();
        long n = records.count();
        lap(start, "records " + n);
        CandidatePairs candidates = new CandidatePairs(linkage);
        Patterns patterns = new Patterns(linkage.comparisons());
        Dataset<Row> pairs = candidates.of(comparable.members(), records, n).persist(StorageLevel.MEMORY_AND_DISK());
        PatternCounts counts = Scoring.counts(pairs, patterns);
        lap(start, "pairs " + (long) counts.pairs() + " vectors " + counts.all().size());
        PatternCounts random = Scoring.counts(candidates.random(records, n).withColumn("rules", lit(0L)), patterns);
        lap(start, "random " + (long) random.pairs());
        Training.Trained trained = Training.train(linkage, counts, random, n);
        lap(start, "trained");
        Dataset<Row> weighed = Scoring.weighed(pairs, patterns, trained.model()).persist();
        List<WeightHistogram.Bin> bins = weighed.where("verdict >= 0").groupBy(floor(col("weight").multiply(WeightHistogram.PER_BIT)).as("b")).agg(count(lit(1)))
            .collectAsList().stream().map(r -> new WeightHistogram.Bin(r.getLong(0) / (double) WeightHistogram.PER_BIT, r.getLong(1)))
            .sorted(Comparator.comparingDouble(WeightHistogram.Bin::weight).reversed()).toList();
        double threshold = new WeightHistogram(bins).threshold(linkage.threshold());
        lap(start, "weighed");
        return new Result(weighed, null, trained.model(), trained.warnings(), threshold, (long) counts.pairs());
    }
    public static void lap(long start, String s) { System.out.printf("%6.1f cpu %6.1f %s%n", (System.nanoTime() - start) / 1e9, ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9, s); }
}
