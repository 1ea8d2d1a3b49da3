package org.quanyu.pipelines.benefit.award;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.benefit.match.MatchSummary;

/**
 * How many are paid how much, beside how many qualify.
 *
 * @param rows those of {@link MatchSummary}, with {@code due, due_amount} (yuan), {@code paid_before, excluded, queued, refused, later,
 *     amount_unknown, notice}
 */
public record AwardSummary(List<Map<String, Object>> rows) {

    private static final List<String> OTHERS =
            List.of("paid_before", "excluded", "queued", "refused", "later", "amount_unknown", "notice");

    /** Counts the awards beside the matches. */
    public static AwardSummary of(MatchSummary matches, Dataset<Row> awards) {
        Column[] columns = new Column[OTHERS.size() + 1];
        columns[0] = sum(when(decision("due"), col("amount"))).as("due_amount");
        for (int other = 0; other < OTHERS.size(); other++) {
            columns[other + 1] = counted(OTHERS.get(other));
        }
        Map<String, Row> found = new TreeMap<>();
        awards.groupBy("beneficiary", "policy")
                .agg(counted("due"), columns)
                .collectAsList()
                .forEach(row -> found.put(row.getString(0) + " " + row.getString(1), row));
        return new AwardSummary(
                matches.rows().stream().map(row -> both(row, found)).toList());
    }

    private static Map<String, Object> both(Map<String, Object> match, Map<String, Row> found) {
        Map<String, Object> both = new LinkedHashMap<>(match);
        Row award = found.get(match.get("beneficiary") + " " + match.get("policy"));
        both.put("due", award == null ? 0L : award.getAs("due"));
        both.put("due_amount", award == null ? null : award.getAs("due_amount"));
        OTHERS.forEach(name -> both.put(name, award == null ? 0L : award.getAs(name)));
        return both;
    }

    private static Column counted(String decision) {
        return count(when(decision(decision), 1)).as(decision);
    }

    private static Column decision(String decision) {
        return col("decision").equalTo(decision);
    }
}
