package org.quanyu.pipelines.fuse.tie;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.left;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.levenshtein;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which firm a request is about: the one whose name fits best what the request calls it, in full, without place and legal
 * form, by its trade name alone, or with a character wrong where it is at home in the building of the request. Without such
 * a party, the firm whose name stands in the text. Of firms that fit alike, the one in the building.
 */
final class Parties {

    /** Characters of the text that are looked at: what a request is about stands in its title and opening. */
    private static final int OPENING = 200;

    /** Shorter names stand in texts by chance; by so many characters text and names find each other. */
    private static final int GRAM = 4;

    private static final int SHORTEST_MISSPELT = 3;

    private Parties() {}

    /**
     * @param requests {@code event_id}, {@code party}, {@code title}, {@code text}, {@code building} (code, where known)
     * @param names {@code firm_id}, {@code name}: all names that records give to firms
     * @param homes {@code firm_id}, {@code building}
     * @return {@code event_id}, {@code entity_id}, {@code how}
     */
    static Dataset<Row> of(Dataset<Row> requests, Dataset<Row> names, Dataset<Row> homes) {
        Dataset<Row> called = called(names);
        Dataset<Row> said = requests.where(col("party").isNotNull())
                .select(
                        col("event_id"),
                        col("building"),
                        call_function("firm_name", col("party")).as("said"),
                        call_function("firm_core_name", col("party")).as("said_core"))
                .withColumn("said_trade", call_function("firm_trade_name", col("said_core")));
        Dataset<Row> candidates = Stream.of(
                        byCore(said, called), byTrade(said, called), byBuilding(said, called, homes))
                .reduce(Dataset::union)
                .orElseThrow();
        return best(candidates.union(byText(requests, called)), homes);
    }

    /** Equal names of one firm are one row, kept in the session's cache, which the caller clears. */
    private static Dataset<Row> called(Dataset<Row> names) {
        return names.select(
                        col("firm_id"),
                        call_function("firm_name", col("name")).as("name"),
                        call_function("firm_core_name", col("name")).as("core"))
                .where(col("core").isNotNull())
                .withColumn("trade", call_function("firm_trade_name", col("core")))
                .distinct()
                .persist();
    }

    private static Dataset<Row> byCore(Dataset<Row> said, Dataset<Row> called) {
        Column how = when(col("said").equalTo(col("name")), "name").otherwise("short_name");
        return candidates(said.join(called, col("said_core").equalTo(col("core"))), how);
    }

    private static Dataset<Row> byTrade(Dataset<Row> said, Dataset<Row> called) {
        return candidates(said.join(called, col("said_core").equalTo(col("trade"))), lit("trade_name"));
    }

    private static Dataset<Row> byBuilding(Dataset<Row> said, Dataset<Row> called, Dataset<Row> homes) {
        Dataset<Row> there =
                called.join(homes.select(col("firm_id"), col("building").as("home")), new String[] {"firm_id"});
        Column oneOff = length(col("said_core"))
                .geq(SHORTEST_MISSPELT)
                .and(levenshtein(col("said_core"), col("core")).leq(1));
        Column inTrade = col("said_trade").equalTo(col("trade"));
        return candidates(
                said.join(there, col("building").equalTo(col("home"))).where(oneOff.or(inTrade)), lit("similar_name"));
    }

    /** The longest name that stands in the text; text and names meet in the first characters of the name. */
    private static Dataset<Row> byText(Dataset<Row> requests, Dataset<Row> called) {
        Dataset<Row> texts = requests.where(col("party").isNull())
                .select(
                        col("event_id"),
                        col("building"),
                        concat_ws(" ", col("title"), left(col("text"), lit(OPENING)))
                                .as("opening"))
                .where(length(col("opening")).geq(GRAM));
        String grams =
                "array_distinct(transform(sequence(1, length(opening) - %1$d), i -> substring(opening, i, %2$d)))"
                        .formatted(GRAM - 1, GRAM);
        Dataset<Row> found = texts.withColumn("gram", explode(expr(grams)))
                .join(
                        called.where(length(col("core")).geq(GRAM)).withColumn("begins", left(col("core"), lit(GRAM))),
                        col("gram").equalTo(col("begins")))
                .where(col("opening").contains(col("core")));
        return candidates(found, lit("text")).withColumn("length", length(col("core")));
    }

    private static Dataset<Row> candidates(Dataset<Row> rows, Column how) {
        return rows.select(
                col("event_id"),
                col("building"),
                col("firm_id").as("entity_id"),
                how.as("how"),
                col("core"),
                lit(0).as("length"));
    }

    private static Dataset<Row> best(Dataset<Row> candidates, Dataset<Row> homes) {
        Dataset<Row> athome = candidates.join(
                homes.select(col("firm_id").as("of_firm"), col("building").as("home"))
                        .distinct(),
                col("entity_id").equalTo(col("of_firm")).and(col("building").equalTo(col("home"))),
                "left");
        Column rank = when(col("how").equalTo("name"), 4)
                .when(col("how").equalTo("short_name"), 3)
                .when(col("how").equalTo("trade_name"), 2)
                .otherwise(1);
        Column fit = struct(
                rank.as("rank"),
                greatest(col("length"), lit(0)).as("length"),
                coalesce(col("home").isNotNull(), lit(false)).as("at_home"));
        return OnlyBest.of(athome, fit).select("event_id", "entity_id", "how");
    }
}
