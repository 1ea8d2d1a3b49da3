package org.quanyu.orchestration.evaluate;

import static org.apache.spark.sql.functions.arrays_overlap;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.xxhash64;

import java.math.BigInteger;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How many pairs of records of the same entity blocking lets be compared. */
final class BlockingRecall {

    private BlockingRecall() {}

    /**
     * The share of true pairs that have a blocking rule and key in common. Pairs are made within entities only, never
     * within blocks.
     *
     * @param truth columns {@code record} and {@code entity}
     * @param blocks columns {@code record}, {@code rule} and {@code key}, one row per record and rule that gave it a key
     * @param pairs true pairs
     */
    static double of(Dataset<Row> truth, Dataset<Row> blocks, BigInteger pairs) {
        if (pairs.signum() == 0) {
            return 1;
        }
        Dataset<Row> blocked = keys(blocks);
        Dataset<Row> members = truth.join(blocked, "record");
        Dataset<Row> others = members.toDF("other_record", "other_entity", "other_keys");
        long sharing = members.join(
                        others,
                        col("entity")
                                .equalTo(col("other_entity"))
                                .and(col("record").lt(col("other_record")))
                                .and(arrays_overlap(col("keys"), col("other_keys"))))
                .count();
        return sharing / pairs.doubleValue();
    }

    /**
     * The share of given pairs that have a blocking rule and key in common, or are of one record.
     *
     * @param matches columns {@code left} and {@code right}
     * @param blocks columns {@code record}, {@code rule} and {@code key}, one row per record and rule that gave it a key
     */
    static double ofPairs(Dataset<Row> matches, Dataset<Row> blocks, long count) {
        Dataset<Row> blocked = keys(blocks);
        long sharing = matches.join(blocked.toDF("left", "left_keys"), new String[] {"left"}, "left")
                .join(blocked.toDF("right", "right_keys"), new String[] {"right"}, "left")
                .where(col("left").equalTo(col("right")).or(arrays_overlap(col("left_keys"), col("right_keys"))))
                .count();
        return count == 0 ? 1 : sharing / (double) count;
    }

    /** {@code record} and all its {@code keys}. */
    private static Dataset<Row> keys(Dataset<Row> blocks) {
        return blocks.groupBy(col("record"))
                .agg(collect_set(xxhash64(col("rule"), col("key"))).as("keys"));
    }
}
