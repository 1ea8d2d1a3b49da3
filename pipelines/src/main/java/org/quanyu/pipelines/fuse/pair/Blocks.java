package org.quanyu.pipelines.fuse.pair;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;
import org.quanyu.pipelines.fuse.linkage.Linkage;

/**
 * Blocks: records with the same key of a blocking rule. One that has more records than allowed is split by the further
 * key; what is still too large, or has no such key, is no block.
 */
final class Blocks {

    static final String RULE = "rule";
    static final String BLOCK = "block";

    /** How many records a block has. */
    static final String SIZE = "size";

    static final String EXAMPLE = "example";

    private static final String INSTEAD = "instead_";
    private static final String IS_REPLACED = "is_replaced_";

    private final Linkage linkage;

    Blocks(Linkage linkage) {
        this.linkage = linkage;
    }

    /** One row per record and block: {@code rule}, {@code block}, beside the columns of the records. */
    Dataset<Row> members(Dataset<Row> records) {
        return members(records, blocks());
    }

    private static Dataset<Row> members(Dataset<Row> records, List<Column> blocks) {
        return records.select(
                        col("*"),
                        posexplode(array(blocks.toArray(Column[]::new))).as(new String[] {RULE, BLOCK}))
                .where(col(BLOCK).isNotNull());
    }

    /**
     * Blocks with too many records: {@code rule}, {@code block}, {@code size} and the smallest {@code example}. A record
     * that occurs more than once is there too, as a block {@link #isRepeated}.
     */
    Dataset<Row> tooLarge(Dataset<Row> records) {
        List<Column> blocks = blocks();
        blocks.add(col(StandardisedRecords.RECORD));
        return members(records, blocks)
                .groupBy(RULE, BLOCK)
                .agg(count(lit(1)).as(SIZE), min(StandardisedRecords.RECORD).as(EXAMPLE))
                .where(col(SIZE).gt(when(isRepeated(), lit(1)).otherwise(lit(largest()))));
    }

    /** Whether a row of {@link #tooLarge} is a record that occurs more than once. */
    Column isRepeated() {
        return col(RULE).equalTo(linkage.blocking().size());
    }

    /**
     * What takes the place of blocks that are too large: {@code record} and, for each rule, whether its block is replaced
     * and by which part of it, null for none. Only for records in such blocks.
     */
    Dataset<Row> replacements(Dataset<Row> records, Dataset<Row> tooLarge) {
        Dataset<Row> large = broadcast(tooLarge.select(col(BLOCK).as("large")));
        WindowSpec part = Window.partitionBy(BLOCK, StandardisedRecords.SPLIT_KEY);
        Column key = col(StandardisedRecords.SPLIT_KEY);
        Column isSplit = key.isNotNull().and(col(SIZE).leq(largest()));
        Dataset<Row> parts = members(records)
                .join(large, col(BLOCK).equalTo(col("large")))
                .withColumn(SIZE, count(lit(1)).over(part))
                .select(
                        col(StandardisedRecords.RECORD),
                        col(RULE),
                        when(isSplit, xxhash64(col(BLOCK), key)).as("part"));
        List<Column> replacements = new ArrayList<>();
        rules().forEach(rule -> {
            Column ofRule = col(RULE).equalTo(rule);
            replacements.add(max(ofRule).as(IS_REPLACED + rule));
            replacements.add(max(when(ofRule, col("part"))).as(INSTEAD + rule));
        });
        return parts.groupBy(StandardisedRecords.RECORD)
                .agg(
                        replacements.get(0),
                        replacements.subList(1, replacements.size()).toArray(Column[]::new));
    }

    /** The records with those of their blocks that are too large replaced. */
    Dataset<Row> replaced(Dataset<Row> records, Dataset<Row> replacements) {
        Map<String, Column> blocks = new LinkedHashMap<>();
        rules().forEach(rule -> blocks.put(
                StandardisedRecords.block(rule),
                when(coalesce(col(IS_REPLACED + rule), lit(false)), col(INSTEAD + rule))
                        .otherwise(col(StandardisedRecords.block(rule)))));
        return records.join(
                        replacements.withColumnRenamed(StandardisedRecords.RECORD, "of_record"),
                        col(StandardisedRecords.RECORD).equalTo(col("of_record")),
                        "left")
                .withColumns(blocks)
                .select(Stream.of(records.columns()).map(functions::col).toArray(Column[]::new));
    }

    private int largest() {
        return linkage.blockSizes().largest();
    }

    private List<Column> blocks() {
        return rules().mapToObj(rule -> col(StandardisedRecords.block(rule))).collect(Collectors.toList());
    }

    private IntStream rules() {
        return IntStream.range(0, linkage.blocking().size());
    }
}
