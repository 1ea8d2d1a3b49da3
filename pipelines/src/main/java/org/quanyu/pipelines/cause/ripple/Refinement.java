package org.quanyu.pipelines.cause.ripple;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Which sets of attributes are one step tighter or wider than another, on ladders written from the tightest level up. */
final class Refinement {

    private Refinement() {}

    /** Sets with one more attribute, the widest of a ladder, or with one attribute a level tighter. */
    static List<int[]> below(int[] set, int[][] ladders) {
        List<int[]> below = new ArrayList<>();
        int[] levels = levels(set, ladders);
        for (int ladder = 0; ladder < ladders.length; ladder++) {
            int level = levels[ladder];
            if (level != 0) {
                int next = level < 0 ? ladders[ladder].length - 1 : level - 1;
                below.add(with(levels, ladder, next, ladders));
            }
        }
        return below;
    }

    /** Sets with one attribute a level wider, or without one that is the widest of its ladder. */
    static List<int[]> above(int[] set, int[][] ladders) {
        List<int[]> above = new ArrayList<>();
        int[] levels = levels(set, ladders);
        for (int ladder = 0; ladder < ladders.length; ladder++) {
            int level = levels[ladder];
            if (level >= 0 && (set.length > 1 || level < ladders[ladder].length - 1)) {
                above.add(with(levels, ladder, level == ladders[ladder].length - 1 ? -1 : level + 1, ladders));
            }
        }
        return above;
    }

    /** For each ladder the level that the set has; -1 for none. */
    private static int[] levels(int[] set, int[][] ladders) {
        int[] levels = new int[ladders.length];
        for (int ladder = 0; ladder < ladders.length; ladder++) {
            int[] on = ladders[ladder];
            levels[ladder] = IntStream.range(0, on.length)
                    .filter(level -> IntStream.of(set).anyMatch(attribute -> attribute == on[level]))
                    .findFirst()
                    .orElse(-1);
        }
        return levels;
    }

    private static int[] with(int[] levels, int ladder, int level, int[][] ladders) {
        return IntStream.range(0, ladders.length)
                .filter(at -> (at == ladder ? level : levels[at]) >= 0)
                .map(at -> ladders[at][at == ladder ? level : levels[at]])
                .toArray();
    }
}
