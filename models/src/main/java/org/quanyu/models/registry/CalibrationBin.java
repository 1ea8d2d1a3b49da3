package org.quanyu.models.registry;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.quanyu.models.train.Judged;
import org.quanyu.models.train.Judgement;

/**
 * Rows of like probability in the test months: what was said of them and what became of them.
 *
 * @param expected mean probability
 * @param observed share to which it happened
 */
public record CalibrationBin(
        @JsonProperty("rows") int rows,
        @JsonProperty("expected") double expected,
        @JsonProperty("observed") double observed) {

    private static final int BINS = 10;

    /** Ten bins of equally many rows, the least probable first. */
    static List<CalibrationBin> of(Judgement judgement) {
        double[][] rows = judgement.parts().stream()
                .flatMap(part -> IntStream.range(0, part.rows().rows()).mapToObj(row -> pair(part, row)))
                .sorted(Comparator.comparingDouble(pair -> pair[0]))
                .toArray(double[][]::new);
        return IntStream.range(0, BINS)
                .mapToObj(bin -> Arrays.copyOfRange(
                        rows, (int) ((long) rows.length * bin / BINS), (int) ((long) rows.length * (bin + 1) / BINS)))
                .filter(bin -> bin.length > 0)
                .map(bin -> new CalibrationBin(bin.length, mean(bin, 0), mean(bin, 1)))
                .toList();
    }

    private static double[] pair(Judged part, int row) {
        return new double[] {part.trees()[row], part.rows().labels()[row]};
    }

    private static double mean(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).average().orElse(Double.NaN);
    }
}
