package org.quanyu.pipelines.fuse.pair;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
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

    /** The blocks of each record: {@code record}, {@code block_0} … and {@code split_key}. */
    Dataset<Row> keys(Dataset<Row> records) {
        List<Column> columns = new ArrayList<>(List.of(blocks()));
        columns.add(col(StandardisedRecords.RECORD));
        columns.add(col(StandardisedRecords.SPLIT_KEY));
        return records.select(columns.toArray(Column[]::new));
    }

    /** One row per record and block: {@code rule}, {@code block}, beside the columns of {@link #keys}. */
    Dataset<Row> members(Dataset<Row> keys) {
        return keys.select(col("*"), posexplode(array(blocks())).as(new String[] {RULE, BLOCK}))
                .where(col(BLOCK).isNotNull());
    }

    /** The members of blocks that are not too large. */
    Dataset<Row> withoutLarge(Dataset<Row> members) {
        return members.withColumn(SIZE, count(lit(1)).over(Window.partitionBy(BLOCK)))
                .where(col(SIZE).leq(largest()))
                .drop(SIZE);
    }

    /** Blocks with too many records: {@code rule}, {@code block}, {@code size} and the smallest {@code example}. */
    Dataset<Row> tooLarge(Dataset<Row> keys) {
        return members(keys)
                .groupBy(BLOCK)
                .agg(
                        first(RULE).as(RULE),
                        count(lit(1)).as(SIZE),
                        min(StandardisedRecords.RECORD).as(EXAMPLE))
                .where(col(SIZE).gt(largest()));
    }

    /** The keys with the blocks of each record that are too large replaced by the parts they are split into, or by none. */
    Dataset<Row> split(Dataset<Row> keys, Dataset<Row> tooLarge) {
        Dataset<Row> replaced = replaced(keys, tooLarge).withColumnRenamed(StandardisedRecords.RECORD, "of_record");
        List<Column> columns = new ArrayList<>();
        columns.add(col(StandardisedRecords.RECORD));
        rules().forEach(rule -> columns.add(when(coalesce(col(IS_REPLACED + rule), lit(false)), col(INSTEAD + rule))
                .otherwise(col(StandardisedRecords.block(rule)))
                .as(StandardisedRecords.block(rule))));
        columns.add(col(StandardisedRecords.SPLIT_KEY));
        return keys.join(replaced, col(StandardisedRecords.RECORD).equalTo(col("of_record")), "left")
                .select(columns.toArray(Column[]::new));
    }

    /** {@code record} and, for each rule, whether its block is replaced and by which. */
    private Dataset<Row> replaced(Dataset<Row> keys, Dataset<Row> tooLarge) {
        Dataset<Row> large = broadcast(tooLarge.select(col(BLOCK).as("large")));
        WindowSpec part = Window.partitionBy(BLOCK, StandardisedRecords.SPLIT_KEY);
        Column key = col(StandardisedRecords.SPLIT_KEY);
        Column isSplit = key.isNotNull().and(col(SIZE).leq(largest()));
        Dataset<Row> parts = members(keys)
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

    private int largest() {
        return linkage.blockSizes().largest();
    }

    private Column[] blocks() {
        return rules().mapToObj(rule -> col(StandardisedRecords.block(rule))).toArray(Column[]::new);
    }

    private IntStream rules() {
        return IntStream.range(0, linkage.blocking().size());
    }
}
