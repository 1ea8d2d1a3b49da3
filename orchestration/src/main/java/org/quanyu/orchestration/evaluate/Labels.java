package org.quanyu.orchestration.evaluate;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.fuse.TableFile;
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

    /** One text of the two that name a record. */
    static Column record(Column id, Column source) {
        return concat(id, lit(OF), source);
    }

    /** As people read it. */
    static String readable(String record) {
        return String.valueOf(record).replace(OF, " of source ");
    }
}
