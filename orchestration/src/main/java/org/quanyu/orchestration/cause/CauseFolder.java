package org.quanyu.orchestration.cause;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.quanyu.orchestration.sql.OutputFormat;
import org.quanyu.orchestration.sql.Rows;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * What {@code lake causes find} leaves behind: {@code causes.json}, and {@code causes.csv} with a row per cause ({@code
 * input}, {@code rank}, {@code cause}, {@code support}, {@code observed}, {@code expected}, {@code lift}, {@code
 * lift_low}, {@code lift_high}, {@code share}, {@code chance}, of surges {@code first_day} and {@code last_day}).
 */
public record CauseFolder(Path folder) {

    /** The file that programs read. */
    public static final String JSON = "causes.json";

    private static final String CSV = "causes.csv";

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
