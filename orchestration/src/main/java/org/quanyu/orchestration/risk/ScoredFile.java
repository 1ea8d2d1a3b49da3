package org.quanyu.orchestration.risk;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.to_json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** The one file that scored rows are written to: Parquet where its name ends so, otherwise CSV with reasons as JSON. */
public record ScoredFile(Path file, Path scratch) {

    private static final String PLACE = "place_of_row";

    /** @return what was written, with the reasons as rows */
    public Dataset<Row> write(Dataset<Row> scored) {
        String all = scratch.resolve("scored").toString();
        scored.withColumn(PLACE, monotonically_increasing_id()).write().parquet(all);
        Dataset<Row> written = scored.sparkSession().read().parquet(all);
        Dataset<Row> ordered =
                written.repartition(1).sortWithinPartitions(PLACE).drop(PLACE);
        String one = scratch.resolve("one").toString();
        if (file.toString().endsWith(".parquet")) {
            ordered.write().parquet(one);
        } else {
            ordered.withColumn("reasons", to_json(col("reasons")))
                    .write()
                    .option("header", "true")
                    .option("escape", "\"")
                    .csv(one);
        }
        move(Path.of(one));
        return written.drop(PLACE);
    }

    /** @throws LakeException {@code OUTPUT_NOT_EMPTY} where the file exists */
    public void requireNew() {
        if (Files.exists(file)) {
            throw new LakeException(
                    FailureCode.OUTPUT_NOT_EMPTY, file + " exists", "name another file with --out, or remove this one");
        }
    }

    private void move(Path folder) {
        try (Stream<Path> parts = Files.list(folder)) {
            List<Path> found = parts.filter(
                            part -> part.getFileName().toString().startsWith("part-"))
                    .toList();
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            Files.move(found.get(0), file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LakeException(
                    FailureCode.OUTPUT_NOT_WRITABLE,
                    file + " cannot be written: " + new UncheckedIOException(e).getMessage(),
                    "name a file in a folder that can be written with --out",
                    e);
        }
    }
}
