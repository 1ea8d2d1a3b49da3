package org.quanyu.pipelines.cause.scan;

import java.util.Arrays;

/** What arrays of numbers lack. */
final class DoubleArrays {

    private DoubleArrays() {}

    static double[] joined(double[] left, double[] right) {
        double[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }
}
