package org.quanyu.pipelines.fuse;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.quanyu.pipelines.fuse.cluster.Components;
import org.quanyu.pipelines.fuse.cluster.ConnectedComponents;
import org.quanyu.pipelines.fuse.cluster.Repair;
import org.quanyu.pipelines.fuse.linkage.Comparison;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.model.MatchModel;
import org.quanyu.pipelines.fuse.model.PatternCounts;
import org.quanyu.pipelines.fuse.model.Training;
import org.quanyu.pipelines.fuse.model.WeightHistogram;
import org.quanyu.pipelines.fuse.pair.CandidatePairs;
import org.quanyu.pipelines.fuse.pair.ComparableRecords;
import org.quanyu.pipelines.fuse.pair.Patterns;

/** Finds which records are of one entity. */
public final class Fusion {

    public record Result(
            Dataset<Row> weighed,
            Dataset<Row> clusters,
            MatchModel model,
            List<String> warnings,
            double threshold,
            long pairCount) {}

    private Fusion() {}

    public static Result run(Linkage linkage, Dataset<Row> input) {
        long start = System.nanoTime();
        ComparableRecords comparable = ComparableRecords.of(linkage, input);
        Dataset<Row> records = comparable.records();
        long n = records.count();
        lap(start, "records " + n);
        CandidatePairs candidates = new CandidatePairs(linkage);
        Patterns patterns = new Patterns(linkage.comparisons());
        Dataset<Row> pairs =
                candidates.of(comparable.members(), records, n).persist(StorageLevel.MEMORY_AND_DISK());
        PatternCounts counts = Scoring.counts(pairs, patterns);
        lap(start, "pairs " + (long) counts.pairs() + " vectors " + counts.all().size());
        PatternCounts random = Scoring.counts(
                candidates.random(records, n).withColumn("rules", lit(0L)).withColumn("verdict", lit(0)), patterns);
        lap(start, "random " + (long) random.pairs());
        Training.Trained trained = Training.train(linkage, counts, random, n);
        lap(start, "trained");
        Dataset<Row> weighed = Scoring.weighed(pairs, patterns, trained.model()).persist(StorageLevel.MEMORY_AND_DISK());
        double threshold = histogram(weighed).threshold(linkage.threshold());
        lap(start, "weighed");
        Dataset<Row> members = members(linkage, records, weighed, threshold);
        Dataset<Row> clusters = records.select("record", "source", "record_id")
                .join(members, "record", "left")
                .select(
                        col("record"),
                        col("source"),
                        col("record_id"),
                        coalesce(col("component"), col("record")).as("component"));
        clusters = clusters.persist();
        clusters.count();
        lap(start, "clusters");
        return new Result(weighed, clusters, trained.model(), trained.warnings(), threshold, (long) counts.pairs());
    }

    private static Dataset<Row> members(
            Linkage linkage, Dataset<Row> records, Dataset<Row> weighed, double threshold) {
        Column strength = when(col("verdict").lt(0), lit(Double.NEGATIVE_INFINITY))
                .when(col("verdict").gt(0), col("weight").minus(threshold).plus(30).cast("double"))
                .otherwise(col("weight").minus(threshold).cast("double"));
        Dataset<Row> strengths = weighed.select(col("left_record"), col("right_record"), strength.as("strength"));
        Components components = new ConnectedComponents().of(strengths.where("strength >= 0"));
        Dataset<Row> members = components.members().persist();
        return Repair.repaired(members, identities(linkage, records), strengths);
    }

    /** What identifies the entity of a record by the first deciding comparison whose value does. */
    private static Dataset<Row> identities(Linkage linkage, Dataset<Row> records) {
        List<Column> candidates = new ArrayList<>();
        for (int index = 0; index < linkage.comparisons().size(); index++) {
            Comparison comparison = linkage.comparisons().get(index);
            if (comparison.authoritative().isPresent()) {
                candidates.add(when(
                        col("decides_" + index), col(comparison.columns().get(0)).cast("string")));
            }
        }
        candidates.add(lit(null).cast("string"));
        return records.select(
                        col("record"), coalesce(candidates.toArray(Column[]::new)).as("identity"))
                .where(col("identity").isNotNull());
    }

    private static WeightHistogram histogram(Dataset<Row> weighed) {
        return new WeightHistogram(weighed.where("verdict >= 0")
                .groupBy(floor(col("weight").multiply(WeightHistogram.PER_BIT)).as("bin"))
                .agg(count(lit(1)))
                .collectAsList()
                .stream()
                .map(row -> new WeightHistogram.Bin(
                        row.getLong(0) / (double) WeightHistogram.PER_BIT, row.getLong(1)))
                .sorted(Comparator.comparingDouble(WeightHistogram.Bin::weight).reversed())
                .toList());
    }

    public static void lap(long start, String s) {
        System.out.printf(
                "%6.1f cpu %6.1f %s%n",
                (System.nanoTime() - start) / 1e9,
                ((com.sun.management.OperatingSystemMXBean)
                                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                                .getProcessCpuTime()
                        / 1e9,
                s);
    }
}
