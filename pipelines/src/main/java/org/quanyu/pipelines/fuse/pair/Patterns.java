package org.quanyu.pipelines.fuse.pair;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.quanyu.pipelines.fuse.linkage.Comparison;
import org.quanyu.pipelines.fuse.linkage.Level;

/**
 * Comparison vectors packed into one number: the level of each comparison is a digit, in a base of as many as it has
 * levels.
 */
public record Patterns(List<Comparison> comparisons) {

    public Patterns {
        comparisons = List.copyOf(comparisons);
    }

    /** The levels of all comparisons. */
    public int[] unpacked(long packed) {
        int[] levels = new int[comparisons.size()];
        long rest = packed;
        for (int index = 0; index < levels.length; index++) {
            int count = comparisons.get(index).levelCount();
            levels[index] = (int) (rest % count);
            rest /= count;
        }
        return levels;
    }

    /** The packed levels of a pair, from the columns of its records {@code l} and {@code r}. */
    Column ofPair() {
        Column packed = lit(0L);
        long place = 1;
        for (Comparison comparison : comparisons) {
            packed = packed.plus(level(comparison).cast(DataTypes.LongType).multiply(lit(place)));
            place *= comparison.levelCount();
        }
        return packed;
    }

    /** Sum of −log2 of the frequencies of the values that a pair has in common. */
    Column rarityOfPair() {
        return termFrequencies()
                .mapToObj(index -> {
                    Comparison comparison = comparisons.get(index);
                    Level exact =
                            comparison.levels().get(comparison.exactLevel().orElseThrow() - 1);
                    return when(expr(exact.condition()), col("l." + rarity(index)))
                            .otherwise(lit(0f));
                })
                .reduce(lit(0f), Column::plus);
    }

    /**
     * +1 where a deciding comparison finds both records identified as the same, −1 where as different, 0 where nothing
     * is decided; the first comparison that decides counts.
     */
    Column verdictOfPair() {
        Column verdict = lit(0);
        for (int index = comparisons.size() - 1; index >= 0; index--) {
            Comparison comparison = comparisons.get(index);
            if (comparison.authoritative().isPresent()) {
                String decides = StandardisedRecords.decides(index);
                Column level = level(comparison);
                verdict = when(
                                expr("l." + decides + " and r." + decides),
                                when(level.equalTo(comparison.otherwise()), lit(-1))
                                        .when(
                                                level.equalTo(
                                                        comparison.exactLevel().orElse(-1)),
                                                lit(1))
                                        .otherwise(lit(0)))
                        .otherwise(verdict);
            }
        }
        return verdict.cast(DataTypes.ByteType);
    }

    /** Positions of comparisons that count rare values for more. */
    public IntStream termFrequencies() {
        return IntStream.range(0, comparisons.size())
                .filter(index -> comparisons.get(index).termFrequency());
    }

    /** Column with −log2 of the frequency of a record's value. */
    static String rarity(int comparison) {
        return "rarity_" + comparison;
    }

    private static Column level(Comparison comparison) {
        Column missing = lit(false);
        for (String column : comparison.columns()) {
            missing = missing.or(expr("l.`" + column + "` is null or r.`" + column + "` is null"));
        }
        Column level = when(missing, lit(Comparison.MISSING));
        int number = 1;
        for (Level candidate : comparison.levels()) {
            level = level.when(expr(candidate.condition()), lit(number++));
        }
        return level.otherwise(lit(comparison.otherwise()));
    }
}
