package org.quanyu.pipelines.fuse.cluster;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Gives ids new names by a join in which no task is longer than others because an id is frequent: the few frequent ids
 * are looked up in a table that every task has, and their rows are spread over the tasks by another column.
 *
 * @param names columns {@code id} and {@code name}, one row per id
 * @param frequent the same of the frequent ids, also of those without a name, on the driver
 */
record Renaming(Dataset<Row> names, Dataset<Row> frequent) {

    /** With rows = at most 2 × edges, at most 20,000 ids are frequent. */
    private static final long FREQUENT_PARTS = 10_000;

    private static final long NEVER_FREQUENT = 1_000;

    /** More rows with one id than this make it frequent among so many rows. */
    static long frequent(long rows) {
        return Math.max(NEVER_FREQUENT, rows / FREQUENT_PARTS);
    }

    /**
     * Of two datasets with two columns each, the id and its name.
     *
     * @param frequent at most some ten thousand rows; a null as name leaves the id as it is
     */
    static Renaming of(Dataset<Row> names, Dataset<Row> frequent) {
        SparkSession spark = names.sparkSession();
        StructType type =
                new StructType().add("frequent_id", DataTypes.LongType).add("frequent_name", DataTypes.LongType);
        return new Renaming(names.toDF("id", "id_name"), spark.createDataFrame(frequent.collectAsList(), type));
    }

    /**
     * The rows with one more column; ids without a name keep themselves.
     *
     * @param id column with the ids
     * @param spread column by which rows of a frequent id are spread; has many values for each
     * @param name column to add
     */
    Dataset<Row> apply(Dataset<Row> rows, String id, String spread, String name) {
        Column isRare = col("frequent_id").isNull();
        return rows.join(broadcast(frequent), col(id).equalTo(col("frequent_id")), "left_outer")
                .withColumn("sought", when(isRare, col(id)).otherwise(col(spread)))
                .join(names, col("sought").equalTo(col("id")), "left_outer")
                .withColumn(name, coalesce(when(isRare, col("id_name")).otherwise(col("frequent_name")), rows.col(id)))
                .drop("frequent_id", "frequent_name", "sought", "id", "id_name");
    }
}
