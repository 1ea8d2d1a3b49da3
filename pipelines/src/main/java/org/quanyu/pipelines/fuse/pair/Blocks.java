package org.quanyu.pipelines.fuse.pair;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
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
import org.quanyu.pipelines.fuse.linkage.Linkage;

/** Blocks: records with the same key of a blocking rule. No block that is compared has more records than allowed. */
final class Blocks {

    static final String RULE = "rule";
    static final String BLOCK = "block";

    /** How many records a block has. */
    static final String SIZE = "size";

    static final String EXAMPLE = "example";

    private final Linkage linkage;

    Blocks(Linkage linkage) {
        this.linkage = linkage;
    }

    /**
     * {@code rule}, {@code block}, {@code record} and {@code size} of the block, of blocks with two records or more, with
     * all blocks of the record beside them.
     */
    Dataset<Row> members(Dataset<Row> records) {
        List<Column> blocks = IntStream.range(0, linkage.blocking().size())
                .mapToObj(rule -> col(StandardisedRecords.block(rule)))
                .toList();
        List<Column> columns = new ArrayList<>(blocks);
        columns.add(col(StandardisedRecords.RECORD));
        columns.add(posexplode(array(blocks.toArray(Column[]::new))).as(new String[] {RULE, BLOCK}));
        return records.select(columns.toArray(Column[]::new))
                .where(col(BLOCK).isNotNull())
                .withColumn(SIZE, count(lit(1)).over(Window.partitionBy(BLOCK)))
                .where(col(SIZE).gt(1));
    }

    /** Blocks with too many records: {@code rule}, {@code block}, {@code size} and the smallest {@code example}. */
    Dataset<Row> tooLarge(Dataset<Row> members) {
        return members.where(col(SIZE).gt(linkage.blockSizes().largest()))
                .groupBy(BLOCK)
                .agg(
                        first(RULE).as(RULE),
                        first(SIZE).as(SIZE),
                        min(StandardisedRecords.RECORD).as(EXAMPLE));
    }

    /** The records with each block that is too large split by the further key; without one, they are in no such block. */
    Dataset<Row> split(Dataset<Row> records, Dataset<Row> tooLarge) {
        List<Column> parts = new ArrayList<>();
        Column hasKey = lit(!linkage.blockSizes().thenBy().isEmpty());
        for (var part : linkage.blockSizes().thenBy()) {
            parts.add(expr(part.sql()));
            hasKey = hasKey.and(expr(part.sql()).isNotNull());
        }
        Dataset<Row> split = records;
        for (int rule = 0; rule < linkage.blocking().size(); rule++) {
            String block = StandardisedRecords.block(rule);
            Dataset<Row> large =
                    tooLarge.where(col(RULE).equalTo(rule)).select(col(BLOCK).as("large"));
            List<Column> key = new ArrayList<>(parts);
            key.add(0, col(block));
            split = split.join(large, col(block).equalTo(col("large")), "left")
                    .withColumn(
                            block,
                            when(col("large").isNull(), col(block)).when(hasKey, xxhash64(key.toArray(Column[]::new))))
                    .drop("large");
        }
        return split;
    }
}
