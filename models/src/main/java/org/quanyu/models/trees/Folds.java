package org.quanyu.models.trees;

import java.util.Random;
import java.util.stream.IntStream;
import org.quanyu.models.panel.Examples;

/**
 * Parts of the rows with the same share of positives each.
 *
 * @param of the part of each row, from 0
 */
@SuppressWarnings("ArrayRecordComponent")
public record Folds(int[] of, int count) {

    /** Drawn by chance, positives and the others each in turn. */
    public static Folds stratified(Examples examples, int count, long seed) {
        int[] parts = new int[examples.rows()];
        Random random = new Random(seed);
        int next = 0;
        for (boolean positive : new boolean[] {true, false}) {
            int[] rows = IntStream.range(0, examples.rows())
                    .filter(row -> examples.isPositive(row) == positive)
                    .toArray();
            for (int left = rows.length; left > 1; left--) {
                int drawn = random.nextInt(left);
                int swapped = rows[left - 1];
                rows[left - 1] = rows[drawn];
                rows[drawn] = swapped;
            }
            for (int row : rows) {
                parts[row] = next++ % count;
            }
        }
        return new Folds(parts, count);
    }

    public int[] rowsOf(int fold) {
        return IntStream.range(0, of.length).filter(row -> of[row] == fold).toArray();
    }

    public int[] rowsWithout(int fold) {
        return IntStream.range(0, of.length).filter(row -> of[row] != fold).toArray();
    }
}
