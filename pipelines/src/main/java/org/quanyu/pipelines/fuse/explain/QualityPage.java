package org.quanyu.pipelines.fuse.explain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.Fused;
import org.quanyu.pipelines.fuse.linkage.Comparison;
import org.quanyu.pipelines.fuse.model.MatchModel;
import org.quanyu.pipelines.fuse.pair.ComparableRecords.LargeBlock;

/** One self-contained page about a fusion: its model, threshold, largest clusters and blocks that were too large. */
public final class QualityPage {

    private static final int MOST_CLUSTERS = 20;

    private static final String STYLE = """
            body{font:15px/1.5 sans-serif;margin:2em auto;max-width:60em;padding:0 1em;color:#222}
            table{border-collapse:collapse;margin:1em 0}
            th,td{border-bottom:1px solid #ddd;padding:.2em .8em;text-align:left}
            td.n{text-align:right;font-variant-numeric:tabular-nums}
            .warning{background:#fff3cd;padding:.5em 1em}
            """;

    private final Fused fused;
    private final StringBuilder html = new StringBuilder();

    private QualityPage(Fused fused) {
        this.fused = fused;
    }

    /** The page as HTML. */
    public static String of(Fused fused) {
        QualityPage page = new QualityPage(fused);
        page.write();
        return page.html.toString();
    }

    private void write() {
        String title = "Linkage " + escaped(fused.linkage().name());
        html.append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(title)
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>")
                .append(title)
                .append("</h1>");
        fused.warnings().forEach(warning -> html.append("<p class=\"warning\">")
                .append(escaped(warning))
                .append("</p>"));
        writeSummary();
        writeModel();
        writeLargeBlocks();
        writeLargestClusters();
        html.append("</body></html>\n");
    }

    private void writeSummary() {
        double threshold = fused.threshold();
        open("Summary", "what", "figure");
        row("records", "%,d", fused.recordCount());
        row("pairs compared", "%,d", fused.histogram().pairs());
        row("pairs linked", "%,d", fused.histogram().pairs(threshold));
        row("match weight from which on pairs are linked (bits)", "%.2f", threshold);
        row("how that weight was found", "%s", escaped(fused.thresholdReason()));
        row("expected precision of links", "%.4f", fused.histogram().expectedPrecision(threshold));
        row(
                "expected recall of links among the pairs compared",
                "%.4f",
                fused.histogram().expectedRecall(threshold));
        row(
                "match weight that every pair starts with (bits)",
                "%.2f",
                fused.model().priorWeight());
        close();
    }

    private void writeModel() {
        MatchModel model = fused.model();
        open("Match weights", "comparison", "level", "m", "u", "weight (bits)");
        for (int index = 0; index < model.comparisons().size(); index++) {
            Comparison comparison = model.comparisons().get(index);
            for (int level = 1; level < comparison.levelCount(); level++) {
                html.append("<tr><td>").append(escaped(comparison.name())).append("</td><td>");
                html.append(escaped(comparison.label(level))).append("</td>");
                cell("%.4g", model.m()[index][level]);
                cell("%.4g", model.u()[index][level]);
                cell("%+.2f", model.weight(index, level));
                html.append("</tr>");
            }
        }
        close();
    }

    private void writeLargeBlocks() {
        if (fused.largeBlocks().isEmpty()) {
            return;
        }
        open("Blocks that were too large", "rule", "records", "what became of it");
        for (LargeBlock block : fused.largeBlocks()) {
            html.append("<tr><td>")
                    .append(escaped(fused.linkage().blocking().get(block.rule()).text()))
                    .append("</td>");
            cell("%,d", block.records());
            html.append("<td>")
                    .append(block.isSplit() ? "split by then_by" : "left out")
                    .append("</td></tr>");
        }
        close();
    }

    private void writeLargestClusters() {
        List<Row> largest = fused.clusters()
                .groupBy("cluster")
                .agg(count(lit(1)).as("records"))
                .orderBy(col("records").desc(), col("cluster"))
                .limit(MOST_CLUSTERS)
                .collectAsList();
        open("Largest clusters", "cluster", "records");
        for (Row cluster : largest) {
            html.append("<tr><td>")
                    .append(String.format(Locale.ROOT, "%016x", cluster.getLong(0)))
                    .append("</td>");
            cell("%,d", cluster.getLong(1));
            html.append("</tr>");
        }
        close();
    }

    private void open(String heading, String... columns) {
        html.append("<h2>").append(heading).append("</h2><table><tr>");
        for (String column : columns) {
            html.append("<th>").append(column).append("</th>");
        }
        html.append("</tr>");
    }

    private void close() {
        html.append("</table>");
    }

    private void row(String what, String format, Object value) {
        html.append("<tr><td>").append(what).append("</td>");
        cell(format, value);
        html.append("</tr>");
    }

    private void cell(String format, Object value) {
        html.append("<td class=\"n\">")
                .append(String.format(Locale.ROOT, format, value))
                .append("</td>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
