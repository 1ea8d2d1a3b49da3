package org.quanyu.orchestration.fuse;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.trim;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.pair.StandardisedRecords;
import org.quanyu.schemas.contract.SqlText;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * Records to fuse: one or more files of CSV, text with tabs or Parquet. A column that a file lacks is empty in it. A row
 * is a record, or holds several where the linkage says of which columns.
 */
public record RecordFiles(List<Path> files) {

    public RecordFiles {
        files = List.copyOf(files);
    }

    /** All records; where the linkage names no column with the source, the name of the file is the source. */
    public Dataset<Row> read(SparkSession spark, Linkage linkage) {
        Dataset<Row> all = files.stream()
                .map(file -> read(spark, linkage, file))
                .reduce((rows, next) -> rows.unionByName(next, true))
                .orElseThrow();
        return linkage.valuesOf().isEmpty() ? all : all.distinct();
    }

    private static Dataset<Row> read(SparkSession spark, Linkage linkage, Path path) {
        TableFile file = new TableFile(path);
        if (!file.exists()) {
            throw new LakeException(
                    FailureCode.LINKAGE_INPUT, "there is no file " + path, "name files that exist with --input");
        }
        Dataset<Row> rows = file.read(spark);
        if (rows.columns().length == 0) {
            throw new LakeException(
                    FailureCode.LINKAGE_INPUT, path + " is empty", "give a file with a header and records");
        }
        if (linkage.valuesOf().isEmpty()) {
            requireColumn(rows, linkage.recordId(), "id", linkage, path);
        }
        linkage.valuesOf().forEach(column -> requireColumn(rows, column, "from", linkage, path));
        Dataset<Row> sourced =
                linkage.source().isPresent() ? rows : rows.withColumn(StandardisedRecords.SOURCE, lit(nameOf(path)));
        return linkage.valuesOf().isEmpty() ? sourced : values(sourced, linkage, path);
    }

    /** {@code source} and the record's id, which is all there is of it, without the spaces around it. */
    private static Dataset<Row> values(Dataset<Row> rows, Linkage linkage, Path path) {
        linkage.source().ifPresent(source -> requireColumn(rows, source, "source", linkage, path));
        Column[] values = linkage.valuesOf().stream()
                .map(column -> trim(quoted(column).cast("string")))
                .toArray(Column[]::new);
        return rows.select(
                        quoted(linkage.source().orElse(StandardisedRecords.SOURCE)),
                        explode(array(values)).as(linkage.recordId()))
                .where(quoted(linkage.recordId()).notEqual(""));
    }

    private static void requireColumn(Dataset<Row> rows, String column, String key, Linkage linkage, Path path) {
        if (Arrays.stream(rows.columns()).noneMatch(column::equalsIgnoreCase)) {
            throw new LakeException(
                    FailureCode.FILE_COLUMN_MISSING,
                    path + " has no column " + column + ", from which its records are told apart; it has "
                            + String.join(", ", rows.columns()),
                    "name one of them under records." + key + " of "
                            + linkage.file().name());
        }
    }

    private static Column quoted(String column) {
        return col(SqlText.identifier(column));
    }

    /** {@code dataset4a} of {@code /data/dataset4a.csv.gz}. */
    private static String nameOf(Path path) {
        String name = path.getFileName().toString();
        int dot = name.indexOf('.', 1);
        return dot < 0 ? name : name.substring(0, dot);
    }
}
