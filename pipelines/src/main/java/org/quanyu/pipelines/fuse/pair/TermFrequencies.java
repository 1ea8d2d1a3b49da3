package org.quanyu.pipelines.fuse.pair;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log2;
import static org.apache.spark.sql.functions.sum;

import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.Kept;
import org.quanyu.pipelines.fuse.linkage.Linkage;

/** How rare the values of records are: a value that many records have says little when two of them share it. */
final class TermFrequencies {

    private static final long MOST_TERMS = 200_000;

    private TermFrequencies() {}

    /** The records with −log2 of the frequency of their value, for each comparison that asks for it. */
    static Dataset<Row> with(Linkage linkage, Dataset<Row> records, Kept kept) {
        Dataset<Row> result = records;
        int[] comparisons = IntStream.range(0, linkage.comparisons().size())
                .filter(index -> linkage.comparisons().get(index).termFrequency())
                .toArray();
        for (int comparison : comparisons) {
            Column value =
                    col("`" + linkage.comparisons().get(comparison).columns().get(0) + "`");
            result = rarity(records, result, value, Patterns.rarity(comparison), kept);
        }
        return result;
    }

    /** Values that are rarer than the most frequent {@link #MOST_TERMS} could be are all held for that rare. */
    private static Dataset<Row> rarity(Dataset<Row> records, Dataset<Row> onto, Column value, String name, Kept kept) {
        Dataset<Row> counts = kept.keep(records.where(value.isNotNull())
                .groupBy(value.as("term"))
                .agg(count(lit(1)).as("term_records")));
        Row totals = counts.agg(coalesce(sum("term_records"), lit(0L))).first();
        long all = totals.getLong(0);
        long least = Math.max(2, all / MOST_TERMS);
        Dataset<Row> rarities = counts.where(col("term_records").gt(least))
                .select(
                        col("term"),
                        log2(lit((double) all).divide(col("term_records")))
                                .cast("float")
                                .as(name));
        double rarest = Math.log(Math.max(1.0, all) / least) / Math.log(2);
        return onto.join(broadcast(rarities), value.equalTo(col("term")), "left")
                .withColumn(name, coalesce(col(name), lit((float) rarest)))
                .drop("term");
    }
}
