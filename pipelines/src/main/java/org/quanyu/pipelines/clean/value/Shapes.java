package org.quanyu.pipelines.clean.value;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.unsafe.types.UTF8String;

/** How Chinese characters look, by the parts that com.github.houbb:nlp-chaizi takes them apart into. */
public final class Shapes {

    private static final String RESOURCE = "/nlp_chaizi_system.txt";

    /** Of the strokes of the longer character, those that must be changed at most: 李 and 季, not 李 and 王. */
    private static final double MOST_CHANGED = 0.4;

    /** Of the strokes of both characters, those that a part in the same place makes up at least: 波 and 坡. */
    private static final double LEAST_SHARED = 0.5;

    /** The ways to take each character apart, each a sequence of parts; null for characters that are not. */
    private static final int[][][] PARTS = new int[Character.MAX_VALUE + 1][][];

    /** Each character taken apart as far as it goes, mostly to strokes; null where {@link #PARTS} is. */
    private static final int[][] STROKES = new int[Character.MAX_VALUE + 1][];

    static {
        Map<Character, String> table = CharacterTable.read(RESOURCE);
        table.forEach((character, ways) -> PARTS[character] = Arrays.stream(ways.split(","))
                .map(way -> way.codePoints().toArray())
                .toArray(int[][]::new));
        table.keySet()
                .forEach(character ->
                        STROKES[character] = apart(character, new HashSet<>()).toArray());
    }

    private Shapes() {}

    /** The table has circles; a character within itself stays whole. */
    private static IntStream apart(int character, Set<Integer> within) {
        int[][] ways = character < PARTS.length ? PARTS[character] : null;
        if (ways == null || ways[0].length < 2 || !within.add(character)) {
            return IntStream.of(character);
        }
        int[] strokes =
                Arrays.stream(ways[0]).flatMap(part -> apart(part, within)).toArray();
        within.remove(character);
        return Arrays.stream(strokes);
    }

    /**
     * Whether both have as many characters and those at each place are the same or of similar shape: one is a part of
     * the other, they share half their strokes as a part in the same place, or few strokes turn one into the other.
     */
    public static boolean lookAlike(UTF8String left, UTF8String right) {
        if (left.equals(right)) {
            return true;
        }
        int[] first = CodePoints.of(left);
        int[] second = CodePoints.of(right);
        if (first.length != second.length) {
            return false;
        }
        for (int index = 0; index < first.length; index++) {
            if (first[index] != second[index] && !isSimilar(first[index], second[index])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSimilar(int one, int other) {
        int[] strokes = strokes(one);
        int[] others = strokes(other);
        if (strokes == null || others == null) {
            return false;
        }
        double least = LEAST_SHARED * (strokes.length + others.length) / 2;
        return isPart(one, PARTS[other])
                || isPart(other, PARTS[one])
                || shares(PARTS[one], PARTS[other], least)
                || isNear(strokes, others);
    }

    private static int[] strokes(int character) {
        return character < STROKES.length ? STROKES[character] : null;
    }

    private static boolean isPart(int character, int[][] ways) {
        for (int[] way : ways) {
            for (int part : way) {
                if (part == character) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether both consist of two parts, one of which, of that many strokes at least, is the same in the same place. */
    private static boolean shares(int[][] ways, int[][] others, double least) {
        for (int[] way : ways) {
            for (int[] other : others) {
                if (way.length == 2
                        && other.length == 2
                        && (same(way, other, 0, least) || same(way, other, 1, least))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean same(int[] way, int[] other, int place, double least) {
        if (way[place] != other[place]) {
            return false;
        }
        int[] strokes = strokes(way[place]);
        return (strokes == null ? 1 : strokes.length) >= least;
    }

    private static boolean isNear(int[] strokes, int[] others) {
        double most = MOST_CHANGED * Math.max(strokes.length, others.length);
        return Math.abs(strokes.length - others.length) <= most && Similarities.alignment(strokes, others) <= most;
    }
}
