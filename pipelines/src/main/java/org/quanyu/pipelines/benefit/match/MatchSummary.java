package org.quanyu.pipelines.benefit.match;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How many qualify and nearly do.
 *
 * @param rows a row per policy: {@code beneficiary, policy, version, matches, amount} (yuan), {@code near_misses}
 */
public record MatchSummary(List<Map<String, Object>> rows) {

    private static final List<String> KEY = List.of("beneficiary", "policy", "version");

    /** Counts the results of {@link BenefitMatch}. */
    public static MatchSummary of(Dataset<Row> matches, Dataset<Row> nearMisses) {
        Column[] key = KEY.stream().map(name -> col(name)).toArray(Column[]::new);
        List<Row> rows = counted(matches, 1, 0)
                .union(counted(nearMisses, 0, 1))
                .groupBy(key)
                .agg(
                        sum("matches").as("matches"),
                        sum(when(col("matches").gt(0), col("amount"))).as("amount"),
                        sum("near_misses").as("near_misses"))
                .orderBy(key)
                .collectAsList();
        return new MatchSummary(rows.stream().map(MatchSummary::map).toList());
    }

    private static Dataset<Row> counted(Dataset<Row> rows, int matches, int nearMisses) {
        return rows.select(
                col("beneficiary"),
                col("policy"),
                col("version"),
                col("amount"),
                lit(matches).as("matches"),
                lit(nearMisses).as("near_misses"));
    }

    private static Map<String, Object> map(Row row) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int column = 0; column < row.length(); column++) {
            map.put(row.schema().fieldNames()[column], row.get(column));
        }
        return map;
    }
}
