package org.quanyu.pipelines.fuse.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.quanyu.pipelines.fuse.model.WeightHistogram;

/**
 * Expected precision and recall of links against the threshold, drawn in units of SVG.
 *
 * @param precision the points of its line
 * @param recall those of the other
 * @param threshold where the one in use is
 */
public record ExpectationCurve(
        String precision, String recall, double threshold, String thresholdText, List<Tick> ticks) {

    static final double LEFT = 50;
    static final double RIGHT = 640;
    static final double TOP = 20;
    static final double BOTTOM = 220;

    /** As far from the threshold in use thresholds are drawn. */
    private static final double MOST_BITS = 20;

    /** A mark of the axis of thresholds. */
    public record Tick(double x, String text) {}

    public ExpectationCurve {
        ticks = List.copyOf(ticks);
    }

    static ExpectationCurve of(WeightHistogram histogram, double threshold) {
        double middle = Double.isFinite(threshold) ? threshold : 0;
        List<String> precision = new ArrayList<>();
        List<String> recall = new ArrayList<>();
        List<Tick> ticks = new ArrayList<>();
        for (double bits = middle - MOST_BITS; bits <= middle + MOST_BITS; bits += 0.5) {
            double x = at(bits - middle);
            if (histogram.pairs(bits) > 0) {
                precision.add(point(x, histogram.expectedPrecision(bits)));
                recall.add(point(x, histogram.expectedRecall(bits)));
            }
        }
        for (double bits = Math.ceil((middle - MOST_BITS) / 5) * 5; bits <= middle + MOST_BITS; bits += 5) {
            ticks.add(new Tick(at(bits - middle), String.format(Locale.ROOT, "%.0f", bits)));
        }
        return new ExpectationCurve(
                String.join(" ", precision),
                String.join(" ", recall),
                at(0),
                String.format(Locale.ROOT, "threshold %.2f", threshold),
                ticks);
    }

    private static double at(double bitsFromMiddle) {
        double share = (bitsFromMiddle + MOST_BITS) / (2 * MOST_BITS);
        return Math.round(10 * (LEFT + share * (RIGHT - LEFT))) / 10.0;
    }

    private static String point(double x, double share) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x, BOTTOM - share * (BOTTOM - TOP));
    }
}
