package org.quanyu.models.panel;

import java.util.Comparator;
import java.util.stream.IntStream;

/** How well scores put positive rows in front. Rows of equal score count as in no order. */
public final class RankMetrics {

    private RankMetrics() {}

    /** Area under the ROC curve: how often a positive row has the higher score of a pair; 0.5 where there are no pairs. */
    public static double auc(double[] scores, float[] labels) {
        int[] order = order(scores);
        double pairs = 0;
        double positivesAbove = 0;
        double negatives = 0;
        int at = 0;
        while (at < order.length) {
            int end = endOfTie(scores, order, at);
            double positive = positives(labels, order, at, end);
            double negative = end - at - positive;
            pairs += negative * positivesAbove + negative * positive / 2;
            positivesAbove += positive;
            negatives += negative;
            at = end;
        }
        return positivesAbove == 0 || negatives == 0 ? 0.5 : pairs / (positivesAbove * negatives);
    }

    /** Precision at each positive row, averaged (the step-wise area under precision and recall). */
    public static double averagePrecision(double[] scores, float[] labels) {
        int[] order = order(scores);
        double sum = 0;
        double found = 0;
        int at = 0;
        while (at < order.length) {
            int end = endOfTie(scores, order, at);
            double positive = positives(labels, order, at, end);
            found += positive;
            sum += positive * found / end;
            at = end;
        }
        return found == 0 ? 0 : sum / found;
    }

    /** The share of positive rows expected among the {@code capacity} rows with the highest scores. */
    public static double precisionAt(int capacity, double[] scores, float[] labels) {
        int[] order = order(scores);
        int wanted = Math.min(capacity, order.length);
        double found = 0;
        int at = 0;
        while (at < wanted) {
            int end = endOfTie(scores, order, at);
            double positive = positives(labels, order, at, end);
            found += end <= wanted ? positive : positive * (wanted - at) / (end - at);
            at = end;
        }
        return wanted == 0 ? 0 : found / wanted;
    }

    /** Numbers of the rows, those with the highest scores first. */
    static int[] order(double[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> -scores[row]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int endOfTie(double[] scores, int[] order, int start) {
        int end = start + 1;
        while (end < order.length && scores[order[end]] == scores[order[start]]) {
            end++;
        }
        return end;
    }

    private static double positives(float[] labels, int[] order, int start, int end) {
        double sum = 0;
        for (int at = start; at < end; at++) {
            sum += labels[order[at]];
        }
        return sum;
    }
}
