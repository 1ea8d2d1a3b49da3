package org.quanyu.pipelines.fuse.tie;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.SourceRecord;

/**
 * Which firm a party is, from the surest evidence down: the record that fusion linked, code and name together, a name at
 * its address, a name that one firm alone has, and a code that one firm alone has. A name counts without place and legal
 * form, that of a branch with what tells it from others.
 *
 * @param links as {@code gold.firm_link}
 * @param names {@code firm_id}, {@code name}, {@code code}
 * @param homes {@code firm_id}, {@code address}
 */
record PartyFirms(Dataset<Row> links, Dataset<Row> names, Dataset<Row> homes) {

    /**
     * @param parties {@code party}, what names them beside it, {@code record_source}, {@code name}, {@code credit_code},
     *     {@code address}
     * @return {@code record_table}, {@code source}, {@code record_key}, {@code party_key}, {@code firm_id}, {@code how}
     */
    Dataset<Row> of(Dataset<Row> parties) {
        Dataset<Row> called = names.withColumn("core", core("name")).persist();
        Dataset<Row> said = parties.withColumn("said", core("name")).persist();
        Dataset<Row> sameName = said.join(
                called.select("firm_id", "core", "code").distinct(), col("said").equalTo(col("core")));
        Dataset<Row> candidates = Stream.of(
                        candidates(byRecord(said), 5, "record"),
                        candidates(sameName.where(col("credit_code").equalTo(col("code"))), 4, "code_and_name"),
                        candidates(atHome(sameName), 3, "name_at_address"),
                        candidates(said.join(only(called, "core", "said"), "said"), 2, "name"),
                        candidates(said.join(only(called, "code", "credit_code"), "credit_code"), 1, "code"))
                .reduce(Dataset::union)
                .orElseThrow();
        return OnlyBest.of(candidates, col("rank"), "party")
                .withColumnRenamed("entity_id", "firm_id")
                .select("record_table", "source", SourceRecord.KEY, "party_key", "firm_id", "how");
    }

    private Dataset<Row> byRecord(Dataset<Row> said) {
        Dataset<Row> linked = links.where(col("firm_id").isNotNull())
                .select(col("source").as("record_source"), col(SourceRecord.KEY).as("party_key"), col("firm_id"));
        return said.join(linked, new String[] {"record_source", "party_key"});
    }

    private Dataset<Row> atHome(Dataset<Row> sameName) {
        return sameName.join(homes, new String[] {"firm_id", "address"}, "left_semi");
    }

    /** Values that one firm alone has. */
    private static Dataset<Row> only(Dataset<Row> called, String column, String as) {
        return called.where(col(column).isNotNull())
                .groupBy(col(column).as(as))
                .agg(min("firm_id").as("firm_id"), countDistinct("firm_id").as("firms"))
                .where("firms = 1");
    }

    private static Dataset<Row> candidates(Dataset<Row> rows, int rank, String how) {
        return rows.select(
                col("party"),
                col("record_table"),
                col("source"),
                col(SourceRecord.KEY),
                col("party_key"),
                col("firm_id").as("entity_id"),
                lit(rank).as("rank"),
                lit(how).as("how"));
    }

    private static Column core(String name) {
        return concat(
                call_function("firm_core_name", col(name)), coalesce(call_function("firm_branch", col(name)), lit("")));
    }
}
