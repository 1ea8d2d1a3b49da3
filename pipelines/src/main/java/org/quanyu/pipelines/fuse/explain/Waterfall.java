package org.quanyu.pipelines.fuse.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The terms of a pair drawn from the prior to the sum, in units of SVG.
 *
 * @param heading which records
 * @param words what became of the pair
 * @param note what stands below the words; may be empty
 * @param height of the drawing
 * @param threshold where its line is
 * @param zero where an even chance is
 */
public record Waterfall(
        String heading,
        String words,
        String note,
        double height,
        double threshold,
        double zero,
        String thresholdText,
        List<Bar> bars) {

    /** Where bars begin and end; labels stand to the left, figures to the right. */
    private static final double FROM = 330;

    private static final double TO = 700;
    private static final double ROW = 26;
    private static final double TOP = 24;

    /**
     * @param y of the top of the bar
     * @param kind {@code for}, {@code against} or {@code sum}
     */
    public record Bar(String name, String detail, String figure, double y, double x, double width, String kind) {

        /** As much of the detail as there is room for beside the name. */
        public String shortDetail() {
            StringBuilder kept = new StringBuilder();
            double used = name.codePoints().mapToDouble(Waterfall::widthOf).sum();
            for (int codePoint : detail.codePoints().toArray()) {
                used += widthOf(codePoint);
                if (used > FROM - 30) {
                    return kept.append('…').toString();
                }
                kept.appendCodePoint(codePoint);
            }
            return kept.toString();
        }
    }

    public Waterfall {
        bars = List.copyOf(bars);
    }

    static Waterfall of(ExplainedPair pair, String note) {
        Scale scale = Scale.of(pair);
        List<Bar> bars = new ArrayList<>();
        double sum = 0;
        for (Term term : pair.terms()) {
            bars.add(bar(scale, bars.size(), term, sum));
            sum += term.bits();
        }
        bars.add(sum(scale, bars.size(), pair));
        return new Waterfall(
                pair.left().name() + " and " + pair.right().name(),
                pair.words(),
                note,
                TOP + bars.size() * ROW + 8,
                scale.at(pair.threshold()),
                scale.at(0),
                String.format(Locale.ROOT, "threshold %.2f", pair.threshold()),
                bars);
    }

    private static Bar bar(Scale scale, int place, Term term, double from) {
        double begin = scale.at(Math.min(from, from + term.bits()));
        double end = scale.at(Math.max(from, from + term.bits()));
        return new Bar(
                term.name(),
                term.detail(),
                String.format(Locale.ROOT, "%+.2f", term.bits()),
                TOP + place * ROW,
                begin,
                rounded(end - begin),
                term.bits() < 0 ? "against" : "for");
    }

    private static Bar sum(Scale scale, int place, ExplainedPair pair) {
        double begin = scale.at(Math.min(0, pair.weight()));
        double end = scale.at(Math.max(0, pair.weight()));
        return new Bar(
                "match weight",
                "probability " + pair.probability(),
                String.format(Locale.ROOT, "%+.2f", pair.weight()),
                TOP + place * ROW,
                begin,
                rounded(end - begin),
                "sum");
    }

    /** About as wide as a letter is drawn. */
    private static double widthOf(int codePoint) {
        return codePoint < 0x1100 ? 6.5 : 13;
    }

    private static double rounded(double length) {
        return Math.round(length * 10) / 10.0;
    }

    /** Bits to places; what is not finite stands at the end. */
    private record Scale(double least, double most) {

        static Scale of(ExplainedPair pair) {
            double sum = 0;
            double least = 0;
            double most = 1;
            for (Term term : pair.terms()) {
                sum += term.bits();
                least = Math.min(least, sum);
                most = Math.max(most, sum);
            }
            double threshold = Double.isFinite(pair.threshold()) ? pair.threshold() : most;
            return new Scale(Math.min(least, threshold), Math.max(most, threshold));
        }

        double at(double bits) {
            double share = (bits - least) / (most - least);
            return rounded(FROM + Math.max(0, Math.min(1, share)) * (TO - FROM));
        }
    }
}
