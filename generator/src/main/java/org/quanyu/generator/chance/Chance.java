package org.quanyu.generator.chance;

import java.util.SplittableRandom;

/**
 * Chance that follows from a seed, a subject and numbers alone, so that any part of the district can be drawn by itself
 * and in any order.
 *
 * <p>Bits are mixed as in SplitMix64 (Steele, Lea, Flood 2014).
 */
public record Chance(long seed) {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    /** The chance of one subject, independent of that of all others. */
    public Chance about(String subject) {
        long mixed = seed;
        for (int index = 0; index < subject.length(); index++) {
            mixed = mix(mixed + GOLDEN_GAMMA + subject.charAt(index));
        }
        return new Chance(mixed);
    }

    /** Numbers drawn for one thing. */
    public SplittableRandom of(long number) {
        return new SplittableRandom(bits(number));
    }

    /** Numbers drawn for one thing at one time, for example. */
    public SplittableRandom of(long number, long other) {
        return new SplittableRandom(bits(number, other));
    }

    /** A number from 0 up to, but without, 1. */
    public double unit(long number) {
        return unitOf(bits(number));
    }

    /** A number from 0 up to, but without, 1. */
    public double unit(long number, long other) {
        return unitOf(bits(number, other));
    }

    /** A number from 0 up to, but without, a bound. */
    public int below(int bound, long number) {
        return (int) (unit(number) * bound);
    }

    /** A number from 0 up to, but without, a bound. */
    public int below(int bound, long number, long other) {
        return (int) (unit(number, other) * bound);
    }

    /** 64 random bits. */
    public long bits(long number) {
        return mix(seed + GOLDEN_GAMMA * (number + 1));
    }

    /** 64 random bits. */
    public long bits(long number, long other) {
        return mix(bits(number) + GOLDEN_GAMMA * (other + 1));
    }

    private static double unitOf(long bits) {
        return (bits >>> 11) * 0x1.0p-53;
    }

    private static long mix(long bits) {
        long mixed = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
