package org.quanyu.pipelines.cause.ripple;

/**
 * How much leaves deviate from their forecast, seen in the direction in which the total does. The deviation of a leaf is
 * (forecast − actual) / max(|forecast|, |actual|), from −1 to 1, turned so that what adds to the total's deviation is
 * positive: a leaf that fell by a fifth deviates by 0.2, one that vanished, or came from nothing, by 1.
 */
final class Leaves {

    private static final double VANISHED = 1 - 1e-9;

    private final double[] deviation;
    private final double[] magnitude;
    private final boolean[] empty;
    private final double[] logNormal;
    private final boolean fell;

    private Leaves(int size, boolean fell) {
        deviation = new double[size];
        magnitude = new double[size];
        empty = new boolean[size];
        logNormal = new double[size];
        this.fell = fell;
    }

    static Leaves of(double[] actual, double[] forecast) {
        double total = 0;
        for (int leaf = 0; leaf < actual.length; leaf++) {
            total += forecast[leaf] - actual[leaf];
        }
        Leaves leaves = new Leaves(actual.length, total > 0);
        for (int leaf = 0; leaf < actual.length; leaf++) {
            double magnitude = Math.max(Math.abs(actual[leaf]), Math.abs(forecast[leaf]));
            double change = (forecast[leaf] - actual[leaf]) * (leaves.fell ? 1 : -1);
            leaves.magnitude[leaf] = magnitude;
            leaves.empty[leaf] = magnitude == 0;
            leaves.deviation[leaf] = magnitude == 0 ? 0 : Math.max(-1, Math.min(1, change / magnitude));
        }
        NormalError error = NormalError.of(leaves);
        for (int leaf = 0; leaf < actual.length; leaf++) {
            leaves.logNormal[leaf] =
                    leaves.empty[leaf] ? 0 : error.logDensity(leaves.deviation[leaf], leaves.magnitude[leaf]);
        }
        return leaves;
    }

    int size() {
        return deviation.length;
    }

    /** Whether the total is lower than its forecast. */
    boolean fell() {
        return fell;
    }

    /** Whether both values are zero, so that the leaf tells nothing. */
    boolean isEmpty(int leaf) {
        return empty[leaf];
    }

    boolean vanished(int leaf) {
        return deviation[leaf] >= VANISHED;
    }

    double deviation(int leaf) {
        return deviation[leaf];
    }

    /** The greater of the two values. */
    double magnitude(int leaf) {
        return magnitude[leaf];
    }

    /** Log of the density, or of the probability of having vanished, if no cause is at work. */
    double logNormal(int leaf) {
        return logNormal[leaf];
    }
}
