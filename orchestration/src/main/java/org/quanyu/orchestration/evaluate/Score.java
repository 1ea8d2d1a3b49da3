package org.quanyu.orchestration.evaluate;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How good a job of the lake is by one measure.
 *
 * @param job what the lake does
 * @param measure by which it is judged: all are better the greater they are
 * @param lake what the lake reaches; null when no job of it does that yet
 * @param best what one who knows the truth can reach
 * @param cases that it is measured on
 * @param note what the figures leave open; may be empty
 */
public record Score(String job, String measure, Double lake, Double best, long cases, String note) {

    /** As a row of a listing. */
    public Map<String, Object> row() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("job", job);
        row.put("measure", measure);
        row.put("lake", rounded(lake));
        row.put("best_possible", rounded(best));
        row.put("cases", cases);
        row.put("note", note);
        return row;
    }

    private static String rounded(Double value) {
        return value == null ? "" : String.format(Locale.ROOT, "%.4f", value);
    }
}
