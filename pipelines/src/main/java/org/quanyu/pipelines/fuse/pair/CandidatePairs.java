package org.quanyu.pipelines.fuse.pair;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.scratch.Scratch;

/**
 * Pairs of records that share a block, compared: {@code left_record} &lt; {@code right_record}, {@code pattern} (packed
 * levels), {@code rules} (bit i: the pair shares the block of rule i), {@code rarity} (bits that rare values in common
 * add) and {@code verdict} of the deciding comparisons. One row per pair, however many blocks it shares.
 */
public final class CandidatePairs {

    public static final String LEFT = "left_record";
    public static final String RIGHT = "right_record";
    public static final String PATTERN = "pattern";
    public static final String RULES = "rules";
    public static final String RARITY = "rarity";
    public static final String VERDICT = "verdict";

    private static final long RANDOM_PAIRS = 500_000;
    private static final long RANDOM_RECORDS = 50_000;

    private final Linkage linkage;
    private final ComparableRecords comparable;
    private final Patterns patterns;

    public CandidatePairs(ComparableRecords comparable) {
        this.linkage = comparable.linkage();
        this.comparable = comparable;
        this.patterns = new Patterns(linkage.comparisons());
    }

    /** All pairs. */
    public Dataset<Row> all() {
        return that(lit(true));
    }

    /**
     * Pairs that fit a condition.
     *
     * @param condition over the columns of the two members of a block, {@code l} and {@code r}
     */
    Dataset<Row> that(Column condition) {
        Dataset<Row> members = comparable.members();
        Dataset<Row> met = members.as("l")
                .join(
                        members.as("r"),
                        expr("l.block = r.block and l.record < r.record")
                                .and(condition)
                                .and(firstCommonBlock().equalTo(col("l.block"))))
                .select(
                        col("l.record").as(LEFT),
                        col("r.record").as(RIGHT),
                        commonBlocks().as(RULES));
        return compared(met);
    }

    /** Pairs drawn without regard to blocks, for the u-probabilities: about {@link #RANDOM_PAIRS}. */
    public Dataset<Row> random() {
        long sample = Math.min(comparable.count(), RANDOM_RECORDS);
        long groups = Math.max(1, sample * sample / (2 * RANDOM_PAIRS));
        Column draw = xxhash64(lit("u"), col(StandardisedRecords.RECORD));
        Dataset<Row> drawn = comparable
                .records()
                .where(pmod(draw, lit(comparable.count())).lt(sample))
                .withColumn("drawn", pmod(floor(draw.divide(lit(1024))), lit(groups)));
        Dataset<Row> pairs = drawn.as("l").join(drawn.as("r"), expr("l.drawn = r.drawn and l.record < r.record"));
        return patterns.compare(pairs, Map.of(RULES, lit(0L)));
    }

    private Dataset<Row> compared(Dataset<Row> met) {
        Dataset<Row> records = Scratch.lookup(comparable.records(), comparable.count());
        Dataset<Row> pairs = met.join(records.as("l"), expr("l.record = " + LEFT))
                .join(records.as("r"), expr("r.record = " + RIGHT));
        return patterns.compare(pairs, Map.of(LEFT, col(LEFT), RIGHT, col(RIGHT), RULES, col(RULES)));
    }

    private Column commonBlocks() {
        return rules().mapToObj(rule -> when(inCommon(rule), lit(1L << rule)).otherwise(lit(0L)))
                .reduce(lit(0L), Column::plus);
    }

    /** Of blocks, not of rules, so that both sides of the join read the same columns and are sent out once. */
    private Column firstCommonBlock() {
        return coalesce(rules().mapToObj(rule -> when(inCommon(rule), col("l." + StandardisedRecords.block(rule))))
                .toArray(Column[]::new));
    }

    private static Column inCommon(int rule) {
        String block = StandardisedRecords.block(rule);
        return col("l." + block).equalTo(col("r." + block));
    }

    private IntStream rules() {
        return IntStream.range(0, linkage.blocking().size());
    }
}
