package org.quanyu.pipelines.clean.value;

import java.util.Arrays;
import org.apache.spark.unsafe.types.UTF8String;

/** How like two texts are, by their Unicode characters. All are symmetric. */
public final class Similarities {

    private static final double PREFIX_WEIGHT = 0.1;
    private static final int LONGEST_PREFIX = 4;

    private Similarities() {}

    /**
     * 0 to 1, and 1 for equal texts only: Jaro's similarity raised by the common prefix, as in Winkler, "String
     * Comparator Metrics and Enhanced Decision Rules in the Fellegi-Sunter Model of Record Linkage" (1990), with a
     * prefix of at most four characters weighted by 0.1 and no threshold below which the prefix does not count.
     */
    public static double jaroWinkler(UTF8String left, UTF8String right) {
        if (left.equals(right)) {
            return 1.0;
        }
        int[] first = CodePoints.of(left);
        int[] second = CodePoints.of(right);
        double jaro = jaro(first, second);
        int prefix = Math.min(LONGEST_PREFIX, commonPrefix(first, second));
        return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
    }

    private static double jaro(int[] first, int[] second) {
        int window = Math.max(0, Math.max(first.length, second.length) / 2 - 1);
        boolean[] taken = new boolean[second.length];
        int[] matched = new int[Math.min(first.length, second.length)];
        int matches = 0;
        for (int index = 0; index < first.length; index++) {
            int found = untaken(first[index], second, taken, index - window, index + window);
            if (found >= 0) {
                taken[found] = true;
                matched[matches++] = first[index];
            }
        }
        if (matches == 0) {
            return 0.0;
        }
        double share = matches;
        double inOrder = share - outOfOrder(matched, second, taken) / 2;
        return (share / first.length + share / second.length + inOrder / share) / 3;
    }

    private static int untaken(int character, int[] text, boolean[] taken, int from, int to) {
        int last = Math.min(to, text.length - 1);
        for (int index = Math.max(0, from); index <= last; index++) {
            if (text[index] == character && !taken[index]) {
                return index;
            }
        }
        return -1;
    }

    /** How many characters of the one differ from those of the other that stand at the same place among the matches. */
    private static int outOfOrder(int[] matched, int[] text, boolean[] taken) {
        int place = 0;
        int different = 0;
        for (int index = 0; index < text.length; index++) {
            if (taken[index] && text[index] != matched[place++]) {
                different++;
            }
        }
        return different;
    }

    /**
     * Insertions, deletions, substitutions and swaps of neighbours that turn one into the other, no part being changed
     * twice: the optimal string alignment distance, of which the unrestricted distance of Damerau (1964) is a lower
     * bound.
     */
    public static int damerauLevenshtein(UTF8String left, UTF8String right) {
        if (left.equals(right)) {
            return 0;
        }
        int[] first = CodePoints.of(left);
        int[] second = CodePoints.of(right);
        int prefix = commonPrefix(first, second);
        int suffix = commonSuffix(first, second, prefix);
        return alignment(
                Arrays.copyOfRange(first, prefix, first.length - suffix),
                Arrays.copyOfRange(second, prefix, second.length - suffix));
    }

    static int alignment(int[] first, int[] second) {
        int[] beforeLast = new int[second.length + 1];
        int[] last = new int[second.length + 1];
        int[] row = new int[second.length + 1];
        for (int column = 0; column <= second.length; column++) {
            last[column] = column;
        }
        for (int line = 1; line <= first.length; line++) {
            row[0] = line;
            for (int column = 1; column <= second.length; column++) {
                int change = first[line - 1] == second[column - 1] ? 0 : 1;
                int cost = Math.min(Math.min(last[column], row[column - 1]) + 1, last[column - 1] + change);
                boolean swapped = line > 1
                        && column > 1
                        && first[line - 1] == second[column - 2]
                        && first[line - 2] == second[column - 1];
                row[column] = swapped ? Math.min(cost, beforeLast[column - 2] + 1) : cost;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[second.length];
    }

    /**
     * 0 to 1: the pairs of neighbouring characters that both have, of those that either has (Jaccard 1912). Texts of
     * fewer than two characters have no pairs and are only like their equals.
     */
    public static double bigramJaccard(UTF8String left, UTF8String right) {
        if (left.equals(right)) {
            return 1.0;
        }
        long[] first = bigrams(CodePoints.of(left));
        long[] second = bigrams(CodePoints.of(right));
        int one = 0;
        int other = 0;
        int common = 0;
        while (one < first.length && other < second.length) {
            int order = Long.compare(first[one], second[other]);
            common += order == 0 ? 1 : 0;
            one += order <= 0 ? 1 : 0;
            other += order >= 0 ? 1 : 0;
        }
        return common == 0 ? 0.0 : (double) common / (first.length + second.length - common);
    }

    /** Each pair once, in order. */
    private static long[] bigrams(int[] text) {
        long[] pairs = new long[Math.max(0, text.length - 1)];
        for (int index = 0; index < pairs.length; index++) {
            pairs[index] = (long) text[index] << 32 | text[index + 1];
        }
        Arrays.sort(pairs);
        int kept = 0;
        for (int index = 0; index < pairs.length; index++) {
            if (index == 0 || pairs[index] != pairs[index - 1]) {
                pairs[kept++] = pairs[index];
            }
        }
        return kept == pairs.length ? pairs : Arrays.copyOf(pairs, kept);
    }

    /**
     * Whether the shorter one, of two characters at least, stands in the longer one as it is or with gaps behind its
     * first two characters: 光宇服务 in 光宇游戏汽车服务. Texts of the same length do not abbreviate each other.
     */
    public static boolean abbreviates(UTF8String left, UTF8String right) {
        int[] first = CodePoints.of(left);
        int[] second = CodePoints.of(right);
        return first.length < second.length ? isWithin(first, second) : isWithin(second, first);
    }

    private static boolean isWithin(int[] brief, int[] whole) {
        if (brief.length < 2 || brief.length == whole.length) {
            return false;
        }
        int index = 1;
        while (index < whole.length && (whole[index - 1] != brief[0] || whole[index] != brief[1])) {
            index++;
        }
        int found = 1;
        for (; index < whole.length && found < brief.length; index++) {
            if (whole[index] == brief[found]) {
                found++;
            }
        }
        return found == brief.length;
    }

    /** Whether two different texts have the same characters, the end of one standing before the rest of it in the other. */
    public static boolean swapped(UTF8String left, UTF8String right) {
        if (left.numBytes() != right.numBytes() || left.equals(right)) {
            return false;
        }
        int[] first = CodePoints.of(left);
        int[] second = CodePoints.of(right);
        for (int shift = 1; shift < first.length; shift++) {
            if (isShifted(first, second, shift)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isShifted(int[] first, int[] second, int shift) {
        for (int index = 0; index < first.length; index++) {
            if (first[index] != second[(index + shift) % second.length]) {
                return false;
            }
        }
        return first.length == second.length;
    }

    private static int commonPrefix(int[] first, int[] second) {
        int length = Math.min(first.length, second.length);
        int common = 0;
        while (common < length && first[common] == second[common]) {
            common++;
        }
        return common;
    }

    private static int commonSuffix(int[] first, int[] second, int prefix) {
        int length = Math.min(first.length, second.length) - prefix;
        int common = 0;
        while (common < length && first[first.length - 1 - common] == second[second.length - 1 - common]) {
            common++;
        }
        return common;
    }
}
