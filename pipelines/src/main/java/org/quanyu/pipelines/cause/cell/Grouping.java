package org.quanyu.pipelines.cause.cell;

/** Which rows are of one element of a set of attributes: every row has the number of its element. */
public final class Grouping {

    /** So many elements are numbered by their key alone, without a look-up. */
    private static final double DENSE = 1 << 22;

    private final int[] numbers;
    private final int count;

    private Grouping(int[] numbers, int count) {
        this.numbers = numbers;
        this.count = count;
    }

    public static Grouping of(Cells cells, int[] set) {
        double possible = 1;
        for (int attribute : set) {
            possible *= cells.values(attribute);
        }
        return possible <= DENSE ? dense(cells, set, (int) possible) : sparse(cells, set);
    }

    private static Grouping dense(Cells cells, int[] set, int possible) {
        int[] numbers = new int[cells.size()];
        for (int attribute : set) {
            int values = cells.values(attribute);
            int[] codes = cells.codes()[attribute];
            for (int row = 0; row < numbers.length; row++) {
                numbers[row] = numbers[row] * values + codes[row];
            }
        }
        return new Grouping(numbers, possible);
    }

    /** Attribute by attribute, so that no key outgrows 63 bits. */
    private static Grouping sparse(Cells cells, int[] set) {
        int[] numbers = new int[cells.size()];
        int count = 1;
        for (int attribute : set) {
            KeyNumbers keys = new KeyNumbers();
            int values = cells.values(attribute);
            int[] codes = cells.codes()[attribute];
            for (int row = 0; row < numbers.length; row++) {
                numbers[row] = keys.number((long) numbers[row] * values + codes[row]);
            }
            count = keys.count();
        }
        return new Grouping(numbers, count);
    }

    /** The number of the element that a row is of. */
    public int of(int row) {
        return numbers[row];
    }

    /** Numbers are smaller than this. */
    public int count() {
        return count;
    }
}
