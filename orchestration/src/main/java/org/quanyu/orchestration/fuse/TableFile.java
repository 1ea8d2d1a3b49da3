package org.quanyu.orchestration.fuse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.quanyu.schemas.contract.SqlText;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** A table that somebody has in a file or a folder of files: Parquet, or text separated by commas (or tabs) with a header. */
public record TableFile(Path path) {

    public boolean exists() {
        return Files.exists(path);
    }

    /** Its rows; those of text files as text, without the spaces around names and values. */
    public Dataset<Row> read(SparkSession spark) {
        if (isParquet()) {
            return spark.read().parquet(path.toString());
        }
        Dataset<Row> cells = spark.read()
                .option("header", "true")
                .option("sep", path.toString().contains(".tsv") ? "\t" : ",")
                .option("multiLine", "true")
                .option("escape", "\"")
                .option("ignoreLeadingWhiteSpace", "true")
                .option("ignoreTrailingWhiteSpace", "true")
                .csv(path.toString());
        return cells.toDF(Arrays.stream(cells.columns())
                .map(name -> name.replace("\uFEFF", "").strip())
                .toArray(String[]::new));
    }

    /**
     * A column of the table, or what an expression over its columns gives, as text; null where there is only white space.
     *
     * @param named name of a column or an expression in Spark SQL
     */
    public Column text(Dataset<Row> table, String named) {
        Column value = List.of(table.columns()).contains(named)
                ? table.col(SqlText.identifier(named))
                : expression(table, named);
        Column text = functions.trim(value.cast("string"));
        return functions.when(text.notEqual(""), text);
    }

    private Column expression(Dataset<Row> table, String text) {
        try {
            Column value = functions.expr(text);
            table.select(value);
            return value;
        } catch (Exception e) {
            if (e instanceof AnalysisException) {
                throw new LakeException(
                        FailureCode.FILE_COLUMN_MISSING,
                        path + " has no column " + text + "; it has " + String.join(", ", table.columns()),
                        "name one of them, or an expression over them",
                        e);
            }
            throw e;
        }
    }

    /** Whether it is a Parquet file or a folder with at least one. */
    public boolean isParquet() {
        if (!Files.isDirectory(path)) {
            return isParquet(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.anyMatch(TableFile::isParquet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isParquet(Path file) {
        return file.toString().endsWith(".parquet");
    }
}
