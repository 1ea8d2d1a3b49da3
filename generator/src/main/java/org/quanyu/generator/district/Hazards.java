package org.quanyu.generator.district;

import org.quanyu.generator.chance.Draw;

/**
 * The stated hazards: how likely a firm is to leave, or to stop paying wages, in a month.
 *
 * <p>A hazard is the logistic function of a sum. What the lake can see is in {@link Seen}; the hidden part is what the
 * owner alone knows. {@code docs/generator.md} repeats the weights, a test holds the two together.
 */
public final class Hazards {

    /**
     * What the lake can see at the end of the month before.
     *
     * @param insuredFall fall of people insured against half a year before: 0.2 for a fifth, negative for growth
     * @param consumptionFall fall of water and electricity against half a year before
     * @param negativePosts complaining posts of three months, up to 6
     * @param wageDelay mean days of three months
     * @param lateContributions of three months
     * @param rentBurden yearly rent against the sector's usual: 0 for the usual, 0.3 for 30 % more
     * @param leaseEnds whether the lease ends within three months
     */
    public record Seen(
            double insuredFall,
            double consumptionFall,
            int negativePosts,
            double wageDelay,
            int lateContributions,
            double rentBurden,
            boolean leaseEnds) {}

    private static final double[] RELOCATION_SEASON = {0, 0.1, 0.45, 0.35, 0.1, 0.1, 0.15, 0, 0, -0.1, -0.1, 0.2};
    private static final double[] ARREARS_SEASON = {0.7, 0.4, -0.2, -0.2, -0.1, 0, 0, 0, 0.1, 0.1, 0.3, 0.6};

    private Hazards() {}

    /**
     * @param hidden pull from elsewhere, around 0 with a variance of 1
     * @param shock of the industry and month
     * @param month from 1 to 12
     */
    static double relocation(Seen seen, Industry industry, double hidden, double shock, int month) {
        return Draw.logistic(-7.5
                + 4.2 * seen.insuredFall()
                + 3.2 * seen.consumptionFall()
                + 0.22 * seen.negativePosts()
                + 0.05 * seen.wageDelay()
                + 0.25 * seen.lateContributions()
                + 3.0 * seen.rentBurden()
                + (seen.leaseEnds() ? 1.6 : 0)
                + 1.3 * StrictMath.log(industry.relocation())
                + 1.1 * hidden
                + shock
                + RELOCATION_SEASON[month - 1]);
    }

    /**
     * @param hidden debts and guarantees nobody knows of, around 0 with a variance of 1
     * @param shock of the industry and month
     * @param month from 1 to 12
     */
    static double arrears(Seen seen, Industry industry, double hidden, double shock, int month) {
        return Draw.logistic(-7.5
                + 3.2 * seen.insuredFall()
                + 2.8 * seen.consumptionFall()
                + 0.45 * seen.negativePosts()
                + 0.30 * seen.wageDelay()
                + 0.90 * seen.lateContributions()
                + 0.5 * seen.rentBurden()
                + 1.3 * StrictMath.log(industry.arrears())
                + 1.0 * hidden
                + shock
                + ARREARS_SEASON[month - 1]);
    }
}
