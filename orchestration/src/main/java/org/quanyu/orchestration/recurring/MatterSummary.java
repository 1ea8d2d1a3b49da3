package org.quanyu.orchestration.recurring;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.quanyu.orchestration.sql.OutputFormat;
import org.quanyu.orchestration.sql.Rows;

/** The largest matters with their life lines, for people and programs. */
public final class MatterSummary {

    /** Matters that a summary has at most; all are in {@code life_lines}. */
    private static final int LARGEST = 1_000;

    private final List<Map<String, Object>> rows;

    /** @param lines life lines of all matters */
    public MatterSummary(Dataset<Row> lines) {
        Column[] columns = Arrays.stream(lines.columns())
                .map(name -> name.endsWith("_seen") || name.endsWith("_ends")
                        ? functions.col(name).cast("string").as(name)
                        : functions.col(name))
                .toArray(Column[]::new);
        rows = lines
                .orderBy(functions.col("events").desc(), functions.col("matter_id"))
                .limit(LARGEST)
                .select(columns)
                .collectAsList()
                .stream()
                .map(MatterSummary::values)
                .toList();
    }

    private static Map<String, Object> values(Row row) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : row.schema().fieldNames()) {
            values.put(name, row.getAs(name));
        }
        return values;
    }

    /** The first of them. */
    public List<Map<String, Object>> first(int count, List<String> columns) {
        return rows.stream()
                .limit(count)
                .map(row -> {
                    Map<String, Object> chosen = new LinkedHashMap<>();
                    columns.forEach(column -> chosen.put(column, row.get(column)));
                    return chosen;
                })
                .toList();
    }

    /** Writes {@code summary.csv} and {@code summary.json}. */
    public void write(Path folder) {
        write(folder.resolve("summary.csv"), OutputFormat.CSV);
        write(folder.resolve("summary.json"), OutputFormat.JSON);
    }

    private void write(Path file, OutputFormat format) {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            Rows.write(format, out, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
