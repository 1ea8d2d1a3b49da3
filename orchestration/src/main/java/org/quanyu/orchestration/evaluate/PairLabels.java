package org.quanyu.orchestration.evaluate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.trim;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.fuse.TableFile;
import org.quanyu.pipelines.fuse.KnownMatches;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import org.quanyu.schemas.yaml.SqlExpression;

/**
 * Files that say of pairs of records whether they are of one entity. Columns may be expressions in Spark SQL.
 *
 * @param files CSV or Parquet, each a file or a folder of files
 * @param left column with the id of one record, unique over all sources
 * @param right column with the id of the other
 * @param label condition under which they are of one entity
 */
public record PairLabels(List<Path> files, String left, String right, String label) {

    public PairLabels {
        files = List.copyOf(files);
    }

    /** Columns {@code left}, {@code right} (text) and {@code is_match}, one row per row of the files; null for space. */
    public Dataset<Row> rows(SparkSession spark) {
        return files.stream()
                .map(file -> rows(Labels.table(file), spark))
                .reduce(Dataset::unionAll)
                .orElseThrow(() -> new IllegalArgumentException("no file"));
    }

    /**
     * What they say of records to fuse.
     *
     * @param ids columns {@code record} (number) and {@code record_id} of these
     */
    public KnownMatches known(SparkSession spark, Dataset<Row> ids) {
        Dataset<Row> keys = ids.select(col("record"), trim(col("record_id")).as("id"));
        return new KnownMatches.OfPairs(rows(spark)
                .where(col("is_match").isNotNull())
                .join(keys.toDF("left_record", "left"), "left")
                .join(keys.toDF("right_record", "right"), "right")
                .select("left_record", "right_record", "is_match")
                .distinct());
    }

    private Dataset<Row> rows(TableFile file, SparkSession spark) {
        Dataset<Row> table = file.read(spark);
        Column ofOneEntity = expr(label).cast("boolean").as("is_match");
        SqlExpression.problem(table, ofOneEntity).ifPresent(problem -> {
            throw new LakeException(
                    FailureCode.TRUTH_UNUSABLE,
                    "the label of pairs in " + file.path() + " cannot be computed: " + problem,
                    "name a condition over its columns with --label, for example \"label = 2\"");
        });
        return table.select(
                file.text(table, left).as("left"), file.text(table, right).as("right"), ofOneEntity);
    }
}
