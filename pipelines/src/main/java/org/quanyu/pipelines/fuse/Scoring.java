package org.quanyu.pipelines.fuse;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.quanyu.pipelines.fuse.model.MatchModel;
import org.quanyu.pipelines.fuse.model.PatternCounts;
import org.quanyu.pipelines.fuse.pair.CandidatePairs;
import org.quanyu.pipelines.fuse.pair.Patterns;

/** Match weights of pairs, looked up by their comparison vectors. */
final class Scoring {

    static final String WEIGHT = "weight";

    private static final StructType WEIGHTS = new StructType()
            .add("of_pattern", DataTypes.LongType)
            .add("pattern_weight", DataTypes.FloatType);

    private Scoring() {}

    /** How often each vector occurs; there are as many vectors as combinations of levels at most. */
    static PatternCounts counts(Dataset<Row> pairs, Patterns patterns) {
        return new PatternCounts(
                pairs.groupBy(CandidatePairs.PATTERN, CandidatePairs.RULES, CandidatePairs.VERDICT).agg(count(lit(1))).collectAsList().stream()
                        .map(row -> new PatternCounts.PatternCount(
                                patterns.unpacked(row.getLong(0)),
                                row.getLong(1),
                                ((Number) row.get(2)).intValue(),
                                row.getLong(3)))
                        .toList());
    }

    /** The pairs with {@code weight}: that of their vector, adjusted by the rarity of what they have in common. */
    static Dataset<Row> weighed(Dataset<Row> pairs, Patterns patterns, MatchModel model) {
        List<Row> weights = pairs.select(CandidatePairs.PATTERN).distinct().collectAsList().stream()
                .map(row -> RowFactory.create(row.getLong(0), (float) weight(model, patterns, row.getLong(0))))
                .toList();
        Dataset<Row> table = pairs.sparkSession().createDataFrame(weights, WEIGHTS);
        return pairs.join(broadcast(table), col(CandidatePairs.PATTERN).equalTo(col("of_pattern")))
                .withColumn(WEIGHT, col("pattern_weight").plus(col(CandidatePairs.RARITY)))
                .drop("of_pattern", "pattern_weight");
    }

    /** The weight of a vector without what common values add on average: the pair's own rarity takes its place. */
    private static double weight(MatchModel model, Patterns patterns, long pattern) {
        int[] levels = patterns.unpacked(pattern);
        double average = patterns.termFrequencies()
                .filter(index -> model.comparisons().get(index).exactLevel().orElseThrow() == levels[index])
                .mapToDouble(index -> -Math.log(model.u()[index][levels[index]]) / Math.log(2))
                .sum();
        return model.weight(levels) - average;
    }
}
