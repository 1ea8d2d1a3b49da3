package org.quanyu.pipelines.fuse.address;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The parts of a canonical address that say which building it is, as columns, and the keys by which texts and buildings
 * find each other.
 */
final class Parts {

    static final String CANONICAL = "canonical";

    /** City to building with | between them. */
    static final String PLACE = "place";

    private static final List<String> COLUMNS =
            List.of("city", "district", "sub_district", "community", "road", "road_number", "compound", "building");

    private Parts() {}

    /** City to building of a canonical address. */
    static Column place(Column canonical) {
        return substring_index(substring_index(canonical, "|", COLUMNS.size() + 1), "|", -COLUMNS.size());
    }

    /** The rows with {@link #CANONICAL}, and its parts. */
    static Dataset<Row> of(Dataset<Row> rows) {
        return ofPlaces(rows.withColumn(PLACE, place(col(CANONICAL)))).drop(PLACE);
    }

    /** The rows with {@link #PLACE}, and its parts; names also without, and behind, a division before them. */
    static Dataset<Row> ofPlaces(Dataset<Row> rows) {
        Dataset<Row> read = with(rows, COLUMNS.stream().map(name -> part(name).as(name)));
        Dataset<Row> named = with(
                read,
                Stream.of(
                        call_function("place_name_key", col("compound")).as("compound_key"),
                        call_function("place_name_behind", col("compound")).as("compound_behind"),
                        call_function("place_name_key", col("road")).as("road_key"),
                        call_function("place_name_behind", col("road")).as("road_behind")));
        return named.withColumn("road_place", concat(col("road_key"), lit("|"), col("road_number")));
    }

    private static Dataset<Row> with(Dataset<Row> rows, Stream<Column> columns) {
        return rows.select(Stream.concat(Stream.of(col("*")), columns).toArray(Column[]::new));
    }

    /** A part of {@link #PLACE}, null where it is not given. */
    static Column part(String name) {
        Column part = substring_index(substring_index(col(PLACE), "|", COLUMNS.indexOf(name) + 1), "|", -1);
        return when(part.notEqual(""), part);
    }

    /** Compound, or what stands behind a division in it, or road and number, each with the building. */
    static Column exactKeys() {
        return array_compact(array(
                concat(lit("compound|"), col("compound_key"), lit("|"), buildingOrNone()),
                concat(lit("compound|"), col("compound_behind"), lit("|"), buildingOrNone()),
                concat(lit("road|"), col("road_place"), lit("|"), buildingOrNone()),
                concat(lit("road|"), col("road_behind"), lit("|"), col("road_number"), lit("|"), buildingOrNone())));
    }

    /** Of a building: road, number and building in one, as a lost 号 leaves them: 路63342幢. */
    static Column mergedKeyOfBuilding() {
        return concat(lit("merged|"), col("road_key"), lit("|"), col("road_number"), col("building"));
    }

    /** Of a text: road and building where no number is read between them. */
    static Column mergedKeyOfText() {
        return when(col("road_number").isNull(), concat(lit("merged|"), col("road_key"), lit("|"), col("building")));
    }

    /** What finds the compound, or a building whose compound is mistyped. */
    static Column coarseKeysOfBuilding() {
        return array_compact(array(
                concat(lit("compound|"), col("compound_key")),
                concat(lit("compound|"), col("compound_behind")),
                concat(lit("road|"), col("road_place")),
                concat(lit("road|"), col("road_behind"), lit("|"), col("road_number")),
                concat(lit("community|"), col("community"), lit("|"), buildingOrNone()),
                concat(lit("sub_district|"), col("sub_district"), lit("|"), buildingOrNone())));
    }

    /** As those of a building; the sub-district only where no community is named. */
    static Column coarseKeysOfText() {
        return array_compact(array(
                concat(lit("compound|"), col("compound_key")),
                concat(lit("compound|"), col("compound_behind")),
                concat(lit("road|"), col("road_place")),
                concat(lit("road|"), col("road_behind"), lit("|"), col("road_number")),
                concat(lit("community|"), col("community"), lit("|"), buildingOrNone()),
                when(
                        col("community").isNull(),
                        concat(lit("sub_district|"), col("sub_district"), lit("|"), buildingOrNone()))));
    }

    private static Column buildingOrNone() {
        return coalesce(col("building"), lit(""));
    }
}
