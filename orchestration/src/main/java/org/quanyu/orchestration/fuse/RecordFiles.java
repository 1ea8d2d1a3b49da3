package org.quanyu.orchestration.fuse;

import static org.apache.spark.sql.functions.lit;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.pipelines.fuse.linkage.Linkage;
import org.quanyu.pipelines.fuse.pair.StandardisedRecords;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** Records to fuse: one or more files of CSV, text with tabs or Parquet; a column that a file lacks is empty in it. */
public record RecordFiles(List<Path> files) {

    public RecordFiles {
        files = List.copyOf(files);
    }

    /** All rows; where the linkage names no column with the source, the name of the file is the source. */
    public Dataset<Row> read(SparkSession spark, Linkage linkage) {
        return files.stream()
                .map(file -> read(spark, linkage, file))
                .reduce((all, next) -> all.unionByName(next, true))
                .orElseThrow();
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
        requireId(rows, linkage, path);
        return linkage.source().isPresent() ? rows : rows.withColumn(StandardisedRecords.SOURCE, lit(nameOf(path)));
    }

    private static void requireId(Dataset<Row> rows, Linkage linkage, Path path) {
        Optional<String> id = Arrays.stream(rows.columns())
                .filter(linkage.recordId()::equalsIgnoreCase)
                .findFirst();
        if (id.isEmpty()) {
            throw new LakeException(
                    FailureCode.FILE_COLUMN_MISSING,
                    path + " has no column " + linkage.recordId() + ", which tells its records apart; it has "
                            + String.join(", ", rows.columns()),
                    "name one of them under records.id of " + linkage.file().name());
        }
    }

    /** {@code dataset4a} of {@code /data/dataset4a.csv.gz}. */
    private static String nameOf(Path path) {
        String name = path.getFileName().toString();
        int dot = name.indexOf('.', 1);
        return dot < 0 ? name : name.substring(0, dot);
    }
}
