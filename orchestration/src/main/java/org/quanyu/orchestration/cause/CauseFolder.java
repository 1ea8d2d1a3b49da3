package org.quanyu.orchestration.cause;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.quanyu.orchestration.sql.OutputFormat;
import org.quanyu.orchestration.sql.Rows;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * What {@code lake causes find} leaves behind: {@code causes.json}, and {@code causes.csv} with a row per cause ({@code
 * input}, {@code rank}, {@code cause}, {@code support}, {@code observed}, {@code expected}, {@code lift}, {@code
 * lift_low}, {@code lift_high}, {@code share}, {@code chance}).
 */
public record CauseFolder(Path folder) {

    /** The file that programs read. */
    public static final String JSON = "causes.json";

    private static final String CSV = "causes.csv";

    /** @throws LakeException {@code OUTPUT_NOT_EMPTY} where the folder holds something */
    public void requireEmpty() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw new LakeException(
                        FailureCode.OUTPUT_NOT_EMPTY,
                        folder + " is not empty",
                        "name another folder with --out, or empty this one");
            }
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    public void write(CauseReport report) {
        StringWriter rows = new StringWriter();
        Rows.write(OutputFormat.CSV, new PrintWriter(rows), report.rows());
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(JSON), report.json() + "\n");
            Files.writeString(folder.resolve(CSV), rows.toString());
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    private LakeException notWritable(IOException e) {
        return new LakeException(
                FailureCode.OUTPUT_NOT_WRITABLE,
                folder + " cannot be written: " + e.getMessage(),
                "name another folder with --out",
                e);
    }
}
