package org.quanyu.generator.chance;

import java.util.List;
import java.util.SplittableRandom;

/** Common draws from random numbers; StrictMath gives the same bits on every machine. */
public final class Draw {

    private Draw() {}

    public static <T> T one(List<T> things, SplittableRandom random) {
        return things.get(random.nextInt(things.size()));
    }

    public static boolean happens(double probability, SplittableRandom random) {
        return random.nextDouble() < probability;
    }

    /** Around 0 with a variance of 1 (Box and Muller 1958). */
    public static double normal(SplittableRandom random) {
        return StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()))
                * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
    }

    /** Times between events that come once in {@code mean}. */
    public static double exponential(double mean, SplittableRandom random) {
        return -mean * StrictMath.log(1 - random.nextDouble());
    }

    public static double logNormal(double median, double sigma, SplittableRandom random) {
        return median * StrictMath.exp(sigma * normal(random));
    }

    /** A count with that mean; for large means rounded from the normal distribution. */
    public static int poisson(double mean, SplittableRandom random) {
        if (mean > 50) {
            return (int) Math.max(0, Math.round(mean + StrictMath.sqrt(mean) * normal(random)));
        }
        double limit = StrictMath.exp(-mean);
        int count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    /** The logistic function. */
    public static double logistic(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }
}
