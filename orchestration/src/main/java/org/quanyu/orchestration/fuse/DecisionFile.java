package org.quanyu.orchestration.fuse;

import static org.apache.spark.sql.functions.lower;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.pipelines.fuse.Decisions;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** Decisions that somebody wrote down, if there are any. */
public record DecisionFile(Optional<Path> path) {

    /** @throws LakeException {@code DECISIONS_INVALID} where there is no such file or a column is missing */
    public Decisions read(SparkSession spark) {
        return path.map(file -> read(spark, file)).orElseGet(() -> Decisions.none(spark));
    }

    private static Decisions read(SparkSession spark, Path path) {
        TableFile file = new TableFile(path);
        if (!file.exists()) {
            throw new LakeException(
                    FailureCode.DECISIONS_INVALID, "there is no file " + path, "name one with --decisions");
        }
        Dataset<Row> rows = file.read(spark);
        Column[] columns = Arrays.stream(Decisions.COLUMNS.fieldNames())
                .map(name -> (name.equals("decision") ? lower(file.text(rows, name)) : file.text(rows, name)).as(name))
                .toArray(Column[]::new);
        return new Decisions(rows.select(columns));
    }
}
