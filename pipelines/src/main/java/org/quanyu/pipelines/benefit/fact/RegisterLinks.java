package org.quanyu.pipelines.benefit.fact;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Of those whom records may be about, the one that is meant: the only one of the lowest rank.
 *
 * @param chosen one row per record: {@code source, record_key, entity_type, how, entities}
 */
record RegisterLinks(Dataset<Row> chosen) {

    private static final String[] RECORD = {"source", "record_key"};

    /**
     * @param candidates {@code source, record_key, entity_type, entity, how, rank}
     */
    static RegisterLinks of(Dataset<Row> candidates) {
        Dataset<Row> lowest =
                candidates.groupBy("source", "record_key").agg(min("rank").as("rank"));
        return new RegisterLinks(candidates
                .join(lowest, new String[] {"source", "record_key", "rank"})
                .groupBy("source", "record_key", "entity_type")
                .agg(min("how").as("how"), collect_set("entity").as("entities")));
    }

    /** {@code source, record_key, entity_type, entity, how}. */
    Dataset<Row> links() {
        return chosen.where(size(col("entities")).equalTo(1))
                .select(
                        col("source"),
                        col("record_key"),
                        col("entity_type"),
                        col("entities").getItem(0).as("entity"),
                        col("how"));
    }

    /** Records that fit several alike: {@code source, record_key}. */
    Dataset<Row> several() {
        return chosen.where(size(col("entities")).gt(1)).select("source", "record_key");
    }

    /** Records without a link, and why. */
    static Dataset<Row> unlinked(Dataset<Row> records, Dataset<Row> links, Dataset<Row> several) {
        return records.join(links, RECORD, "left_anti")
                .join(several.withColumn("fits_several", lit(true)), RECORD, "left")
                .select(
                        col("source"),
                        col("record_key"),
                        col("entity_type"),
                        col("name"),
                        col("number"),
                        when(col("number").isNull(), "no_number")
                                .when(col("fits_several"), "several")
                                .otherwise("nobody")
                                .as("reason"));
    }
}
