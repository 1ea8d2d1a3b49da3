package org.quanyu.pipelines.fuse.pair;

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
import org.quanyu.pipelines.fuse.linkage.Linkage;

/** How rare the values of records are: a value that many records have says little when two of them share it. */
final class TermFrequencies {

    private TermFrequencies() {}

    /** The records with −log2 of the frequency of their value, for each comparison that asks for it. */
    static Dataset<Row> with(Linkage linkage, Dataset<Row> records) {
        Dataset<Row> result = records;
        int[] comparisons = IntStream.range(0, linkage.comparisons().size())
                .filter(index -> linkage.comparisons().get(index).termFrequency())
                .toArray();
        for (int comparison : comparisons) {
            Column value = col("`" + linkage.comparisons().get(comparison).columns().get(0) + "`");
            result = rarity(records, result, value, Patterns.rarity(comparison));
        }
        return result;
    }

    private static Dataset<Row> rarity(Dataset<Row> records, Dataset<Row> onto, Column value, String name) {
        Dataset<Row> counts = records.where(value.isNotNull())
                .groupBy(value.as("term"))
                .agg(count(lit(1)).as("term_records"));
        Dataset<Row> total = counts.agg(sum("term_records").as("all_records"));
        Dataset<Row> rarities = counts.crossJoin(total)
                .select(
                        col("term"),
                        log2(col("all_records").divide(col("term_records")))
                                .cast("float")
                                .as(name));
        return onto.join(rarities, value.equalTo(col("term")), "left")
                .withColumn(name, coalesce(col(name), lit(0f)))
                .drop("term");
    }
}
