package org.quanyu.pipelines.fuse.pair;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.schemas.contract.SqlText;

/**
 * How rare the values of records are: a value that many records have says little when two of them share it. A table of
 * {@code comparison} (its position), {@code term} and {@code rarity}, −log2 of the frequency of the term; the row without
 * a term holds the rarity of all terms that are not in the table.
 */
final class TermFrequencies {

    /** Values that are rarer than the most frequent of this many could be are all held for that rare. */
    private static final long MOST_TERMS = 200_000;

    private static final StructType TABLE = new StructType()
            .add("comparison", DataTypes.IntegerType)
            .add("term", DataTypes.StringType)
            .add("rarity", DataTypes.FloatType);

    private final Linkage linkage;

    TermFrequencies(Linkage linkage) {
        this.linkage = linkage;
    }

    /**
     * The table for some records.
     *
     * @param present how many records have a value, by column
     */
    Dataset<Row> of(Dataset<Row> records, Map<String, Long> present) {
        List<Row> others = new ArrayList<>();
        List<Dataset<Row>> tables = new ArrayList<>();
        for (int comparison : comparisons()) {
            double all = Math.max(1, present.get(column(comparison)));
            double least = Math.max(2, Math.floor(all / MOST_TERMS));
            others.add(RowFactory.create(comparison, null, (float) (Math.log(all / least) / Math.log(2))));
            tables.add(records.where(value(comparison).isNotNull())
                    .groupBy(value(comparison).as("term"))
                    .agg(count(lit(1)).as("term_records"))
                    .where(col("term_records").gt(least))
                    .select(
                            lit(comparison).as("comparison"),
                            col("term"),
                            log2(lit(all).divide(col("term_records")))
                                    .cast(DataTypes.FloatType)
                                    .as("rarity")));
        }
        return tables.stream().reduce(records.sparkSession().createDataFrame(others, TABLE), Dataset::union);
    }

    /** The records with the rarity of their value, {@code rarity_0} …, for each comparison that asks for it. */
    Dataset<Row> with(Dataset<Row> records, Dataset<Row> table) {
        Map<Integer, Float> others = table.where(col("term").isNull()).collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getInt(0), row -> row.getFloat(2)));
        Dataset<Row> result = records;
        for (int comparison : comparisons()) {
            Dataset<Row> terms = table.where(col("comparison").equalTo(comparison))
                    .select(col("term"), col("rarity").as(Patterns.rarity(comparison)));
            result = result.join(broadcast(terms), value(comparison).equalTo(col("term")), "left")
                    .withColumn(
                            Patterns.rarity(comparison),
                            coalesce(col(Patterns.rarity(comparison)), lit(others.get(comparison))))
                    .drop("term");
        }
        return result;
    }

    private int[] comparisons() {
        return new Patterns(linkage.comparisons()).termFrequencies().toArray();
    }

    private Column value(int comparison) {
        return col(SqlText.identifier(column(comparison))).cast(DataTypes.StringType);
    }

    private String column(int comparison) {
        return linkage.comparisons().get(comparison).columns().get(0);
    }
}
