package org.quanyu.orchestration.recurring;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.home.Lake;

/**
 * Gives a lake a long history for benchmarks: copies of its events and their matters, as if from as many districts that
 * share no place, party or rare word. Not a test; {@code benchmarks/recurring-hour.sh} runs it.
 */
public final class LongHistory {

    private LongHistory() {}

    /** @param arguments folder of the lake; how many times as long its history shall be */
    public static void main(String[] arguments) {
        int times = Integer.parseInt(arguments[1]);
        try (Lake lake = Lake.open(Path.of(arguments[0]), Optional.empty())) {
            SparkSession spark = lake.spark("local[*]", Map.of());
            spark.sql("use lake");
            spark.range(1, times).toDF("copy").createOrReplaceTempView("copies");
            copy(spark, "gold.event", Map.of("event_id", copied("event_id"), "request_no", copied("request_no")));
            copy(
                    spark,
                    "mart.recurring_event",
                    Map.of("event_id", copied("event_id"), "matter_id", copied("matter_id")));
            copy(spark, "mart.matter", Map.of("matter_id", copied("matter_id")));
            copy(
                    spark,
                    "mart.matter_index",
                    Map.of(
                            "event_id",
                            copied("event_id"),
                            "terms",
                            TERMS,
                            "compared",
                            "replace(compared, '\":\"', concat('\":\"', copy, '/'))"));
            spark.sql("update mart.matter_term set events = events * " + times + " where term in (-1, -2)");
        }
    }

    /** A rare term is a number of 31 bits above 33 others; each copy has other terms, none twice. */
    private static final String TERMS = "array_sort(transform(terms, term ->"
            + " shiftleft(shiftright(term, 33) ^ (copy * 7919L), 33) | (term & 8589934591L)))";

    private static String copied(String column) {
        return "concat(" + column + ", '-', copy)";
    }

    private static void copy(SparkSession spark, String table, Map<String, String> changed) {
        StringBuilder columns = new StringBuilder();
        for (String name : spark.table(table).columns()) {
            columns.append(columns.isEmpty() ? "" : ", ").append(changed.getOrDefault(name, name));
        }
        spark.sql("insert into " + table + " select " + columns + " from " + table + " cross join copies");
        System.out.printf("%s has %,d rows%n", table, spark.table(table).count());
    }
}
