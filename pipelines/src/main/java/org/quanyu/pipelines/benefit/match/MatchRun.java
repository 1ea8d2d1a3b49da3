package org.quanyu.pipelines.benefit.match;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** What {@code lake match run} wrote: the rows of {@link BenefitMatch}. */
public record MatchRun(Dataset<Row> matches, Dataset<Row> nearMisses) {

    private static final List<String> MATCH =
            List.of("entity", "beneficiary", "policy", "version", "as_of", "amount", "facts");
    private static final List<String> NEAR_MISS = List.of(
            "entity",
            "beneficiary",
            "policy",
            "version",
            "as_of",
            "is_unknown",
            "missing",
            "missing_facts",
            "facts",
            "ask");

    /** @throws LakeException {@code MATCH_RUN_INVALID} where the folder does not hold both tables with their columns */
    public static MatchRun read(SparkSession spark, Path folder) {
        return new MatchRun(
                table(spark, folder.resolve("benefit_match"), MATCH),
                table(spark, folder.resolve("benefit_near_miss"), NEAR_MISS));
    }

    private static Dataset<Row> table(SparkSession spark, Path path, List<String> columns) {
        if (!Files.isDirectory(path)) {
            throw invalid("there is no " + path, null);
        }
        Dataset<Row> rows = parquet(spark, path);
        TreeSet<String> missing = new TreeSet<>(columns);
        missing.removeAll(Arrays.asList(rows.columns()));
        if (!missing.isEmpty()) {
            throw invalid(path + " has no column " + String.join(", ", missing), null);
        }
        return rows;
    }

    private static Dataset<Row> parquet(SparkSession spark, Path path) {
        try {
            return spark.read().parquet(path.toUri().toString());
        } catch (Exception e) {
            throw invalid(path + " cannot be read as Parquet", e);
        }
    }

    private static LakeException invalid(String what, Exception cause) {
        return new LakeException(
                FailureCode.MATCH_RUN_INVALID, what, "name the folder that lake match run wrote with --out", cause);
    }
}
