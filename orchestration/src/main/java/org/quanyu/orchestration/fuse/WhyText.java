package org.quanyu.orchestration.fuse;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.quanyu.orchestration.sql.OutputFormat;
import org.quanyu.orchestration.sql.Rows;
import org.quanyu.pipelines.fuse.explain.ExplainedEntity;
import org.quanyu.pipelines.fuse.explain.ExplainedMeeting;
import org.quanyu.pipelines.fuse.explain.ExplainedPair;
import org.quanyu.pipelines.fuse.explain.Term;
import org.quanyu.pipelines.fuse.pair.ChosenRecords.Chosen;

/** Why records belong together, for the console. */
public record WhyText(PrintWriter console) {

    /** Two records side by side, the terms of their match weight, and what became of them. */
    public void print(ExplainedMeeting meeting) {
        ExplainedPair pair = meeting.pair();
        Rows.write(OutputFormat.TABLE, console, sideBySide(pair));
        console.println();
        Rows.write(OutputFormat.TABLE, console, terms(pair));
        console.println();
        console.println("pair      " + pair.words());
        console.println("blocking  " + pair.blocking());
        console.println("records   " + meeting.words());
        console.flush();
    }

    /** The records of an entity and the links that hold it together. */
    public void print(ExplainedEntity entity) {
        console.println(entity.entityId() + ": " + entity.words());
        if (!entity.limits().isEmpty()) {
            console.println(entity.limits());
        }
        console.println();
        Rows.write(
                OutputFormat.TABLE,
                console,
                entity.records().stream().map(WhyText::row).toList());
        for (int place = 0; place < entity.links().size(); place++) {
            ExplainedPair link = entity.links().get(place);
            console.println();
            console.printf("link %d of %d%n", place + 1, entity.links().size());
            console.println(
                    link.left().name() + " and " + link.right().name() + ", " + link.blocking() + ": " + link.words());
            Rows.write(OutputFormat.TABLE, console, terms(link));
        }
        if (!entity.links().isEmpty()) {
            ExplainedPair weakest = entity.links().get(entity.links().size() - 1);
            console.println();
            console.printf(
                    Locale.ROOT,
                    "This one would break first: %.2f bits, %+.2f from the threshold.%n",
                    weakest.weight(),
                    weakest.weight() - weakest.threshold());
        }
        console.flush();
    }

    private static List<Map<String, Object>> sideBySide(ExplainedPair pair) {
        List<Map<String, Object>> rows = new ArrayList<>();
        pair.left().values().keySet().forEach(column -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("", column);
            row.put(pair.left().name(), shown(pair.left(), column));
            row.put(pair.right().name(), shown(pair.right(), column));
            rows.add(row);
        });
        return rows;
    }

    private static Map<String, Object> row(Chosen record) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("record", record.name());
        record.values().keySet().forEach(column -> row.put(column, shown(record, column)));
        return row;
    }

    private static Object shown(Chosen record, String column) {
        String value = record.values().get(column);
        return value == null ? "" : value;
    }

    private static List<Map<String, Object>> terms(ExplainedPair pair) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Term term : pair.terms()) {
            String m = term.odds().map(odds -> probability(odds.m())).orElse("");
            String u = term.odds().map(odds -> probability(odds.u())).orElse("");
            rows.add(line(term.name(), term.detail(), m, u, term.bits()));
        }
        rows.add(line("match weight", "probability " + pair.probability(), "", "", pair.weight()));
        rows.add(line("threshold", "", "", "", pair.threshold()));
        return rows;
    }

    private static String probability(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }

    private static Map<String, Object> line(String term, String level, String m, String u, double bits) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("term", term);
        row.put("level", level);
        row.put("m", m);
        row.put("u", u);
        row.put("bits", String.format(Locale.ROOT, "%+8.2f", bits));
        return row;
    }
}
