package org.quanyu.pipelines.cause.surge;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.quanyu.pipelines.cause.cell.Cells;
import org.quanyu.pipelines.cause.cell.Element;

/**
 * Where the events of a surge are all of one value on a tighter level, as far as they are told there, that level is named:
 * many events have no unit, so that the building may stand out more clearly though a single unit does it.
 */
final class TightestLevel {

    /** Fewer events tell nothing of a tighter level. */
    private static final double LEAST_TOLD = 3;

    private static final double NEARLY_ALL = 0.85;

    /** A value that most events have at other times is no tighter a cause. */
    private static final double MOST_USUAL = 0.5;

    private final Cells cells;
    private final int[][] ladders;
    private final double[] weights;

    TightestLevel(Cells cells, int[][] ladders, double[] weights) {
        this.cells = cells;
        this.ladders = ladders;
        this.weights = weights;
    }

    /**
     * @param inside rows of the element in the window
     * @param outside rows of it at other times
     */
    Element of(Element element, int[] inside, int[] outside) {
        int[] attributes = element.attributes();
        int[] values = element.values();
        for (int at = 0; at < attributes.length; at++) {
            for (int tighter : tighter(attributes[at])) {
                int value = shared(tighter, inside);
                if (value >= 0 && share(tighter, value, outside) <= MOST_USUAL) {
                    attributes[at] = tighter;
                    values[at] = value;
                    break;
                }
            }
        }
        return new Element(attributes, values);
    }

    /** Levels below an attribute, the tightest first. */
    private int[] tighter(int attribute) {
        for (int[] ladder : ladders) {
            int level = IntStream.range(0, ladder.length)
                    .filter(at -> ladder[at] == attribute)
                    .findFirst()
                    .orElse(-1);
            if (level >= 0) {
                return Arrays.copyOf(ladder, level);
            }
        }
        return new int[0];
    }

    /** The value that nearly all rows have that have one; -1 if there is none. */
    private int shared(int attribute, int[] rows) {
        Map<Integer, Double> sums = new HashMap<>();
        for (int row : rows) {
            sums.merge(cells.codes()[attribute][row], weights[row], Double::sum);
        }
        sums.remove(cells.attributes().get(attribute).missing());
        double told = sums.values().stream().mapToDouble(Double::doubleValue).sum();
        return sums.entrySet().stream()
                .filter(sum -> told >= LEAST_TOLD && sum.getValue() >= NEARLY_ALL * told)
                .mapToInt(Map.Entry::getKey)
                .findFirst()
                .orElse(-1);
    }

    private double share(int attribute, int value, int[] rows) {
        int missing = cells.attributes().get(attribute).missing();
        double told = 0;
        double same = 0;
        for (int row : rows) {
            int code = cells.codes()[attribute][row];
            told += code == missing ? 0 : weights[row];
            same += code == value ? weights[row] : 0;
        }
        return told == 0 ? 0 : same / told;
    }
}
