package org.quanyu.pipelines.event.recurring.lake;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.pipelines.fuse.SourceRecord;
import org.quanyu.schemas.contract.Contract;

/**
 * What a definition of matters in the lake may read: the columns of {@code gold.event}, and where the event is by
 * {@code gold.address_link}: {@code placed_level}, {@code placed_unit}, {@code placed_building}, {@code placed_estate},
 * {@code placed_grid}, {@code placed_community}, {@code placed_sub_district} and {@code placed_surely} (the probability).
 */
final class PlacedEvents {

    static final Contract EVENT = Contract.of("gold.event");
    static final Contract ADDRESS_LINK = Contract.of("gold.address_link");

    private static final Contract SERVICE_REQUEST = Contract.of("silver.service_request");

    private PlacedEvents() {}

    /** No events, with the columns of some. */
    static Dataset<Row> none(SparkSession spark) {
        return of(
                spark.createDataFrame(List.of(), EVENT.schema()),
                spark.createDataFrame(List.of(), ADDRESS_LINK.schema()));
    }

    /**
     * The events with their places.
     *
     * @param events rows of {@code gold.event}
     * @param links {@code gold.address_link}, of other records too
     */
    static Dataset<Row> of(Dataset<Row> events, Dataset<Row> links) {
        Column ofRequest = col(SourceRecord.TABLE).equalTo(SERVICE_REQUEST.table());
        Dataset<Row> places = links.where(ofRequest)
                .select(
                        col(SourceRecord.TABLE),
                        col(SourceRecord.SOURCE),
                        col(SourceRecord.KEY),
                        col("level").as("placed_level"),
                        col("unit_code").as("placed_unit"),
                        col("building_code").as("placed_building"),
                        col("estate").as("placed_estate"),
                        col("grid_code").as("placed_grid"),
                        col("community").as("placed_community"),
                        col("sub_district").as("placed_sub_district"),
                        col("confidence").as("placed_surely"));
        return SourceRecord.named(SERVICE_REQUEST, events)
                .join(places, SourceRecord.columns(), "left")
                .drop(SourceRecord.TABLE, SourceRecord.KEY);
    }
}
