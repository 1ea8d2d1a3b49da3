package org.quanyu.models.sentiment;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.step.Inputs;

/** What firms are called in any record of theirs, former names too: in full, and without place and legal form. */
final class FirmNames {

    static final Contract REGISTRATION = Contract.of("silver.firm_registration");
    static final Contract RECORD = Contract.of("silver.firm_record");
    static final Contract LINK = Contract.of("gold.firm_link");

    /** Shorter names stand in texts by chance. */
    static final int SHORTEST = 3;

    private static final String[] KEY = {"record_table", "source", "record_key"};

    private FirmNames() {}

    /** {@code firm_id}, {@code called}: in half width and capitals. */
    static Dataset<Row> of(Inputs in) {
        Dataset<Row> names = registrations(in.table(REGISTRATION))
                .select(col(KEY[0]), col(KEY[1]), col(KEY[2]), col("name"))
                .union(records(in.table(RECORD))
                        .select(
                                col(KEY[0]),
                                col(KEY[1]),
                                col(KEY[2]),
                                explode(array(col("name"), col("former_name"))).as("name")));
        Column called = array(call_function("firm_name", col("name")), call_function("firm_core_name", col("name")));
        return names.join(in.table(LINK).where(col("firm_id").isNotNull()), KEY)
                .select(col("firm_id"), explode(called).as("called"))
                .where(length(col("called")).geq(SHORTEST))
                .distinct();
    }

    /** {@code firm_id} of firms whose records or links are new or changed. */
    static Dataset<Row> touched(Inputs in) {
        Dataset<Row> changed = registrations(in.changes(REGISTRATION))
                .select(KEY[0], KEY[1], KEY[2])
                .union(records(in.changes(RECORD)).select(KEY[0], KEY[1], KEY[2]));
        return in.table(LINK)
                .join(changed, KEY, "left_semi")
                .select("firm_id")
                .union(in.changes(LINK).select("firm_id"))
                .where(col("firm_id").isNotNull())
                .distinct();
    }

    private static Dataset<Row> registrations(Dataset<Row> rows) {
        Column key = concat_ws("|", coalesce(col("credit_code"), lit("")), coalesce(col("name"), lit("")));
        return rows.withColumn("record_table", lit(REGISTRATION.table()))
                .drop("record_key")
                .withColumn("record_key", key);
    }

    private static Dataset<Row> records(Dataset<Row> rows) {
        return rows.withColumn("record_table", lit(RECORD.table()));
    }
}
