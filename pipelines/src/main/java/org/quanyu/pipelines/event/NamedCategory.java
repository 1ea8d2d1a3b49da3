package org.quanyu.pipelines.event;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.left;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.when;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Gives a request without a category the one its text names: the first, longest third-level name of the
 * category tree that stands in the title or the opening of the text. Names that stand in more than one branch name nothing.
 */
final class NamedCategory {

    /** Shorter names are everyday words. */
    private static final int SHORTEST_NAME = 3;

    /** Characters of the text that are looked at: what a message is about stands in its title and opening. */
    private static final int OPENING = 200;

    private NamedCategory() {}

    /** Fills {@code category_1..3} and says in {@code category_from} where they come from. */
    static Dataset<Row> fill(Dataset<Row> requests, Dataset<Row> categories) {
        Dataset<Row> tree = unambiguous(categories);
        List<String> names = tree.select("named").as(Encoders.STRING()).collectAsList();
        Column delivered = coalesce(col("category_1"), col("category_2"), col("category_3"))
                .isNotNull();
        Column text = concat_ws(" ", col("title"), left(col("text"), lit(OPENING)));
        Column named = names.isEmpty() ? lit("") : regexp_extract(text, anyOf(names), 0);
        return requests.withColumn("named_in_text", when(delivered, lit(null)).otherwise(named))
                .join(broadcast(tree), col("named_in_text").equalTo(col("named")), "left")
                .withColumn(
                        "category_from",
                        when(delivered, "delivered").when(col("named").isNotNull(), "text"))
                .withColumn("category_1", coalesce(col("category_1"), col("tree_1")))
                .withColumn("category_2", coalesce(col("category_2"), col("tree_2")))
                .withColumn("category_3", coalesce(col("category_3"), col("named")))
                .drop("named_in_text", "named", "tree_1", "tree_2", "branches");
    }

    private static Dataset<Row> unambiguous(Dataset<Row> categories) {
        return categories
                .where(length(col("category_3")).geq(SHORTEST_NAME))
                .groupBy(col("category_3").as("named"))
                .agg(
                        first("category_1").as("tree_1"),
                        first("category_2").as("tree_2"),
                        count(lit(1)).as("branches"))
                .where(col("branches").equalTo(1));
    }

    private static String anyOf(List<String> names) {
        return names.stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }
}
