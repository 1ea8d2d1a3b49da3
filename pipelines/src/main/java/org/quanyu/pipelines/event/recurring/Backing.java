package org.quanyu.pipelines.event.recurring;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log1p;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.row_number;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * What third events say of a pair: events that are both linked to the same others are about one matter more likely than
 * their own words tell (shared nearest neighbours, Jarvis and Patrick 1973). So the letters of a matter with many come
 * together though each tells another part of it.
 */
final class Backing {

    /** Bits for each natural logarithm of one more than there are shared neighbours. */
    private static final double PER_LOGARITHM = 1.3;

    /** Of each event so many of its strongest links are looked at, so that their number cannot run away. */
    private static final int STRONGEST = 40;

    private static final String NODE = "node";
    private static final String NEIGHBOUR = "neighbour";
    private static final String SHARED = "shared";

    private Backing() {}

    /**
     * The pairs with {@code strength} changed by what other links say.
     *
     * @param pairs {@code left_record}, {@code right_record}, {@code strength}; where a side stands for several events,
     *     several rows of the same two, each of which backs the others
     */
    static Dataset<Row> of(Dataset<Row> pairs) {
        WindowSpec same = Window.partitionBy(Meetings.LEFT, Meetings.RIGHT);
        Column others = greatest(lit(0), count_if(isLink()).over(same).minus(1));
        Column neighbours = others.plus(coalesce(col(SHARED), lit(0)));
        return pairs.join(shared(pairs), new String[] {Meetings.LEFT, Meetings.RIGHT}, "left")
                .withColumn("backing", log1p(neighbours).multiply(PER_LOGARITHM))
                .select(
                        col(Meetings.LEFT),
                        col(Meetings.RIGHT),
                        col(PairStrengths.STRENGTH).plus(col("backing")).as(PairStrengths.STRENGTH));
    }

    /** How many neighbours two events share: {@code left_record}, {@code right_record}, {@code shared}. */
    private static Dataset<Row> shared(Dataset<Row> pairs) {
        Dataset<Row> links = links(pairs);
        return links.as("l")
                .join(links.as("r"), col("l.neighbour").equalTo(col("r.neighbour")))
                .where(col("l.node").notEqual(col("r.node")))
                .groupBy(col("l.node").as(Meetings.LEFT), col("r.node").as(Meetings.RIGHT))
                .agg(count(lit(1)).as(SHARED));
    }

    /** Each link from both its ends: {@code node}, {@code neighbour}. */
    private static Dataset<Row> links(Dataset<Row> pairs) {
        Dataset<Row> links = pairs.where(isLink());
        Dataset<Row> ends = ends(links, Meetings.LEFT, Meetings.RIGHT)
                .union(ends(links, Meetings.RIGHT, Meetings.LEFT))
                .groupBy(NODE, NEIGHBOUR)
                .agg(max(PairStrengths.STRENGTH).as(PairStrengths.STRENGTH));
        WindowSpec strongestFirst =
                Window.partitionBy(NODE).orderBy(col(PairStrengths.STRENGTH).desc(), col(NEIGHBOUR));
        return ends.withColumn("place", row_number().over(strongestFirst))
                .where(col("place").leq(STRONGEST))
                .select(NODE, NEIGHBOUR);
    }

    private static Dataset<Row> ends(Dataset<Row> links, String node, String neighbour) {
        return links.select(col(node).as(NODE), col(neighbour).as(NEIGHBOUR), col(PairStrengths.STRENGTH));
    }

    private static Column isLink() {
        return col(PairStrengths.STRENGTH).geq(0);
    }
}
