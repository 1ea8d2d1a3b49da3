package org.quanyu.pipelines.fuse.address;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log2;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * The buildings and units that addresses are matched to, their addresses read into the same parts as the texts.
 *
 * <p>Beside each part stands what its agreement says, in bits: the logarithm of the number of buildings over those with the
 * same value, which is the match weight with the value's own frequency for the u-probability (Winkler 1989).
 *
 * @param buildings building_code, grid_code, the parts of {@link Parts}, site, {@code *_bits}
 * @param units unit_code, building_code, unit, room, room_bits
 */
record Register(Dataset<Row> buildings, Dataset<Row> units) {

    /** Parts whose frequency tells how much their agreement says. */
    static final List<String> WEIGHED =
            List.of("sub_district", "community", "compound_key", "building", "road_key", "road_place");

    /**
     * @param buildings as {@code silver.building}
     * @param units as {@code silver.address_unit}
     */
    static Register of(Dataset<Row> buildings, Dataset<Row> units) {
        Column canonical = call_function("chinese_address", col("address"));
        Dataset<Row> read = Parts.of(buildings.select(
                col("building_code"),
                col("grid_code"),
                col("sub_district").as("registered_sub_district"),
                col("community").as("registered_community"),
                canonical.as(Parts.CANONICAL)));
        Dataset<Row> placed = read.withColumn(
                        "sub_district", coalesce(col("registered_sub_district"), col("sub_district")))
                .withColumn("community", coalesce(col("registered_community"), col("community")))
                .withColumn("site", concat_ws("|", col("community"), coalesce(col("compound_key"), col("road_place"))))
                .drop("registered_sub_district", "registered_community", Parts.CANONICAL)
                .persist();
        Dataset<Row> total = placed.agg(count(lit(1)).as("buildings"));
        Column[] columns = Stream.concat(Stream.of(col("*")), WEIGHED.stream().map(part -> bits(part)
                        .as(part + "_bits")))
                .toArray(Column[]::new);
        Dataset<Row> weighed =
                placed.crossJoin(broadcast(total)).select(columns).persist();
        return new Register(weighed, unitsWithRooms(units, total));
    }

    private static Dataset<Row> unitsWithRooms(Dataset<Row> units, Dataset<Row> total) {
        Column canonical = call_function("chinese_address", col("standard_address"));
        return units.select(
                        col("unit_code"),
                        col("building_code"),
                        call_function("address_unit", canonical).as("unit"),
                        coalesce(call_function("address_room", canonical), col("room"))
                                .as("room"))
                .crossJoin(broadcast(total))
                .withColumn("room_bits", bits("room"))
                .drop("buildings");
    }

    private static Column bits(String part) {
        return log2(col("buildings").divide(count(lit(1)).over(Window.partitionBy(col(part)))));
    }
}
