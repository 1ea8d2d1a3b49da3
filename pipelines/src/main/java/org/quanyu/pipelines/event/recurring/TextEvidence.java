package org.quanyu.pipelines.event.recurring;

import org.apache.spark.sql.catalyst.util.ArrayData;

/**
 * How much two texts speak for one matter, in bits: the log-odds of a logistic regression over the rare terms that they
 * have in common. Its weights were learnt from labelled pairs of citizens' messages (docs/recurring.md).
 */
public final class TextEvidence {

    private static final double PRIOR = -15.0;
    private static final double IN_BOTH_TITLES = 2.7;
    private static final double IN_ONE_TITLE = 1.8;
    private static final double IN_NO_TITLE = 1.1;
    private static final double COVERED = 5.4;

    private double bothTitles;
    private double oneTitle;
    private double noTitle;
    private double leftTitle;
    private double rightTitle;
    private double leftCovered;
    private double rightCovered;

    private TextEvidence() {}

    /** Bits for one matter, of two arrays of rare terms ({@link RareTerms#of}); negative against it. */
    public static double bits(ArrayData left, ArrayData right) {
        TextEvidence evidence = new TextEvidence();
        evidence.compare(left, right);
        return evidence.weight();
    }

    private void compare(ArrayData left, ArrayData right) {
        int one = 0;
        int other = 0;
        while (one < left.numElements() || other < right.numElements()) {
            long leftTerm = one < left.numElements() ? left.getLong(one) : Long.MAX_VALUE;
            long rightTerm = other < right.numElements() ? right.getLong(other) : Long.MAX_VALUE;
            int order = Long.compare(leftTerm >>> 33, rightTerm >>> 33);
            if (order == 0) {
                inBoth(leftTerm, rightTerm);
            }
            if (order <= 0) {
                leftTitle += RareTerms.isOfTitle(leftTerm) ? RareTerms.rarity(leftTerm) : 0;
                one++;
            }
            if (order >= 0) {
                rightTitle += RareTerms.isOfTitle(rightTerm) ? RareTerms.rarity(rightTerm) : 0;
                other++;
            }
        }
    }

    private void inBoth(long left, long right) {
        double excess = Math.max(0, RareTerms.rarity(left) - RareTerms.LEAST_RARITY);
        boolean ofLeft = RareTerms.isOfTitle(left);
        boolean ofRight = RareTerms.isOfTitle(right);
        bothTitles += ofLeft && ofRight ? excess : 0;
        oneTitle += ofLeft ^ ofRight ? excess : 0;
        noTitle += ofLeft || ofRight ? 0 : excess;
        leftCovered += ofLeft ? RareTerms.rarity(left) : 0;
        rightCovered += ofRight ? RareTerms.rarity(right) : 0;
    }

    private double weight() {
        double covered = (share(leftCovered, leftTitle) + share(rightCovered, rightTitle)) / 2;
        return PRIOR
                + IN_BOTH_TITLES * Math.log1p(bothTitles)
                + IN_ONE_TITLE * Math.log1p(oneTitle)
                + IN_NO_TITLE * Math.log1p(noTitle)
                + COVERED * covered;
    }

    private static double share(double part, double whole) {
        return whole > 0 ? part / whole : 0;
    }
}
