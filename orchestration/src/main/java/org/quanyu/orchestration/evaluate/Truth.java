package org.quanyu.orchestration.evaluate;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** The truth behind a generated district: a folder of Parquet tables that no step of the lake reads. */
public record Truth(Path folder) {

    /** A table of it. */
    Dataset<Row> table(SparkSession spark, String name) {
        Path table = folder.resolve(name);
        if (!Files.isDirectory(table)) {
            throw new LakeException(
                    FailureCode.TRUTH_MISSING,
                    "there is no truth about " + name + ": no folder " + table,
                    "name the folder truth of what lake generate made with --truth");
        }
        return spark.read().parquet(table.toString());
    }
}
