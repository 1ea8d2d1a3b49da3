package org.quanyu.orchestration.input;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.fuse.TableFile;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * Events in one or more files: CSV with a header, text with tabs, Parquet, a spreadsheet (its first sheet, named in its
 * first row), JSON or JSON lines. A column that a file lacks is empty in it.
 *
 * @param scratch a folder for spreadsheets on their way
 * @param failure how to fail where they cannot be read
 */
public record EventFiles(List<Path> files, Path scratch, FailureCode failure) {

    public EventFiles {
        files = List.copyOf(files);
    }

    /** All rows, with one column of text for each name in any file; Parquet keeps its types. */
    public Dataset<Row> read(SparkSession spark) {
        return files.stream()
                .map(file -> read(spark, file))
                .reduce((rows, next) -> rows.unionByName(next, true))
                .orElseThrow();
    }

    private Dataset<Row> read(SparkSession spark, Path path) {
        TableFile file = new TableFile(path);
        if (!file.exists()) {
            throw new LakeException(failure, "there is no file " + path, "name files that exist with --input");
        }
        Dataset<Row> rows = rows(spark, path, file);
        if (rows.columns().length == 0) {
            throw new LakeException(failure, path + " is empty", "give a file with named columns and events");
        }
        return rows;
    }

    private Dataset<Row> rows(SparkSession spark, Path path, TableFile file) {
        String name = path.getFileName().toString();
        if (name.endsWith(".xlsx")) {
            return new SpreadsheetRows(path, scratch, failure, 1).read(spark).drop(SpreadsheetRows.ROW);
        }
        if (name.matches(".*\\.jsonl?(\\.gz)?")) {
            return spark.read()
                    .option("primitivesAsString", "true")
                    .option("multiLine", !name.contains(".jsonl"))
                    .json(path.toString());
        }
        return file.read(spark);
    }
}
