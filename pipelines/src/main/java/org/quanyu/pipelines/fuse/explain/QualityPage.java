package org.quanyu.pipelines.fuse.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.quanyu.pipelines.fuse.Fused;
import org.quanyu.pipelines.fuse.linkage.Comparison;
import org.quanyu.pipelines.fuse.model.MatchModel;
import org.quanyu.pipelines.fuse.model.WeightHistogram;

/**
 * One self-contained page about a fusion: its model, what precision and recall to expect, the largest entities and the
 * blocks that were too large.
 */
public final class QualityPage {

    private static final Template TEMPLATE = new Template("quality.ftlh");

    private final Fused fused;
    private final Dataset<Row> entities;

    private QualityPage(Fused fused, Dataset<Row> entities) {
        this.fused = fused;
        this.entities = entities;
    }

    /**
     * A row of the table of match weights.
     *
     * @param comparison empty where it is that of the row before
     * @param x where its bar begins, and {@code width} of it; {@code kind} is {@code for} or {@code against}
     */
    public record Weight(
            String comparison, String level, String m, String u, String bits, double x, double width, String kind) {}

    /** A line of the summary. */
    public record Figure(String what, String figure) {}

    /**
     * The page as HTML.
     *
     * @param entities {@code source}, {@code record_id}, {@code entity_id} of all records
     */
    public static String of(Fused fused, Dataset<Row> entities) {
        return new QualityPage(fused, entities).html();
    }

    private String html() {
        LargestEntities largest = new LargestEntities(fused, entities);
        Map<String, Object> values = new HashMap<>();
        values.put("linkage", fused.linkage().name());
        values.put("warnings", fused.warnings());
        values.put("summary", summary(largest));
        values.put("weights", weights());
        values.put("curve", ExpectationCurve.of(fused.histogram(), fused.threshold()));
        values.put("columns", fused.linkage().columnNames());
        values.put("entities", largest.all());
        values.put("blocks", new LargeBlockRows(fused).all());
        return TEMPLATE.filled(values);
    }

    private List<Figure> summary(LargestEntities largest) {
        WeightHistogram histogram = fused.histogram();
        double threshold = fused.threshold();
        List<Figure> summary = new ArrayList<>();
        summary.add(figure("records", "%,d", fused.recordCount()));
        summary.add(figure("entities", "%,d", largest.entityCount()));
        summary.add(figure("entities of one record", "%,d", largest.alone()));
        summary.add(figure("pairs compared", "%,d", histogram.pairs()));
        summary.add(figure("pairs linked", "%,d", histogram.pairs(threshold)));
        summary.add(figure("match weight from which on pairs are linked (bits)", "%.2f", threshold));
        summary.add(figure("how that weight was found", "%s", fused.thresholdReason()));
        summary.add(figure("expected precision of links", "%.4f", histogram.expectedPrecision(threshold)));
        summary.add(figure(
                "expected recall of links among the pairs compared", "%.4f", histogram.expectedRecall(threshold)));
        summary.add(figure(
                "match weight that every pair starts with (bits)",
                "%.2f",
                fused.model().priorWeight()));
        return summary;
    }

    private List<Weight> weights() {
        MatchModel model = fused.model();
        double most = 1;
        for (int index = 0; index < model.comparisons().size(); index++) {
            for (int level = 1; level < model.comparisons().get(index).levelCount(); level++) {
                most = Math.max(most, Math.abs(model.weight(index, level)));
            }
        }
        List<Weight> weights = new ArrayList<>();
        for (int index = 0; index < model.comparisons().size(); index++) {
            for (int level = 1; level < model.comparisons().get(index).levelCount(); level++) {
                weights.add(weight(index, level, most));
            }
        }
        return weights;
    }

    /** The bar stands right of the middle (100) for a match, left of it against one. */
    private Weight weight(int index, int level, double most) {
        Comparison comparison = fused.model().comparisons().get(index);
        double bits = fused.model().weight(index, level);
        double width = Math.round(1000 * Math.abs(bits) / most) / 10.0;
        return new Weight(
                level == 1 ? comparison.name() : "",
                comparison.label(level),
                text("%.4g", fused.model().m()[index][level]),
                text("%.4g", fused.model().u()[index][level]),
                text("%+.2f", bits),
                bits < 0 ? 100 - width : 100,
                width,
                bits < 0 ? "against" : "for");
    }

    private static Figure figure(String what, String format, Object value) {
        return new Figure(what, text(format, value));
    }

    private static String text(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }
}
