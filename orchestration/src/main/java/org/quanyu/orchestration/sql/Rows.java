package org.quanyu.orchestration.sql;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows that commands list themselves, in the formats of query results. */
public final class Rows {

    private Rows() {}

    /** Writes rows that all have the same columns in the same order; no rows leave only what the format requires. */
    public static void write(OutputFormat format, PrintWriter out, List<Map<String, Object>> rows) {
        RowWriter writer = format.writer(out);
        writer.columns(rows.isEmpty() ? List.of() : new ArrayList<>(rows.get(0).keySet()));
        rows.forEach(row -> writer.row(new ArrayList<>(row.values())));
        writer.end();
    }
}
