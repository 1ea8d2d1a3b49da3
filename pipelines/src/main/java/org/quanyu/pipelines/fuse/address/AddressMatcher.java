package org.quanyu.pipelines.fuse.address;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Matches address texts to the units of the register.
 *
 * <p>A text finds buildings by the keys of its parts; each gets a match weight, and with the hypothesis that the text means
 * a place outside the register the weights become probabilities. The text is given the narrowest of room, building,
 * compound, community and sub-district that is probable enough: between equals nothing is guessed, and what they have in
 * common is kept.
 */
public final class AddressMatcher {

    private AddressMatcher() {}

    /**
     * Keeps intermediate rows in the session's cache, which the caller clears.
     *
     * @param buildings as {@code silver.building}
     * @param units as {@code silver.address_unit}
     * @param texts address
     * @return one row per distinct address: address, level (room, building, compound, community, sub_district, none),
     *     unit_code, building_code, compound, community, sub_district, grid_code (empty below the level), confidence (the
     *     probability that the level's place is the right one), match_weight in bits, candidates (up to five unit, building
     *     or compound names between which the next narrower level was not decided)
     */
    public static Dataset<Row> match(Dataset<Row> buildings, Dataset<Row> units, Dataset<Row> texts) {
        Register register = Register.of(buildings, units);
        Dataset<Row> written = written(texts);
        Dataset<Row> places = Candidates.of(written.select(Parts.PLACE).distinct(), register);
        Dataset<Row> candidates = withRooms(written.join(places, Parts.PLACE), register);
        Dataset<Row> decided = Decision.of(candidates);
        return written.select("address", Parts.PLACE)
                .join(decided, "address", "left_outer")
                .transform(rows -> Decision.orNamed(rows, register));
    }

    private static Dataset<Row> written(Dataset<Row> texts) {
        Column canonical = col(Parts.CANONICAL);
        return texts.select("address")
                .where(col("address").isNotNull())
                .distinct()
                .withColumn(Parts.CANONICAL, call_function("chinese_address", col("address")))
                .select(
                        col("address"),
                        Parts.place(canonical).as(Parts.PLACE),
                        call_function("address_unit", canonical).as("written_unit"),
                        call_function("address_room", canonical).as("written_room"))
                .persist();
    }

    /** One row per text, building and unit that has the room; a registered building without the room counts less. */
    private static Dataset<Row> withRooms(Dataset<Row> candidates, Register register) {
        Dataset<Row> units = register.units().withColumnRenamed("building_code", "unit_building_code");
        Column sameUnit = coalesce(col("written_unit").equalTo(col("unit")), lit(true));
        Column sameRoom = col("building_code")
                .equalTo(col("unit_building_code"))
                .and(col("written_room").equalTo(col("room")))
                .and(sameUnit);
        Column roomWeight = when(
                        col("written_room").isNull().or(col("building_code").isNull()), lit(0))
                .when(col("unit_code").isNotNull(), col("room_bits"))
                .otherwise(Weights.DIFFERS);
        return candidates
                .join(units, sameRoom, "left_outer")
                .withColumn("weight", col("weight").plus(roomWeight));
    }
}
