package org.quanyu.pipelines.cause.ripple;

import java.util.Arrays;

/** By how much leaves become more likely if what they share is a cause, in natural units. */
final class Gain {

    /** Fewer leaves are taken as they are. */
    private static final int ENOUGH_TO_TELL_FOREIGN = 6;

    private static final int ROUNDS = 3;
    private static final double LEAST_SPREAD = 0.004;
    private static final double GREATEST_SPREAD = 0.15;

    /** So many spreads from the mean a leaf still belongs to the cause. */
    private static final double BELONGS = 4.5;

    /** A leaf may be this much less likely under the cause than normally. */
    private static final double DOUBT = 4;

    /** What a leaf costs that another cause may have moved, and one that nothing has moved. */
    private static final double FOREIGN = 0.1;

    private static final double UNMOVED = 5;

    /** A leaf less likely than this, to the right side, may be of another cause. */
    private static final double MOVED_LOG = -1.5;

    private final Leaves leaves;
    private final Evidence evidence;

    Gain(Leaves leaves) {
        this.leaves = leaves;
        this.evidence = new Evidence(leaves.size());
    }

    Evidence evidence() {
        return evidence;
    }

    /** The gain of leaves of which some may have been moved by another cause that overlaps. */
    double of(int[] members) {
        Sums all = new Sums();
        for (int leaf : members) {
            all.add(leaf);
        }
        double gain = all.gain();
        if (members.length < ENOUGH_TO_TELL_FOREIGN || all.moved < 3) {
            return gain;
        }
        double[] sorted = Arrays.stream(members)
                .filter(leaf -> !leaves.vanished(leaf))
                .mapToDouble(leaves::deviation)
                .sorted()
                .toArray();
        double mean = sorted[sorted.length / 2];
        for (int round = 0; round < ROUNDS; round++) {
            Sums own = own(members, mean, spread(sorted, mean));
            if (own.moved == 0) {
                break;
            }
            gain = Math.max(gain, own.gain());
            mean = own.sum / own.moved;
        }
        return gain;
    }

    /** The sums of leaves that deviate as most do; the others cost. */
    private Sums own(int[] members, double mean, double spread) {
        Sums own = new Sums();
        for (int leaf : members) {
            double z = (leaves.deviation(leaf) - mean) / spread;
            double log = -z * z / 2 - Math.log(spread * Math.sqrt(2 * Math.PI));
            if (leaves.vanished(leaf) || Math.abs(z) < BELONGS || log > leaves.logNormal(leaf) - DOUBT) {
                own.add(leaf);
            } else {
                own.cost += leaves.logNormal(leaf) < MOVED_LOG && leaves.deviation(leaf) > 0 ? FOREIGN : UNMOVED;
            }
        }
        return own;
    }

    /** The median distance from the mean, as a standard deviation. */
    private static double spread(double[] deviations, double mean) {
        double[] distances = Arrays.stream(deviations)
                .map(deviation -> Math.abs(deviation - mean))
                .sorted()
                .toArray();
        double spread = distances[distances.length / 2] / 0.6745;
        return Math.max(LEAST_SPREAD, Math.min(GREATEST_SPREAD, spread));
    }

    private final class Sums {
        private int moved;
        private int vanished;
        private double sum;
        private double squares;
        private double logNormal;
        private double cost;

        void add(int leaf) {
            double deviation = leaves.deviation(leaf);
            if (leaves.vanished(leaf)) {
                vanished++;
            } else {
                moved++;
                sum += deviation;
                squares += deviation * deviation;
            }
            logNormal += leaves.logNormal(leaf);
        }

        double gain() {
            return evidence.log(moved, vanished, sum, squares) - logNormal - cost;
        }
    }
}
