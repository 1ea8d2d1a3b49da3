package org.quanyu.models.visit;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.ntile;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * The firms that teams are to visit, of those that they could. Most are those with the highest probability, which is the
 * best use of a number of visits: no other choice has more expected hits. The others are drawn by lot among the rest, each
 * with the same chance, by systematic sampling (Madow and Madow 1944) along tenths of the probability and industries, so that
 * every part of the rest has its share. The lots are hashes of risk, month and firm, or team: they can be drawn again.
 */
final class VisitChoice {

    private static final int TENTHS = 10;

    private static final WindowSpec OF_TEAM = Window.partitionBy("target", "team");

    private static final Column LOT = xxhash64(lit("firm"), col("target"), col("month"), col("firm_id"));

    private VisitChoice() {}

    /**
     * @param candidates firms that may be visited: {@code target}, {@code month}, {@code team}, {@code firms} and
     *     {@code by_lot} (of the team: how many it can visit, and how many of them are drawn), {@code firm_id},
     *     {@code probability}, {@code industry}, and whatever else the list is to tell
     * @return of them those to visit, with {@code kind}, {@code chance}, {@code place} and {@code expected_hits}; without
     *     {@code firms} and {@code by_lot}
     */
    static Dataset<Row> of(Dataset<Row> candidates) {
        Dataset<Row> ranked = candidates
                .withColumn("_lot", LOT)
                .withColumn("_rank", row_number().over(OF_TEAM.orderBy(best())))
                .withColumn(
                        "kind", when(expr("_rank <= firms - by_lot"), "risk").otherwise("exploration"));
        Dataset<Row> byRisk = ranked.where(col("kind").equalTo("risk")).withColumn("chance", lit(1.0));
        Dataset<Row> chosen = byRisk.unionByName(drawn(ranked.where(col("kind").equalTo("exploration"))));
        return placed(chosen).drop("_lot", "_rank", "firms", "by_lot");
    }

    private static Column[] best() {
        return new Column[] {col("probability").desc(), col("_lot"), col("firm_id")};
    }

    /** Whole numbers alone decide, so that as many are drawn as asked for and each chance is exact. */
    private static Dataset<Row> drawn(Dataset<Row> rest) {
        String before = "((_position - 1) * _drawn + _start) div _among";
        String after = "(_position * _drawn + _start) div _among";
        return rest.withColumn("_among", count(lit(1)).over(OF_TEAM))
                .withColumn("_drawn", expr("least(by_lot, _among)"))
                .withColumn("_start", expr("pmod(xxhash64('team', target, month, team), _among)"))
                .withColumn("_tenth", ntile(TENTHS).over(OF_TEAM.orderBy(best())))
                .withColumn(
                        "_position",
                        row_number().over(OF_TEAM.orderBy(col("_tenth"), col("industry"), col("_lot"), col("firm_id"))))
                .where(expr(after + " > " + before))
                .withColumn("chance", expr("_drawn / _among"))
                .drop("_among", "_drawn", "_start", "_tenth", "_position");
    }

    /** Both kinds spread evenly over the list; of those drawn a random order, so that the first ones are drawn, too. */
    private static Dataset<Row> placed(Dataset<Row> chosen) {
        WindowSpec ofKind = Window.partitionBy("target", "team", "kind");
        Column order = when(col("kind").equalTo("risk"), col("_rank"));
        Column toPlace = sum("probability").over(OF_TEAM.orderBy("place"));
        return chosen.withColumn("_order", row_number().over(ofKind.orderBy(order, col("_lot"), col("firm_id"))))
                .withColumn("_way", expr("(_order - 0.5D)").divide(count(lit(1)).over(ofKind)))
                .withColumn(
                        "place",
                        row_number()
                                .over(OF_TEAM.orderBy(col("_way"), col("kind").desc(), col("firm_id"))))
                .withColumn("expected_hits", round(toPlace, 9))
                .drop("_order", "_way");
    }
}
