package org.quanyu.pipelines.fuse.address;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** From candidates with weights to the narrowest level that is probable enough. */
final class Decision {

    /** The probability that a level must reach. */
    private static final double CONFIDENT = 0.99;

    /** The share of texts that mean a place which is not in the register. */
    private static final double OUTSIDE = 0.01;

    /** A candidate less probable than this is not shown. */
    private static final double SHOWN = 0.005;

    private static final int MOST_SHOWN = 5;

    private static final List<Level> FOUND =
            Arrays.stream(Level.values()).filter(level -> level != Level.NONE).toList();

    private Decision() {}

    /** One row per address of the candidates. */
    static Dataset<Row> of(Dataset<Row> candidates) {
        Column row = struct(
                col("weight"),
                col("unit_code"),
                col("building_code"),
                col("site"),
                col("compound"),
                col("community"),
                col("sub_district"),
                col("grid_code"));
        Dataset<Row> listed = candidates
                .groupBy("address")
                .agg(
                        collect_list(row).as("rows"),
                        max(row).as("best"),
                        max(col("buildings")).as("buildings"))
                .withColumn("outside", expr("buildings * " + OUTSIDE + " * pow(2, -best.weight)"))
                .withColumn("total", share("true").plus(col("outside")));
        Dataset<Row> confident = listed;
        for (Level level : FOUND) {
            String same = "r." + level.column() + " = best." + level.column();
            confident = confident.withColumn(confidence(level), share(same).divide(col("total")));
        }
        return narrowed(confident.withColumn("level", narrowest()));
    }

    /** The probability, relative to that of the best, of the candidates for which the condition holds. */
    private static Column share(String condition) {
        return expr("aggregate(filter(rows, r -> coalesce(" + condition
                + ", false)), 0d, (sum, r) -> sum + pow(2, r.weight - best.weight))");
    }

    private static String confidence(Level level) {
        return level.label() + "_confidence";
    }

    private static Column narrowest() {
        Column level = lit(Level.NONE.label());
        for (int index = FOUND.size() - 1; index >= 0; index--) {
            Level found = FOUND.get(index);
            level = when(col(confidence(found)).geq(CONFIDENT), found.label()).otherwise(level);
        }
        return level;
    }

    private static Dataset<Row> narrowed(Dataset<Row> decided) {
        Column confidence = lit(null).cast("double");
        for (Level level : FOUND) {
            confidence = when(col("level").equalTo(level.label()), col(confidence(level)))
                    .otherwise(confidence);
        }
        return decided.select(
                col("address"),
                col("level"),
                upTo(Level.ROOM, "unit_code"),
                upTo(Level.BUILDING, "building_code"),
                upTo(Level.COMPOUND, "compound"),
                upTo(Level.COMMUNITY, "community"),
                upTo(Level.SUB_DISTRICT, "sub_district"),
                upTo(Level.BUILDING, "grid_code"),
                round(confidence, 4).as("confidence"),
                round(col("best.weight"), 1).as("match_weight"),
                candidates().as("candidates"));
    }

    /** The best candidate's value where the level reached is not wider than this. */
    private static Column upTo(Level widest, String name) {
        Object[] levels = FOUND.stream()
                .filter(level -> level.compareTo(widest) <= 0)
                .map(Level::label)
                .toArray();
        return when(col("level").isin(levels), col("best." + name)).as(name);
    }

    /** Units, buildings or sites that are not improbable, where the address is not matched to a room. */
    private static Column candidates() {
        Column shown = expr(
                "slice(array_sort(array_distinct(transform(filter(rows, r -> pow(2, r.weight - best.weight) >= " + SHOWN
                        + " * total), r -> coalesce(r.unit_code, r.building_code, r.site)))), 1, " + MOST_SHOWN + ")");
        return when(col("level").notEqual(Level.ROOM.label()), shown);
    }

    /**
     * The rows, those without a candidate at the community or sub-district that they name.
     *
     * @param rows {@link Parts#PLACE} and what {@link #of} gives, which may be empty
     */
    static Dataset<Row> orNamed(Dataset<Row> rows, Register register) {
        Dataset<Row> communities = register.buildings()
                .select(
                        col("community").as("known_community"),
                        col("sub_district").as("known_parent"))
                .distinct();
        Dataset<Row> subDistricts = register.buildings()
                .select(col("sub_district").as("known_sub_district"))
                .distinct();
        Column unmatched = col("level").isNull().or(col("level").equalTo(Level.NONE.label()));
        Dataset<Row> named = rows.withColumn("named_sub_district", Parts.part("sub_district"))
                .withColumn("named_community", Parts.part("community"))
                .join(
                        broadcast(communities),
                        unmatched
                                .and(col("named_community").equalTo(col("known_community")))
                                .and(coalesce(col("named_sub_district").equalTo(col("known_parent")), lit(true))),
                        "left_outer")
                .join(
                        broadcast(subDistricts),
                        unmatched.and(coalesce(col("known_parent"), col("named_sub_district"))
                                .equalTo(col("known_sub_district"))),
                        "left_outer");
        Column level = when(unmatched.unary_$bang(), col("level"))
                .when(col("known_community").isNotNull(), Level.COMMUNITY.label())
                .when(col("known_sub_district").isNotNull(), Level.SUB_DISTRICT.label())
                .otherwise(Level.NONE.label());
        return named.withColumn("level", level)
                .withColumn("community", coalesce(col("community"), col("known_community")))
                .withColumn("sub_district", coalesce(col("sub_district"), col("known_sub_district")))
                .drop("named_sub_district", "named_community", "known_community", "known_parent", "known_sub_district");
    }
}
