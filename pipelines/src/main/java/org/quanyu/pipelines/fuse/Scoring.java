package org.quanyu.pipelines.fuse;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.model.MatchModel;
import org.quanyu.pipelines.fuse.model.PatternCounts;
import org.quanyu.pipelines.fuse.model.PatternCounts.PatternCount;
import org.quanyu.pipelines.fuse.model.WeightHistogram;
import org.quanyu.pipelines.fuse.pair.CandidatePairs;
import org.quanyu.pipelines.fuse.pair.Patterns;

/** Match weights of pairs, looked up by their comparison vectors. */
final class Scoring {

    static final String WEIGHT = "weight";
    static final String STRENGTH = "strength";

    /** What makes the link of equal identifying values stronger than any other. */
    private static final double DECIDED_BITS = 100;

    private static final StructType WEIGHTS =
            new StructType().add("of_pattern", DataTypes.LongType).add("pattern_weight", DataTypes.FloatType);

    private Scoring() {}

    /** How often each vector occurs; there are as many vectors as combinations of levels at most. */
    static PatternCounts counts(Dataset<Row> pairs, Linkage linkage) {
        Patterns patterns = new Patterns(linkage.comparisons());
        List<Row> rows = pairs.groupBy(CandidatePairs.PATTERN, CandidatePairs.RULES, CandidatePairs.VERDICT)
                .agg(count(lit(1)))
                .collectAsList();
        return new PatternCounts(rows.stream()
                .map(row -> new PatternCount(
                        row.getLong(0),
                        patterns.unpacked(row.getLong(0)),
                        row.getLong(1),
                        row.getByte(2),
                        row.getLong(3)))
                .toList());
    }

    /** The pairs with {@code weight}: that of their vector, adjusted by the rarity of what they have in common. */
    static Dataset<Row> weighed(Dataset<Row> pairs, Linkage linkage, PatternCounts counts, MatchModel model) {
        Patterns patterns = new Patterns(linkage.comparisons());
        Map<Long, Row> weights = new LinkedHashMap<>();
        counts.all()
                .forEach(seen -> weights.computeIfAbsent(
                        seen.pattern(),
                        pattern -> RowFactory.create(
                                pattern, (float) weightWithoutRarity(model, patterns, seen.levels()))));
        Dataset<Row> table = pairs.sparkSession().createDataFrame(List.copyOf(weights.values()), WEIGHTS);
        return pairs.join(broadcast(table), col(CandidatePairs.PATTERN).equalTo(col("of_pattern")))
                .withColumn(WEIGHT, col("pattern_weight").plus(col(CandidatePairs.RARITY)))
                .drop("of_pattern", "pattern_weight");
    }

    /** Without what agreement on a value adds on average: the rarity of the pair's own value takes its place. */
    private static double weightWithoutRarity(MatchModel model, Patterns patterns, int[] levels) {
        double average = patterns.termFrequencies()
                .filter(index -> model.comparisons().get(index).exactLevel().orElseThrow() == levels[index])
                .mapToDouble(index -> model.averageRarity(index, levels[index]))
                .sum();
        return model.weight(levels) - average;
    }

    static WeightHistogram histogram(Dataset<Row> weighed) {
        List<Row> rows = weighed.where(col(CandidatePairs.VERDICT).geq(0))
                .groupBy(floor(col(WEIGHT).multiply(WeightHistogram.PER_BIT)))
                .agg(count(lit(1)))
                .collectAsList();
        return new WeightHistogram(rows.stream()
                .map(row -> new WeightHistogram.Bin(row.getLong(0) / (double) WeightHistogram.PER_BIT, row.getLong(1)))
                .sorted(Comparator.comparingDouble(WeightHistogram.Bin::weight).reversed())
                .toList());
    }

    /** Those pairs that are linked. */
    static Dataset<Row> links(Dataset<Row> strengths) {
        return strengths.where(col(STRENGTH).geq(0));
    }

    /** {@code left_record}, {@code right_record} and {@code strength}: bits above the threshold of a link. */
    static Dataset<Row> strengths(Dataset<Row> weighed, double threshold) {
        Column verdict = col(CandidatePairs.VERDICT);
        Column above = col(WEIGHT).cast(DataTypes.DoubleType).minus(threshold);
        Column strength = when(verdict.lt(0), lit(Double.NEGATIVE_INFINITY))
                .when(verdict.gt(0), above.plus(DECIDED_BITS))
                .otherwise(above);
        return weighed.select(col(CandidatePairs.LEFT), col(CandidatePairs.RIGHT), strength.as(STRENGTH));
    }
}
