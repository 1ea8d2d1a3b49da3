package org.quanyu.orchestration.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.cause.CauseFolder;
import org.quanyu.orchestration.fuse.TableFile;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * How many of the known causes were found, over all cases together (micro-averaged). A cause is found if all its
 * attributes and values are told and no others.
 */
public final class CauseEvaluation {

    private final Map<String, Set<String>> truth;
    private final JsonNode cases;
    private int both;
    private int told;
    private int known;
    private int quiet;
    private int quietTold;
    private final List<Double> seconds = new ArrayList<>();

    private CauseEvaluation(Map<String, Set<String>> truth, JsonNode cases) {
        this.truth = truth;
        this.cases = cases;
    }

    /**
     * @param folder what {@code lake causes find} wrote
     * @param table a row per case
     * @param input its column, or an expression over its columns, with the name of the file without its ending
     * @param causes its column with the causes, such as {@code a=a1&c=c3;b=b2}; empty for a case without any
     */
    public static Map<String, Object> measures(
            SparkSession spark, Path folder, Path table, String input, String causes) {
        CauseEvaluation evaluation = new CauseEvaluation(truth(spark, table, input, causes), cases(folder));
        evaluation.cases.forEach(evaluation::add);
        return evaluation.measures();
    }

    private static Map<String, Set<String>> truth(SparkSession spark, Path table, String input, String causes) {
        TableFile file = new TableFile(table);
        Dataset<Row> rows = file.read(spark);
        Map<String, Set<String>> truth = new LinkedHashMap<>();
        for (Row row :
                rows.select(file.text(rows, input), file.text(rows, causes)).collectAsList()) {
            truth.put(row.getString(0), row.isNullAt(1) ? Set.of() : parsed(row.getString(1)));
        }
        return truth;
    }

    private static Set<String> parsed(String causes) {
        return Arrays.stream(causes.split(";"))
                .map(cause -> Arrays.stream(cause.split("&"))
                        .map(String::strip)
                        .sorted()
                        .collect(Collectors.joining("&")))
                .collect(Collectors.toSet());
    }

    private static JsonNode cases(Path folder) {
        Path file = folder.resolve(CauseFolder.JSON);
        try {
            return new ObjectMapper().readTree(file.toFile()).path("cases");
        } catch (IOException e) {
            throw new LakeException(
                    FailureCode.CAUSES_INPUT,
                    file + " cannot be read: " + e.getMessage(),
                    "name the folder that lake causes find wrote with --causes",
                    e);
        }
    }

    private void add(JsonNode one) {
        String input = one.path("input").asText();
        Set<String> right = truth.get(input);
        if (right == null) {
            throw new LakeException(
                    FailureCode.TRUTH_UNUSABLE,
                    "the truth has no row for the input " + input,
                    "check --case: it gives the name of the file without its ending");
        }
        Set<String> found = new HashSet<>();
        one.path("causes").forEach(cause -> found.add(text(cause.path("cause"))));
        told += found.size();
        known += right.size();
        both += (int) found.stream().filter(right::contains).count();
        quiet += right.isEmpty() ? 1 : 0;
        quietTold += right.isEmpty() && !found.isEmpty() ? 1 : 0;
        seconds.add(one.path("seconds").asDouble());
    }

    private static String text(JsonNode conditions) {
        Set<String> parts = new TreeSet<>();
        conditions
                .fields()
                .forEachRemaining(entry -> parts.add(entry.getKey() + "="
                        + (entry.getValue().isNull() ? "" : entry.getValue().asText())));
        return String.join("&", parts);
    }

    private Map<String, Object> measures() {
        double precision = told == 0 ? 1 : (double) both / told;
        double recall = known == 0 ? 1 : (double) both / known;
        Map<String, Object> measures = new LinkedHashMap<>();
        measures.put("cases", cases.size());
        measures.put("known_causes", known);
        measures.put("told_causes", told);
        measures.put("precision", precision);
        measures.put("recall", recall);
        measures.put("f1", precision + recall == 0 ? 0.0 : 2 * precision * recall / (precision + recall));
        measures.put("quiet_cases", quiet);
        measures.put("quiet_cases_with_causes", quietTold);
        double[] sorted =
                seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        measures.put("median_seconds", sorted.length == 0 ? 0.0 : sorted[sorted.length / 2]);
        measures.put("most_seconds", sorted.length == 0 ? 0.0 : sorted[sorted.length - 1]);
        return measures;
    }
}
