package org.quanyu.pipelines.fuse.tie;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Who asked: the one person with the phone of a request whose name fits best what the caller is called there, the whole name
 * before surname and title, and these before no name at all.
 */
final class Callers {

    /** A phone of more people than this is that of an office. */
    private static final int MOST_OWNERS = 20;

    private Callers() {}

    /**
     * @param requests {@code event_id}, {@code phone}, {@code requester}
     * @param records as {@code silver.person_record}
     * @param links as {@code gold.person_link}
     * @param persons as {@code gold.person}
     * @return {@code event_id}, {@code entity_id}, {@code how}
     */
    static Dataset<Row> of(Dataset<Row> requests, Dataset<Row> records, Dataset<Row> links, Dataset<Row> persons) {
        Dataset<Row> owners = owners(records, links).join(persons.select("person_id", "name", "sex"), "person_id");
        Dataset<Row> called = requests.select(
                        col("event_id"),
                        call_function("mobile", col("phone")).as("called_from"),
                        call_function("chinese_name", col("requester")).as("said"),
                        call_function("title_sex", col("requester")).as("said_sex"))
                .where(isWhole("called_from"));
        Dataset<Row> fitting = called.join(owners, col("called_from").equalTo(col("owned_phone")))
                .select(col("event_id"), col("person_id").as("entity_id"), fit().as("fit"));
        return OnlyBest.of(fitting, col("fit"))
                .withColumn(
                        "how",
                        when(col("fit").equalTo(3), "phone_and_name")
                                .when(col("fit").equalTo(2), "phone_and_surname")
                                .otherwise("phone"))
                .select("event_id", "entity_id", "how");
    }

    private static Dataset<Row> owners(Dataset<Row> records, Dataset<Row> links) {
        Dataset<Row> owners = records.select(
                        col("source"),
                        col("record_key"),
                        call_function("mobile", col("phone")).as("owned_phone"))
                .where(isWhole("owned_phone"))
                .join(links.select("source", "record_key", "person_id"), new String[] {"source", "record_key"})
                .select("owned_phone", "person_id")
                .distinct();
        Dataset<Row> offices = owners.groupBy("owned_phone")
                .agg(count(lit(1)).as("owners"))
                .where(col("owners").gt(MOST_OWNERS))
                .select("owned_phone");
        return owners.join(offices, new String[] {"owned_phone"}, "left_anti");
    }

    /** 3 for the name, 2 for surname and sex, 1 where no name is given, null for another name. */
    private static Column fit() {
        Column sameName = call_function("same_pinyin", col("said"), col("name"));
        Column sameSex = coalesce(col("said_sex").equalTo(col("sex")), lit(true));
        Column surname = call_function("masked_alike", col("said"), col("name")).and(sameSex);
        return when(col("said").isNull(), 1)
                .when(col("said").equalTo(col("name")).or(sameName), 3)
                .when(surname, 2);
    }

    private static Column isWhole(String phone) {
        return col(phone).isNotNull().and(col(phone).contains("*").unary_$bang());
    }
}
