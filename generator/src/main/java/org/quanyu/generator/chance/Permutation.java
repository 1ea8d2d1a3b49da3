package org.quanyu.generator.chance;

/** Deals numbers out in another order: each number below a size goes to one place below it. */
public record Permutation(long size, long factor, long shift) {

    public static Permutation of(long size, Chance chance) {
        long factor = Math.max(1, (long) (size * 0.6180339887));
        while (greatestCommonDivisor(factor, size) != 1) {
            factor++;
        }
        return new Permutation(size, factor, Math.floorMod(chance.bits(size), size));
    }

    /** Where a number goes; numbers of the size and above go round again. */
    public int of(long number) {
        return (int) ((number % size * factor + shift) % size);
    }

    private static long greatestCommonDivisor(long one, long other) {
        return other == 0 ? one : greatestCommonDivisor(other, one % other);
    }
}
