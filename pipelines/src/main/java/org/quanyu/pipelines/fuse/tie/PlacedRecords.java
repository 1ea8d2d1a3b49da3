package org.quanyu.pipelines.fuse.tie;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.SourceRecord;

/** Records of people and firms that are placed in a room or building, and what they say of the time there. */
final class PlacedRecords {

    private PlacedRecords() {}

    /**
     * @param records named, with {@code address_kind}, {@code ended}, {@code at_address_from}, {@code at_address_until},
     *     {@code recorded_on}, {@code updated_at}, {@code arrived_on}
     * @param addressLinks as {@code gold.address_link}
     * @return {@code record_table}, {@code source}, {@code record_key}, {@code address_code}, {@code level}, {@code kind},
     *     {@code begins}, {@code ends}, {@code seen}
     */
    static Dataset<Row> of(Dataset<Row> records, Dataset<Row> addressLinks) {
        Dataset<Row> placed = addressLinks
                .where(col("level").isin("room", "building"))
                .select(
                        col(SourceRecord.TABLE),
                        col(SourceRecord.SOURCE),
                        col(SourceRecord.KEY),
                        coalesce(col("unit_code"), col("building_code")).as("address_code"),
                        col("level"));
        Column ends = coalesce(col("at_address_until"), when(col("ended"), seen()));
        return records.select(
                        col(SourceRecord.TABLE),
                        col(SourceRecord.SOURCE),
                        col(SourceRecord.KEY),
                        coalesce(col("address_kind"), lit("stated")).as("kind"),
                        col("at_address_from").as("begins"),
                        ends.as("ends"),
                        seen().as("seen"))
                .join(placed, SourceRecord.columns());
    }

    /** The day on which the source last looked at the record, in Chinese time. */
    static Column seen() {
        return expr("coalesce(to_date(from_utc_timestamp(updated_at, 'Asia/Shanghai')), recorded_on, arrived_on)");
    }

    /** The values of a tie to an address. */
    static Column[] values() {
        Column last = max(struct(col("seen"), col("ends").isNotNull().as("is_over"), col("ends")));
        return new Column[] {
            max("level").as("level"),
            min("begins").as("since"),
            last.getField("ends").as("until"),
            max("seen").as("last_seen"),
            Ties.records()
        };
    }
}
