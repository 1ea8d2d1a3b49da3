package org.quanyu.pipelines.event.recurring;

/** Tails of distributions, for tests of significance. */
public final class Tail {

    /** Beyond it, further terms of a sum add nothing that shows. */
    private static final double NEGLIGIBLE = 1e-12;

    private Tail() {}

    /** The probability that at least so many of some independent events happen, each with the same probability. */
    public static double binomial(long atLeast, long of, double probability) {
        if (atLeast <= 0) {
            return 1;
        }
        if (atLeast > of || probability <= 0) {
            return 0;
        }
        if (probability >= 1) {
            return 1;
        }
        double odds = Math.log(probability) - Math.log1p(-probability);
        double term =
                logChoose(of, atLeast) + atLeast * Math.log(probability) + (of - atLeast) * Math.log1p(-probability);
        double sum = 0;
        for (long count = atLeast; count <= of; count++) {
            double share = Math.exp(term);
            sum += share;
            if (share < NEGLIGIBLE * sum && count > of * probability) {
                break;
            }
            term += Math.log((double) (of - count) / (count + 1)) + odds;
        }
        return Math.min(1, sum);
    }

    private static double logChoose(long of, long chosen) {
        long few = Math.min(chosen, of - chosen);
        double sum = 0;
        for (long index = 1; index <= few; index++) {
            sum += Math.log((double) (of - few + index) / index);
        }
        return sum;
    }
}
