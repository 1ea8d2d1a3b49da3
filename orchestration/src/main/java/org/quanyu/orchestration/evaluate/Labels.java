package org.quanyu.orchestration.evaluate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.trim;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.fuse.TableFile;
import org.quanyu.pipelines.fuse.KnownMatches;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * Files that say of which entity each record is. Columns may be expressions in Spark SQL.
 *
 * @param files CSV or Parquet, each a file or a folder of files
 * @param recordId column of them with the record's id
 * @param entity column with what the record is of
 * @param source column with the source of the record; without it ids are unique over all sources
 */
public record Labels(List<Path> files, String recordId, String entity, Optional<String> source) {

    private static final String OF = "\u0001";

    /** Columns {@code record} and {@code entity} (text), one row per row of the files; null where there is only space. */
    Dataset<Row> rows(SparkSession spark) {
        return files.stream()
                .map(file -> rows(spark, table(file)))
                .reduce(Dataset::unionAll)
                .orElseThrow(() -> new IllegalArgumentException("no file"));
    }

    static TableFile table(Path path) {
        TableFile file = new TableFile(path);
        if (!file.exists()) {
            throw new LakeException(
                    FailureCode.TRUTH_MISSING,
                    "there is no truth at " + path,
                    "name a CSV or Parquet file, or a folder of such files");
        }
        return file;
    }

    private Dataset<Row> rows(SparkSession spark, TableFile file) {
        Dataset<Row> table = file.read(spark);
        Column id = file.text(table, recordId);
        return table.select(
                source.map(name -> record(id, file.text(table, name)))
                        .orElse(id)
                        .as("record"),
                file.text(table, entity).as("entity"));
    }

    /**
     * What they say of records to fuse.
     *
     * @param ids columns {@code record} (number), {@code record_id} and {@code source} of these
     * @throws LakeException {@code TRUTH_UNUSABLE} where a record is named twice
     */
    public KnownMatches known(SparkSession spark, Dataset<Row> ids) {
        Dataset<Row> labelled = FusionEvaluation.byRecord(
                rows(spark).where(col("record").isNotNull().and(col("entity").isNotNull())), "entity", "times");
        FusionEvaluation.ifNamedTwice(
                labelled.agg(FusionEvaluation.repeated("times")).head(),
                0,
                FailureCode.TRUTH_UNUSABLE,
                "the labels",
                "leave one row per record id; if it is unique within its source only, name the column of the source"
                        + " with --source");
        Column id = trim(col("record_id"));
        Column key = source.isPresent() ? record(id, trim(col("source"))) : id;
        return new KnownMatches.OfRecords(ids.select(col("record").as("number"), key.as("record"))
                .join(labelled, "record")
                .select(col("number").as("record"), col("entity")));
    }

    /** One text of the two that name a record. */
    static Column record(Column id, Column source) {
        return concat(id, lit(OF), source);
    }

    /** As people read it. */
    static String readable(String record) {
        return String.valueOf(record).replace(OF, " of source ");
    }
}
