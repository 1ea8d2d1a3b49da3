package org.quanyu.models.sentiment;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.translate;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Which firms posts name: the longest name that stands in the text. Names and texts meet in the first characters of a name. */
final class NamedFirms {

    static final String SOURCE = "source";
    static final String POST_NO = "post_no";

    /** Characters of a post that are looked at. */
    private static final int OPENING = 2_000;

    private static final String GRAMS = ("array_distinct(transform(sequence(1, length(words) - %1$d),"
                    + " i -> substring(words, i, %2$d)))")
            .formatted(FirmNames.SHORTEST - 1, FirmNames.SHORTEST);

    private NamedFirms() {}

    /** The columns that name a post. */
    static String[] post() {
        return new String[] {SOURCE, POST_NO};
    }

    /**
     * @param posts {@code source}, {@code post_no}, {@code text}
     * @param names {@code firm_id}, {@code called}
     * @return {@code source}, {@code post_no}, {@code called}, {@code firms} that have the name, and {@code firm_id} where
     *     it is one; no row for a post that names none
     */
    static Dataset<Row> in(Dataset<Row> posts, Dataset<Row> names) {
        Dataset<Row> standing = standing(posts, names);
        Dataset<Row> longest = standing.groupBy(SOURCE, POST_NO)
                .agg(max(struct(
                                length(col("called")).as("length"),
                                col("called").as("called")))
                        .as("longest"))
                .select(col(SOURCE), col(POST_NO), col("longest.called").as("called"));
        return standing.join(longest, new String[] {SOURCE, POST_NO, "called"})
                .groupBy(SOURCE, POST_NO, "called")
                .agg(countDistinct("firm_id").as("firms"), min("firm_id").as("one"))
                .withColumn("firm_id", when(col("firms").equalTo(1), col("one")))
                .drop("one");
    }

    /** {@code source}, {@code post_no}, {@code firm_id}, {@code called}: each name that stands in a post. */
    static Dataset<Row> standing(Dataset<Row> posts, Dataset<Row> names) {
        Column words = upper(translate(substring(col("text"), 1, OPENING), "（）", "()"));
        Dataset<Row> grams = posts.select(col(SOURCE), col(POST_NO), words.as("words"))
                .where(length(col("words")).geq(FirmNames.SHORTEST))
                .withColumn("begins", explode(expr(GRAMS)));
        Dataset<Row> begun = names.withColumn("begins", substring(col("called"), 1, FirmNames.SHORTEST));
        return grams.join(begun, "begins")
                .where(col("words").contains(col("called")))
                .select(SOURCE, POST_NO, "firm_id", "called");
    }
}
