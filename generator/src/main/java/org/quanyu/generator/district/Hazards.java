package org.quanyu.generator.district;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.quanyu.generator.chance.Draw;

/**
 * The stated hazards: how likely a firm is to leave, or to stop paying wages, in a month.
 *
 * <p>A hazard is the logistic function of a sum: each {@link Factor} times its weight, and the season. What the lake can
 * see is in {@link Seen}; the hidden part is what the owner alone knows. {@code docs/generator.md} repeats the weights,
 * a test holds the two together.
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

    /** What the sums are made of, with its weight for relocation and for arrears, in the order of addition. */
    public enum Factor {
        /** 1 for each firm. */
        INTERCEPT(-7.5, -7.5),
        /** {@link Seen#insuredFall}. */
        INSURED_FALL(4.2, 3.2),
        /** {@link Seen#consumptionFall}. */
        CONSUMPTION_FALL(3.2, 2.8),
        /** {@link Seen#negativePosts}. */
        NEGATIVE_POSTS(0.22, 0.45),
        /** {@link Seen#wageDelay}. */
        WAGE_DELAY(0.05, 0.30),
        /** {@link Seen#lateContributions}. */
        LATE_CONTRIBUTIONS(0.25, 0.90),
        /** {@link Seen#rentBurden}. */
        RENT_BURDEN(3.0, 0.5),
        /** 1 if {@link Seen#leaseEnds}, else 0. */
        LEASE_ENDS(1.6, 0),
        /** Natural logarithm of {@link Industry#relocation} or {@link Industry#arrears}. */
        LOG_INDUSTRY(1.3, 1.3),
        /** Pull from elsewhere or unknown debts, around 0 with a variance of 1. */
        HIDDEN(1.1, 1.0),
        /** Hard times of the industry. */
        SHOCK(1, 1);

        private final double relocation;
        private final double arrears;

        Factor(double relocation, double arrears) {
            this.relocation = relocation;
            this.arrears = arrears;
        }

        public double relocation() {
            return relocation;
        }

        public double arrears() {
            return arrears;
        }
    }

    /**
     * A weight by its name.
     *
     * @param name a factor in lower case, or {@code season_01} to {@code season_12}
     */
    public record Weight(String name, double relocation, double arrears) {}

    private static final Factor[] FACTORS = Factor.values();
    private static final double[] RELOCATION_SEASON = {0, 0.1, 0.45, 0.35, 0.1, 0.1, 0.15, 0, 0, -0.1, -0.1, 0.2};
    private static final double[] ARREARS_SEASON = {0.7, 0.4, -0.2, -0.2, -0.1, 0, 0, 0, 0.1, 0.1, 0.3, 0.6};

    private Hazards() {}

    /** Every weight, those of the months of the year last. */
    public static List<Weight> weights() {
        List<Weight> weights = new ArrayList<>();
        for (Factor factor : Factor.values()) {
            weights.add(new Weight(factor.name().toLowerCase(Locale.ROOT), factor.relocation, factor.arrears));
        }
        for (int month = 1; month <= 12; month++) {
            String name = "season_" + Digits.of(month, 2);
            weights.add(new Weight(name, RELOCATION_SEASON[month - 1], ARREARS_SEASON[month - 1]));
        }
        return weights;
    }

    /**
     * @param hidden pull from elsewhere, around 0 with a variance of 1
     * @param shock of the industry and month
     * @param month from 1 to 12
     */
    static double relocation(Seen seen, Industry industry, double hidden, double shock, int month) {
        double sum = 0;
        for (Factor factor : FACTORS) {
            sum += factor.relocation * value(factor, seen, industry.relocation(), hidden, shock);
        }
        return Draw.logistic(sum + RELOCATION_SEASON[month - 1]);
    }

    /**
     * @param hidden debts and guarantees nobody knows of, around 0 with a variance of 1
     * @param shock of the industry and month
     * @param month from 1 to 12
     */
    static double arrears(Seen seen, Industry industry, double hidden, double shock, int month) {
        double sum = 0;
        for (Factor factor : FACTORS) {
            sum += factor.arrears * value(factor, seen, industry.arrears(), hidden, shock);
        }
        return Draw.logistic(sum + ARREARS_SEASON[month - 1]);
    }

    private static double value(Factor factor, Seen seen, double industry, double hidden, double shock) {
        return switch (factor) {
            case INTERCEPT -> 1;
            case INSURED_FALL -> seen.insuredFall();
            case CONSUMPTION_FALL -> seen.consumptionFall();
            case NEGATIVE_POSTS -> seen.negativePosts();
            case WAGE_DELAY -> seen.wageDelay();
            case LATE_CONTRIBUTIONS -> seen.lateContributions();
            case RENT_BURDEN -> seen.rentBurden();
            case LEASE_ENDS -> seen.leaseEnds() ? 1 : 0;
            case LOG_INDUSTRY -> StrictMath.log(industry);
            case HIDDEN -> hidden;
            case SHOCK -> shock;
        };
    }
}
