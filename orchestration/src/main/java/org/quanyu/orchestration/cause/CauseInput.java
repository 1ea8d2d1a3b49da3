package org.quanyu.orchestration.cause;

import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.fuse.TableFile;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** A file in which causes are searched, with what is known of it beside it. */
public record CauseInput(Path file) {

    /** The inputs that paths stand for: files, and of folders that hold no Parquet each CSV file by itself. */
    public static List<CauseInput> of(List<Path> paths) {
        return paths.stream().flatMap(CauseInput::files).map(CauseInput::new).toList();
    }

    private static Stream<Path> files(Path path) {
        if (!Files.exists(path)) {
            throw new LakeException(
                    FailureCode.CAUSES_INPUT, path + " does not exist", "name files or folders with --input");
        }
        if (!Files.isDirectory(path) || new TableFile(path).isParquet()) {
            return Stream.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files
                    .filter(file -> file.getFileName().toString().matches(".*\\.(csv|tsv)(\\.gz)?"))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new LakeException(
                    FailureCode.CAUSES_INPUT, path + " cannot be read: " + e.getMessage(), "name another folder", e);
        }
    }

    /** The name of the file without its endings. */
    public String name() {
        return nameOf(file.getFileName().toString());
    }

    static String nameOf(String file) {
        return file.replaceFirst("\\.(csv|tsv|parquet)(\\.gz)?$", "");
    }

    /**
     * @param facts a table with a column {@code input} and a row for each, the other columns of which every row of the
     *     input gets
     * @param needed columns of which the facts are added, if they have them
     */
    public Dataset<Row> read(SparkSession spark, Optional<Path> facts, Set<String> needed) {
        Dataset<Row> rows = new TableFile(file).read(spark);
        if (rows.columns().length == 0) {
            throw new LakeException(FailureCode.CAUSES_INPUT, file + " is empty", "name a file with a header and rows");
        }
        return facts.map(table -> with(rows, fact(spark, table), needed)).orElse(rows);
    }

    private static Dataset<Row> with(Dataset<Row> rows, Row fact, Set<String> needed) {
        Dataset<Row> with = rows;
        for (String column : fact.schema().fieldNames()) {
            if (needed.contains(column)) {
                with = with.withColumn(column, lit(fact.getAs(column)));
            }
        }
        return with;
    }

    private Row fact(SparkSession spark, Path table) {
        TableFile facts = new TableFile(table);
        Dataset<Row> rows = facts.read(spark);
        List<Row> ours =
                rows.where(facts.text(rows, "input").equalTo(name())).limit(2).collectAsList();
        if (ours.size() != 1) {
            throw new LakeException(
                    FailureCode.CAUSES_INPUT,
                    table + (ours.isEmpty() ? " has no row" : " has several rows") + " with the input " + name(),
                    "give it one row for each input, with the name of the file without its ending");
        }
        return ours.get(0);
    }
}
