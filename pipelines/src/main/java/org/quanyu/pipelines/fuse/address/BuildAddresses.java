package org.quanyu.pipelines.fuse.address;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.quanyu.schemas.step.Outputs.outputs;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.clean.LatestVersion;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;
import org.quanyu.schemas.step.Outputs;
import org.quanyu.schemas.step.Step;
import org.quanyu.schemas.step.StepContext;
import org.quanyu.schemas.step.StepDeclaration;

/** One row per building and per unit of the registers, the latest delivery of a code wins. */
public final class BuildAddresses implements Step {

    private static final Contract BUILDING = Contract.of("silver.building");
    private static final Contract ADDRESS_UNIT = Contract.of("silver.address_unit");
    private static final Contract ADDRESS = Contract.of("gold.address");

    private static final String[] OF_THE_RECORD = {"source_file", "source_line", "delivery", "arrived_on"};

    @Override
    public StepDeclaration declaration() {
        return StepDeclaration.step("build-addresses")
                .processes(BUILDING, ADDRESS_UNIT)
                .recalls(BUILDING, ADDRESS_UNIT)
                .writes(ADDRESS);
    }

    @Override
    public Outputs run(Inputs in, StepContext context) {
        Dataset<Row> buildings = latest(in, BUILDING, "building_code")
                .withColumn("address_code", col("building_code"))
                .withColumn("kind", lit("building"))
                .withColumnRenamed("address", "standard_address");
        Dataset<Row> units = latest(in, ADDRESS_UNIT, "unit_code")
                .withColumn("address_code", col("unit_code"))
                .withColumn("kind", lit("unit"));
        return outputs()
                .upsert(ADDRESS, withParts(buildings.unionByName(units, true)).drop(OF_THE_RECORD));
    }

    private static Dataset<Row> latest(Inputs in, Contract table, String code) {
        Dataset<Row> registered = in.changes(table);
        Dataset<Row> standing = LatestVersion.withoutReplaced(in.published(table), registered, table.primaryKey());
        return LatestVersion.of(
                registered,
                standing,
                List.of(code),
                List.of(
                        col("arrived_on").desc(),
                        col("source").desc(),
                        col("source_file").desc(),
                        col("source_line").desc()));
    }

    /** Road, estate and so on as the register has them, else as the address reads. */
    private static Dataset<Row> withParts(Dataset<Row> addresses) {
        Column canonical = call_function("chinese_address", col("standard_address"));
        return addresses
                .withColumn("road", coalesce(col("road"), call_function("address_road", canonical)))
                .withColumn(
                        "house_number", coalesce(col("house_number"), call_function("address_road_number", canonical)))
                .withColumn("estate", coalesce(col("estate"), call_function("address_compound", canonical)))
                .withColumn("block", coalesce(col("block"), call_function("address_building", canonical)))
                .drop("name", "sub_district_code", "community_code");
    }
}
