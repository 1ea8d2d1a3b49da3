package org.quanyu.pipelines.cause.surge;

import org.quanyu.pipelines.cause.statistic.Excess;

/** The events of one element over time, and the window in which they stand out most. */
final class Course {

    /** Elements with events on no more days than this have all windows looked at. */
    private static final int FEW_DAYS = 128;

    /** Of others, short windows from and to each day, and longer ones from and to every so many. */
    private static final int SHORT = 31;

    /** A surge is no state of things: it covers at most this share of all events. */
    private static final double LONGEST = 0.5;

    /** Ends of a window can be moved a little: so many windows count for one (found on tables without surges). */
    private static final double ENDS = 8;

    private final int[] days;
    private final double[] upTo;
    private final Days all;

    /**
     * @param days on which it has events, in order
     * @param weights events on each
     */
    Course(int[] days, double[] weights, Days all) {
        this.days = days;
        this.all = all;
        upTo = new double[days.length + 1];
        for (int at = 0; at < days.length; at++) {
            upTo[at + 1] = upTo[at] + weights[at];
        }
    }

    double total() {
        return upTo[days.length];
    }

    /** What is expected of a window of which a share of all events is usual. */
    interface Usual {
        double ratio(double observed, double share);

        double expected(double observed, double share);
    }

    /**
     * What it costs to name a window: one among as many as fit side by side, on one of the scales (the calibration of
     * multiscale tests by Dümbgen and Spokoiny 2001).
     */
    private static double cost(double share) {
        double windows = 1 / Math.max(share, 1e-9);
        return Math.log(ENDS * windows) + Math.log1p(Math.log(windows));
    }

    Window best(Usual usual, double leastObserved) {
        Window best = new Window(0, 0, 0, 0, Double.NEGATIVE_INFINITY);
        for (int from = 0; from < days.length; from++) {
            for (int to = from; to < days.length; to = nextEnd(from, to)) {
                double share = all.share(days[from], days[to]);
                if (share > LONGEST) {
                    break;
                }
                double observed = upTo[to + 1] - upTo[from];
                double gain = observed < leastObserved
                        ? Double.NEGATIVE_INFINITY
                        : usual.ratio(observed, share) - cost(share);
                if (gain > best.gain()) {
                    best = new Window(days[from], days[to], observed, usual.expected(observed, share), gain);
                }
            }
        }
        return best;
    }

    /** The end of the window to look at after another with the same beginning; the number of days if that was the last. */
    private int nextEnd(int from, int to) {
        int next = to + 1;
        if (next == days.length || days.length <= FEW_DAYS || days[next] - days[from] < SHORT) {
            return next;
        }
        int step = days.length / FEW_DAYS;
        return from % step == 0 ? Math.min(days.length - 1, next + step - 1) : days.length;
    }

    /** Of what it has outside of the window (conditional on its total: Kulldorff et al. 2005). */
    Usual ownPast(double spread) {
        double total = total();
        return new Usual() {
            @Override
            public double ratio(double observed, double share) {
                double usual = total * share;
                if (observed <= usual) {
                    return 0;
                }
                double outside = total - observed;
                double ratio = observed * Math.log(observed / usual)
                        + (outside > 1e-9 ? outside * Math.log(outside / (total - usual)) : 0);
                return ratio / (1 + spread * usual);
            }

            @Override
            public double expected(double observed, double share) {
                return (total - observed + 0.5) * share / (1 - share);
            }
        };
    }

    /** Of what its attributes have each, as if these were independent. */
    Usual independent(double events, double spread) {
        double total = total();
        return new Usual() {
            @Override
            public double ratio(double observed, double share) {
                return Excess.logLikelihoodRatio(observed, expected(observed, share), spread);
            }

            @Override
            public double expected(double observed, double share) {
                return Math.max(events, (total - observed) / (1 - share)) * share;
            }
        };
    }
}
