package org.quanyu.pipelines.fuse.pair;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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

    /** Positions of comparisons that count rare values for more. */
    public IntStream termFrequencies() {
        return IntStream.range(0, comparisons.size())
                .filter(index -> comparisons.get(index).termFrequency());
    }

    /** Column with −log2 of the frequency of a record's value. */
    static String rarity(int comparison) {
        return "rarity_" + comparison;
    }

    /**
     * Compares pairs: {@code pattern}, {@code rarity} and {@code verdict} of {@link CandidatePairs}, beside other columns.
     *
     * @param pairs the columns of their records, {@code l} and {@code r}
     * @param others further columns of the result, by name
     */
    Dataset<Row> compare(Dataset<Row> pairs, Map<String, Column> others) {
        // in three steps, as one would work out measures and levels again for each use of them
        Dataset<Row> measured = withMeasures(pairs, others);
        Map<String, Column> levels = new LinkedHashMap<>();
        others.keySet().forEach(name -> levels.put(name, col(name)));
        for (int index = 0; index < comparisons.size(); index++) {
            levels.put(level(index), level(comparisons.get(index), index));
        }
        // of both records, so that both sides of a join read the same columns and are sent out once
        termFrequencies()
                .forEach(index ->
                        levels.put(rarity(index), least(col("l." + rarity(index)), col("r." + rarity(index)))));
        deciding().forEach(index -> levels.put(StandardisedRecords.decides(index), areIdentified(index)));
        Map<String, Column> packed = new LinkedHashMap<>();
        others.keySet().forEach(name -> packed.put(name, col(name)));
        packed.put(CandidatePairs.PATTERN, pattern());
        packed.put(CandidatePairs.RARITY, rarity());
        packed.put(CandidatePairs.VERDICT, verdict());
        return select(select(measured, levels), packed);
    }

    private Dataset<Row> withMeasures(Dataset<Row> pairs, Map<String, Column> others) {
        Dataset<Row> measured = pairs;
        for (Map.Entry<String, Column> other : others.entrySet()) {
            measured = measured.withColumn(other.getKey(), other.getValue());
        }
        for (int index = 0; index < comparisons.size(); index++) {
            for (String measure : repeatedMeasures(comparisons.get(index))) {
                measured = measured.withColumn(measure(index, measure), measure(comparisons.get(index), measure));
            }
        }
        return measured;
    }

    /** What several levels hold against their bounds. */
    private static List<String> repeatedMeasures(Comparison comparison) {
        return comparison.levels().stream()
                .map(Level::measure)
                .filter(measure -> !measure.isEmpty())
                .collect(Collectors.groupingBy(measure -> measure, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(uses -> uses.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Column measure(Comparison comparison, String measure) {
        return comparison
                .exactLevel()
                .map(exact -> comparison.levels().get(exact - 1).condition())
                .map(exact -> when(not(coalesce(expr(exact), lit(false))), expr(measure)))
                .orElse(expr(measure));
    }

    private static String measure(int comparison, String measure) {
        return "measure_" + comparison + "_" + Integer.toHexString(measure.hashCode());
    }

    private static String level(int comparison) {
        return "level_" + comparison;
    }

    private static Column level(Comparison comparison, int index) {
        Column missing = lit(false);
        for (String column : comparison.columns()) {
            missing = missing.or(expr("l.`" + column + "` is null or r.`" + column + "` is null"));
        }
        List<String> measured = repeatedMeasures(comparison);
        Column level = when(missing, lit(Comparison.MISSING));
        int number = 1;
        for (Level candidate : comparison.levels()) {
            String condition = measured.contains(candidate.measure())
                    ? candidate.condition(measure(index, candidate.measure()))
                    : candidate.condition();
            level = level.when(expr(condition), lit(number++));
        }
        return level.otherwise(lit(comparison.otherwise()));
    }

    private Column pattern() {
        Column packed = lit(0L);
        long place = 1;
        for (int index = 0; index < comparisons.size(); index++) {
            packed = packed.plus(col(level(index)).cast(DataTypes.LongType).multiply(lit(place)));
            place *= comparisons.get(index).levelCount();
        }
        return packed;
    }

    /** Sum of −log2 of the frequencies of the values that a pair has in common. */
    private Column rarity() {
        return termFrequencies()
                .mapToObj(index -> when(
                                col(level(index))
                                        .equalTo(comparisons
                                                .get(index)
                                                .exactLevel()
                                                .orElseThrow()),
                                col(rarity(index)))
                        .otherwise(lit(0f)))
                .reduce(lit(0f), Column::plus);
    }

    /** The first deciding comparison that has a say decides. */
    private Column verdict() {
        Column verdict = lit(0);
        List<Integer> deciding = new ArrayList<>(deciding().boxed().toList());
        for (int place = deciding.size() - 1; place >= 0; place--) {
            int index = deciding.get(place);
            Comparison comparison = comparisons.get(index);
            Column level = col(level(index));
            verdict = when(
                            col(StandardisedRecords.decides(index)),
                            when(level.equalTo(comparison.otherwise()), lit(-1))
                                    .when(level.equalTo(comparison.exactLevel().orElse(-1)), lit(1))
                                    .otherwise(lit(0)))
                    .otherwise(verdict);
        }
        return verdict.cast(DataTypes.ByteType);
    }

    private IntStream deciding() {
        return IntStream.range(0, comparisons.size())
                .filter(index -> comparisons.get(index).authoritative().isPresent());
    }

    private static Column areIdentified(int comparison) {
        String decides = StandardisedRecords.decides(comparison);
        return col("l." + decides).and(col("r." + decides));
    }

    private static Dataset<Row> select(Dataset<Row> rows, Map<String, Column> columns) {
        return rows.select(columns.entrySet().stream()
                .map(column -> column.getValue().as(column.getKey()))
                .toArray(Column[]::new));
    }
}
