package org.quanyu.pipelines.cause.scan;

import java.util.stream.IntStream;

/** Counts by key of one set. */
final class Sums {

    /** Pairs of which fewer are expected say nothing of how pairs vary. */
    private static final double LEAST_EXPECTED_OF_PAIR = 10;

    final int set;
    int size;
    long[] keys;
    double[] observed;
    double[] expected;
    int[] support;
    boolean[] standsOut = {};
    double[] pairsObserved = {};
    double[] pairsExpected = {};

    Sums(int set, int size) {
        this.set = set;
        this.size = size;
        keys = new long[size];
        observed = new double[size];
        expected = new double[size];
        support = new int[size];
    }

    /** Whether these are the values of one attribute, each with whether it stands out among its siblings. */
    boolean isOfValues() {
        return standsOut.length > 0;
    }

    void add(int at, double seen, double usual) {
        observed[at] += seen;
        expected[at] += usual;
        support[at]++;
    }

    void rememberPairs() {
        int[] large = IntStream.range(0, size)
                .filter(at -> expected[at] >= LEAST_EXPECTED_OF_PAIR)
                .toArray();
        pairsObserved = IntStream.of(large).mapToDouble(at -> observed[at]).toArray();
        pairsExpected = IntStream.of(large).mapToDouble(at -> expected[at]).toArray();
    }

    void keep(int[] which) {
        keys = IntStream.of(which).mapToLong(at -> keys[at]).toArray();
        observed = IntStream.of(which).mapToDouble(at -> observed[at]).toArray();
        expected = IntStream.of(which).mapToDouble(at -> expected[at]).toArray();
        support = IntStream.of(which).map(at -> support[at]).toArray();
        if (standsOut.length > 0) {
            boolean[] kept = new boolean[which.length];
            for (int at = 0; at < which.length; at++) {
                kept[at] = standsOut[which[at]];
            }
            standsOut = kept;
        }
        size = which.length;
    }
}
