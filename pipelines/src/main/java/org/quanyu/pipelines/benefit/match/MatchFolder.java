package org.quanyu.pipelines.benefit.match;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A folder of results, in files whose names and bytes are the same for the same rows. */
public final class MatchFolder {

    private final Path folder;

    public MatchFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes a table as Parquet, {@code part-00000.parquet} and so on. */
    public Path write(String table, Dataset<Row> rows) {
        Path to = folder.resolve(table);
        rows.write().option("compression", "zstd").parquet(to.toUri().toString());
        try (Stream<Path> files = Files.list(to)) {
            List<Path> written = files.sorted().toList();
            int part = 0;
            for (Path file : written) {
                if (file.getFileName().toString().startsWith("part-")) {
                    Files.move(file, to.resolve(String.format(Locale.ROOT, "part-%05d.parquet", part++)));
                } else {
                    Files.delete(file);
                }
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
