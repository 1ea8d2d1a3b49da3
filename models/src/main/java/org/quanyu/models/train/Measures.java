package org.quanyu.models.train;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.quanyu.models.panel.RankMetrics;

/**
 * How well scores tell positive rows.
 *
 * @param auc area under the ROC curve
 * @param averagePrecision precision at each positive row, averaged
 * @param precisionAtCapacity share of positives among the rows that can be visited
 * @param calibrationError expected calibration error: how far probability and share of positives are apart, in ten bins of
 *     equal width, weighed by their rows (Naeini, Cooper and Hauskrecht 2015)
 * @param calibrationErrorOfTenths the same in ten bins of equally many rows
 */
public record Measures(
        @JsonProperty("auc") double auc,
        @JsonProperty("average_precision") double averagePrecision,
        @JsonProperty("precision_at_capacity") double precisionAtCapacity,
        @JsonProperty("ece") double calibrationError,
        @JsonProperty("ece_of_tenths") double calibrationErrorOfTenths) {

    private static final int BINS = 10;

    /** @param probabilities of the rows; the calibration errors of other scores mean nothing */
    static Measures of(double[] probabilities, float[] labels, int capacity) {
        return new Measures(
                RankMetrics.auc(probabilities, labels),
                RankMetrics.averagePrecision(probabilities, labels),
                RankMetrics.precisionAt(capacity, probabilities, labels),
                calibrationError(probabilities, labels, byWidth(probabilities)),
                calibrationError(probabilities, labels, byRows(probabilities)));
    }

    /** Of several, each counting the same. */
    public static Measures average(List<Measures> all) {
        return new Measures(
                average(all, Measures::auc),
                average(all, Measures::averagePrecision),
                average(all, Measures::precisionAtCapacity),
                average(all, Measures::calibrationError),
                average(all, Measures::calibrationErrorOfTenths));
    }

    private static double average(List<Measures> all, ToDoubleFunction<Measures> measure) {
        return all.stream().mapToDouble(measure).average().orElse(Double.NaN);
    }

    private static double calibrationError(double[] probabilities, float[] labels, int[] bins) {
        double[] excess = new double[BINS];
        for (int row = 0; row < bins.length; row++) {
            excess[bins[row]] += probabilities[row] - labels[row];
        }
        return IntStream.range(0, BINS)
                        .mapToDouble(bin -> Math.abs(excess[bin]))
                        .sum()
                / bins.length;
    }

    private static int[] byWidth(double[] probabilities) {
        return IntStream.range(0, probabilities.length)
                .map(row -> Math.max(0, Math.min(BINS - 1, (int) (probabilities[row] * BINS))))
                .toArray();
    }

    private static int[] byRows(double[] probabilities) {
        int[] bins = new int[probabilities.length];
        int[] order = IntStream.range(0, bins.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> probabilities[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        IntStream.range(0, bins.length)
                .forEach(place -> bins[order[place]] = (int) ((long) place * BINS / bins.length));
        return bins;
    }
}
