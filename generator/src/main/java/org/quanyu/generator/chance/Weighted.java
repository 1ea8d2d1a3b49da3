package org.quanyu.generator.chance;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Things that are drawn as often as their weights say. */
public final class Weighted<T> {

    private final List<T> things;
    private final double[] upTo;

    private Weighted(List<T> things, double[] upTo) {
        this.things = things;
        this.upTo = upTo;
    }

    public static <T> Weighted<T> of(List<T> things, ToDoubleFunction<T> weight) {
        double[] upTo = new double[things.size()];
        double sum = 0;
        for (int index = 0; index < upTo.length; index++) {
            sum += weight.applyAsDouble(things.get(index));
            upTo[index] = sum;
        }
        for (int index = 0; index < upTo.length; index++) {
            upTo[index] /= sum;
        }
        return new Weighted<>(List.copyOf(things), upTo);
    }

    /**
     * The thing at a point of the whole.
     *
     * @param unit from 0 up to, but without, 1
     */
    public T at(double unit) {
        return things.get(indexAt(unit));
    }

    /** Its number in the list of things. */
    public int indexAt(double unit) {
        int found = Arrays.binarySearch(upTo, unit);
        return Math.min(found < 0 ? -found - 1 : found + 1, upTo.length - 1);
    }

    /** Other things with the same weights. */
    public <R> Weighted<R> map(Function<T, R> other) {
        return new Weighted<>(things.stream().map(other).toList(), upTo);
    }

    public List<T> all() {
        return things;
    }
}
