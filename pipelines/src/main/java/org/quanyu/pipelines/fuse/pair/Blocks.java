package org.quanyu.pipelines.fuse.pair;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.linkage.Linkage;

/** Blocks: records with the same key of a blocking rule. No block that is compared has more records than allowed. */
final class Blocks {

    private static final String RULE = "rule";
    private static final String BLOCK = "block";

    private final Linkage linkage;

    Blocks(Linkage linkage) {
        this.linkage = linkage;
    }

    /** Blocks with too many records: {@code block}, {@code rule}, {@code records}. */
    Dataset<Row> tooLarge(Dataset<Row> records) {
        return members(records)
                .groupBy(BLOCK)
                .agg(expr("first(rule)").as(RULE), count(lit(1)).as("records"))
                .where(col("records").gt(linkage.blockSizes().largest()));
    }

    /** The records with each block that is too large split by the further key; without one, it is left. */
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
            Dataset<Row> large = tooLarge.where(col(RULE).equalTo(rule)).select(col(BLOCK).as("large"));
            List<Column> key = new ArrayList<>(parts);
            key.add(0, col(block));
            split = split.join(broadcast(large), col(block).equalTo(col("large")), "left")
                    .withColumn(
                            block,
                            when(col("large").isNull(), col(block))
                                    .when(hasKey, xxhash64(key.toArray(Column[]::new))))
                    .drop("large");
        }
        return split;
    }

    /** {@code rule}, {@code block}, {@code record} of every record that is in a block. */
    Dataset<Row> members(Dataset<Row> records) {
        Column[] blocks = IntStream.range(0, linkage.blocking().size())
                .mapToObj(rule -> col(StandardisedRecords.block(rule)))
                .toArray(Column[]::new);
        return records.select(
                        posexplode(array(blocks)).as(new String[] {RULE, BLOCK}), col(StandardisedRecords.RECORD))
                .where(col(BLOCK).isNotNull());
    }
}
