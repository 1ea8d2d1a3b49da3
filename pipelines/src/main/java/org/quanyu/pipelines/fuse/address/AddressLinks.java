package org.quanyu.pipelines.fuse.address;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Places records by their address and by the unit code they were delivered with.
 *
 * <p>An address that names a room goes before the code, which is copied by hand; where the address says less, the code
 * decides if it lies within what the address says.
 */
final class AddressLinks {

    private static final String[] PLACE = {
        "unit_code", "building_code", "estate", "community", "sub_district", "grid_code"
    };

    private AddressLinks() {}

    /**
     * @param records record_table, source, record_key, address, delivered_code, merged_records
     * @param addresses as {@code gold.address}
     * @return as {@code gold.address_link}
     */
    static Dataset<Row> of(Dataset<Row> records, Dataset<Row> addresses) {
        Dataset<Row> buildings =
                addresses.where(col("kind").equalTo("building")).withColumnRenamed("standard_address", "address");
        Dataset<Row> units = addresses.where(col("kind").equalTo("unit"));
        Dataset<Row> matched = AddressMatcher.match(buildings, units, records).withColumnRenamed("compound", "estate");
        Dataset<Row> joined = records.join(matched, new String[] {"address"}, "left_outer")
                .join(prefixed(units), col("delivered_code").equalTo(col("code_unit_code")), "left_outer");
        return placed(joined.withColumn("level", coalesce(col("level"), lit(Level.NONE.label()))));
    }

    private static Dataset<Row> prefixed(Dataset<Row> units) {
        return units.select(
                Arrays.stream(PLACE).map(name -> col(name).as("code_" + name)).toArray(Column[]::new));
    }

    private static Dataset<Row> placed(Dataset<Row> joined) {
        Dataset<Row> placed = joined.withColumn("by_code", isByCode()).withColumn("how", how());
        for (String name : PLACE) {
            placed = placed.withColumn(
                    name, when(col("by_code"), col("code_" + name)).otherwise(col(name)));
        }
        return placed.withColumn(
                        "level", when(col("by_code"), Level.ROOM.label()).otherwise(col("level")))
                .withColumn("confidence", unlessByCode("confidence"))
                .withColumn("match_weight", unlessByCode("match_weight"))
                .withColumn("candidates", when(col("by_code").unary_$bang(), array_join(col("candidates"), ",")))
                .select(
                        "record_table",
                        "source",
                        "record_key",
                        "address",
                        "level",
                        "unit_code",
                        "building_code",
                        "estate",
                        "community",
                        "sub_district",
                        "grid_code",
                        "how",
                        "confidence",
                        "match_weight",
                        "candidates",
                        "merged_records");
    }

    private static Column unlessByCode(String name) {
        return when(col("by_code").unary_$bang(), col(name));
    }

    /** Whether the code is that of a unit within what the address says, which is less than a room. */
    private static Column isByCode() {
        Column within = lit(true);
        for (String name : new String[] {"building_code", "estate", "community", "sub_district"}) {
            within = within.and(coalesce(col(name).equalTo(col("code_" + name)), lit(true)));
        }
        return col("code_unit_code")
                .isNotNull()
                .and(col("level").notEqual(Level.ROOM.label()))
                .and(within);
    }

    private static Column how() {
        return when(col("by_code"), "code").when(col("level").notEqual(Level.NONE.label()), "address");
    }
}
