package org.quanyu.pipelines.clean;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.quanyu.schemas.contract.Contract;

/**
 * One row per key out of new rows and those that stand: the latest by an order.
 *
 * <p>The result carries {@code merged_records}: how many of the new rows went into the row. A row that
 * stands and is later than all new ones of its key is kept, so that a late delivery of an old version
 * changes nothing but is accounted for.
 */
public final class LatestVersion {

    /** When the first version of a key arrived; tables that have the column keep it from version to version. */
    private static final String FIRST_ARRIVED_ON = "first_arrived_on";

    private static final String NEW_RECORDS = "_new_records";
    private static final String RANK = "_rank";

    private LatestVersion() {}

    /**
     * @param incoming new rows
     * @param standing rows from before, with the same columns
     * @param key columns that identify a row; nulls are equal
     * @param latestFirst how versions of a key are ordered; must be total for the outcome to be reproducible
     */
    public static Dataset<Row> of(
            Dataset<Row> incoming, Dataset<Row> standing, List<String> key, List<Column> latestFirst) {
        Dataset<Row> touched = standing.drop(Contract.RUN_ID, Contract.MERGED_RECORDS)
                .join(incoming.select(columns(key)).distinct().as("touched"), sameKey(standing, key), "left_semi");
        Dataset<Row> versions = incoming.drop(Contract.RUN_ID, Contract.MERGED_RECORDS)
                .withColumn(NEW_RECORDS, lit(1))
                .unionByName(touched.withColumn(NEW_RECORDS, lit(0)), true);
        WindowSpec ofKey = Window.partitionBy(columns(key));
        return withFirstArrival(versions, ofKey)
                .withColumn(RANK, row_number().over(ofKey.orderBy(latestFirst.toArray(new Column[0]))))
                .withColumn(Contract.MERGED_RECORDS, sum(col(NEW_RECORDS)).over(ofKey))
                .where(col(RANK).equalTo(1))
                .drop(RANK, NEW_RECORDS);
    }

    private static Dataset<Row> withFirstArrival(Dataset<Row> versions, WindowSpec ofKey) {
        return Arrays.asList(versions.columns()).contains(FIRST_ARRIVED_ON)
                ? versions.withColumn(
                        FIRST_ARRIVED_ON,
                        min(coalesce(col(FIRST_ARRIVED_ON), col("arrived_on"))).over(ofKey))
                : versions;
    }

    /** Standing rows that are not being replaced: those whose row key no new row has. */
    public static Dataset<Row> withoutReplaced(Dataset<Row> standing, Dataset<Row> incoming, List<String> rowKey) {
        return standing.join(
                incoming.select(columns(rowKey)).distinct().as("touched"), sameKey(standing, rowKey), "left_anti");
    }

    private static Column sameKey(Dataset<Row> standing, List<String> key) {
        return key.stream()
                .map(name -> standing.col(name).eqNullSafe(col("touched." + name)))
                .reduce(Column::and)
                .orElseThrow();
    }

    private static Column[] columns(List<String> names) {
        return names.stream().map(name -> col("`" + name + "`")).toArray(Column[]::new);
    }
}
