package org.quanyu.pipelines.fuse.pair;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log2;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.scratch.Scratch;

/** How rare the values of records are: a value that many records have says little when two of them share it. */
final class TermFrequencies {

    private static final long MOST_TERMS = 200_000;

    private final Dataset<Row> records;
    private final Map<String, Long> present;
    private final Scratch scratch;

    /** @param present how many records have a value, by column */
    TermFrequencies(Dataset<Row> records, Map<String, Long> present, Scratch scratch) {
        this.records = records;
        this.present = present;
        this.scratch = scratch;
    }

    /** The records with −log2 of the frequency of their value, for each comparison that asks for it. */
    Dataset<Row> of(Linkage linkage) {
        Dataset<Row> result = records;
        for (int comparison :
                new Patterns(linkage.comparisons()).termFrequencies().toArray()) {
            String column = linkage.comparisons().get(comparison).columns().get(0);
            result = withRarity(result, column, Patterns.rarity(comparison));
        }
        return result;
    }

    /** Values that are rarer than the most frequent {@link #MOST_TERMS} could be are all held for that rare. */
    private Dataset<Row> withRarity(Dataset<Row> onto, String column, String name) {
        Column value = col("`" + column + "`");
        long all = present.get(column);
        long least = Math.max(2, all / MOST_TERMS);
        Column frequency = col("term_records").divide((double) all);
        Dataset<Row> rarities = scratch.keep(
                name,
                records.where(value.isNotNull())
                        .groupBy(value.as("term"))
                        .agg(count(lit(1)).as("term_records"))
                        .where(col("term_records").gt(least))
                        .select(
                                col("term"),
                                log2(lit(1).divide(frequency)).cast("float").as(name)));
        double rarest = Math.log(Math.max(1.0, all) / least) / Math.log(2);
        return onto.join(broadcast(rarities), value.equalTo(col("term")), "left")
                .withColumn(name, coalesce(col(name), lit((float) rarest)))
                .drop("term");
    }
}
