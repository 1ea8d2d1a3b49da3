package org.quanyu.orchestration.input;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.pipelines.ingest.read.DeliveredFile;
import org.quanyu.pipelines.ingest.read.SheetHeader;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * Rows to learn a risk from or to score, in files of one kind or several: CSV, Parquet, ARFF, spreadsheets (whose header
 * may stand below titles), JSON. Each row tells its {@code input_file} and {@code input_row}, a number that rises with
 * its place in the file.
 *
 * @param columns for each name that a target uses, how files may spell it
 */
public record TargetFiles(List<Path> files, Path scratch, Map<String, List<String>> columns) {

    /** The name of the file that a row comes from. */
    public static final String FILE = "input_file";

    public TargetFiles {
        files = List.copyOf(files);
    }

    /** Rows without what was added to those of the files. */
    public static Dataset<Row> withoutAdded(FileRows read, Dataset<Row> rows) {
        return rows.drop(Stream.concat(read.missing().stream(), Stream.of(FILE, SpreadsheetRows.ROW))
                .toArray(String[]::new));
    }

    /** All rows; a column that a file lacks is empty in it. */
    public FileRows read(SparkSession spark) {
        List<String> warnings = new ArrayList<>();
        Dataset<Row> all = files.stream()
                .map(file -> read(spark, file, warnings))
                .reduce((rows, next) -> rows.unionByName(next, true))
                .orElseThrow();
        List<String> missing = new ArrayList<>();
        for (String name : columns.keySet()) {
            if (!List.of(all.columns()).contains(name)) {
                missing.add(name);
                warnings.add("no file has the column " + name + ", spelled "
                        + String.join(", ", new Spelling(name, columns.get(name)).all())
                        + " or otherwise; it is taken as empty");
                all = all.withColumn(name, lit(null).cast("string"));
            }
        }
        return new FileRows(all, missing, warnings);
    }

    private Dataset<Row> read(SparkSession spark, Path file, List<String> warnings) {
        Dataset<Row> rows = rows(spark, file, warnings);
        for (Map.Entry<String, List<String>> column : columns.entrySet()) {
            rows = new Spelling(column.getKey(), column.getValue()).applied(rows);
        }
        boolean isNumbered = List.of(rows.columns()).contains(SpreadsheetRows.ROW);
        return (isNumbered ? rows : rows.withColumn(SpreadsheetRows.ROW, monotonically_increasing_id()))
                .withColumn(FILE, lit(file.getFileName().toString()));
    }

    private Dataset<Row> rows(SparkSession spark, Path file, List<String> warnings) {
        String name = file.getFileName().toString();
        if (!Files.exists(file)) {
            throw new LakeException(
                    FailureCode.TARGET_INPUT, "there is no file " + file, "name files that exist with --input");
        }
        if (name.endsWith(".arff")) {
            FileRows read = new ArffRows(file, scratch, FailureCode.TARGET_INPUT).read(spark);
            warnings.addAll(read.warnings());
            return read.rows();
        }
        if (name.endsWith(".xlsx") && !columns.isEmpty()) {
            return new SpreadsheetRows(file, scratch, FailureCode.TARGET_INPUT, headerRow(file)).read(spark);
        }
        return new EventFiles(List.of(file), scratch, FailureCode.TARGET_INPUT).read(spark);
    }

    private int headerRow(Path file) {
        List<Spelling> spellings = columns.entrySet().stream()
                .map(column -> new Spelling(column.getKey(), column.getValue()))
                .toList();
        try {
            return SheetHeader.find(
                            new DeliveredFile(file.toUri(), file.getFileName().toString()),
                            cells -> (int) spellings.stream()
                                    .filter(spelling -> spelling.in(cells).isPresent())
                                    .count())
                    .orElse(1);
        } catch (IOException e) {
            throw new LakeException(
                    FailureCode.TARGET_INPUT,
                    file + " cannot be read: " + e.getMessage(),
                    "name files that exist with --input",
                    e);
        }
    }

    /** How files may spell a name: signs, spaces and case do not matter. */
    private record Spelling(String name, List<String> others) {

        List<String> all() {
            return Stream.concat(others.stream(), Stream.of(name)).distinct().toList();
        }

        Optional<String> in(List<String> names) {
            return all().stream()
                    .flatMap(spelled ->
                            names.stream().filter(there -> folded(there).equals(folded(spelled))))
                    .findFirst();
        }

        Dataset<Row> applied(Dataset<Row> rows) {
            return in(List.of(rows.columns()))
                    .filter(found -> !found.equals(name))
                    .map(found ->
                            (found.equalsIgnoreCase(name) ? rows : rows.drop(name)).withColumnRenamed(found, name))
                    .orElse(rows);
        }

        private static String folded(String text) {
            return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        }
    }
}
