package org.quanyu.pipelines.cause.scan;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.quanyu.pipelines.cause.cell.Cells;

/** Numbers the combinations of values: those that enough rows have get codes without gaps, the others share one. */
final class CombinationKeys {

    private final int support;
    private final int[][] codes;
    private final int[][] values;

    CombinationKeys(Cells cells, int support) {
        this.support = support;
        codes = new int[cells.width()][];
        values = new int[cells.width()][];
        for (int attribute = 0; attribute < codes.length; attribute++) {
            keepLarge(cells, attribute);
        }
    }

    /** Values with enough rows get codes without gaps; the others, and missing ones, share the code after the last. */
    private void keepLarge(Cells cells, int attribute) {
        int[] all = cells.codes()[attribute];
        int[] counts = new int[cells.values(attribute)];
        for (int code : all) {
            counts[code]++;
        }
        int missing = cells.attributes().get(attribute).missing();
        values[attribute] = IntStream.range(0, counts.length)
                .filter(value -> counts[value] >= support && value != missing)
                .toArray();
        int[] ranks = new int[counts.length];
        Arrays.fill(ranks, values[attribute].length);
        for (int rank = 0; rank < values[attribute].length; rank++) {
            ranks[values[attribute][rank]] = rank;
        }
        codes[attribute] = Arrays.stream(all).map(code -> ranks[code]).toArray();
    }

    /** How many values of an attribute enough rows have. */
    int large(int attribute) {
        return values[attribute].length;
    }

    int radix(int attribute) {
        return values[attribute].length + 1;
    }

    /** The key of each row. */
    long[] keys(int[] attributes) {
        long[] keys = new long[codes[attributes[0]].length];
        for (int attribute : attributes) {
            int radix = radix(attribute);
            int[] own = codes[attribute];
            for (int row = 0; row < keys.length; row++) {
                keys[row] = keys[row] * radix + own[row];
            }
        }
        return keys;
    }

    long key(int[] attributes, int row) {
        long key = 0;
        for (int attribute : attributes) {
            key = key * radix(attribute) + codes[attribute][row];
        }
        return key;
    }

    /** Whether no value of a combination is missing or too rare. */
    boolean isNamed(int[] attributes, long key) {
        long rest = key;
        for (int position = attributes.length - 1; position >= 0; position--) {
            int radix = radix(attributes[position]);
            if (rest % radix == radix - 1) {
                return false;
            }
            rest /= radix;
        }
        return true;
    }

    /** The values of a combination, of the attributes in their order. */
    int[] chosen(int[] attributes, long of) {
        int[] chosen = new int[attributes.length];
        long key = of;
        for (int position = attributes.length - 1; position >= 0; position--) {
            int radix = radix(attributes[position]);
            chosen[position] = values[attributes[position]][(int) (key % radix)];
            key /= radix;
        }
        return chosen;
    }
}
