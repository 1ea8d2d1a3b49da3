package org.quanyu.schemas.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that someone who wrote an unknown one most likely meant. */
public final class Nearest {

    private Nearest() {}

    /** The known name with the smallest edit distance, if at most half of the longer name differs. */
    public static Optional<String> to(String name, Collection<String> known) {
        return known.stream()
                .filter(candidate -> !candidate.isEmpty())
                .min(Comparator.comparingInt((String candidate) -> distance(fold(name), fold(candidate)))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(candidate ->
                        2 * distance(fold(name), fold(candidate)) <= Math.max(name.length(), candidate.length()));
    }

    /** {@code did you mean "x"? }, or nothing where no known name is near. */
    public static String hint(String name, Collection<String> known) {
        return to(name, known).map(near -> "did you mean \"" + near + "\"? ").orElse("");
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Changed, added and left-out letters, and neighbours that changed places. */
    private static int distance(String left, String right) {
        int[][] rows = new int[left.length() + 1][right.length() + 1];
        for (int row = 0; row <= left.length(); row++) {
            for (int column = 0; column <= right.length(); column++) {
                rows[row][column] = row == 0 || column == 0 ? row + column : step(rows, left, right, row, column);
            }
        }
        return rows[left.length()][right.length()];
    }

    private static int step(int[][] rows, String left, String right, int row, int column) {
        int change = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
        int best = Math.min(
                rows[row - 1][column - 1] + change, Math.min(rows[row][column - 1], rows[row - 1][column]) + 1);
        boolean swapped = row > 1
                && column > 1
                && left.charAt(row - 1) == right.charAt(column - 2)
                && left.charAt(row - 2) == right.charAt(column - 1);
        return swapped ? Math.min(best, rows[row - 2][column - 2] + 1) : best;
    }
}
