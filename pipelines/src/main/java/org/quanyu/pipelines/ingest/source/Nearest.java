package org.quanyu.pipelines.ingest.source;

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

    private static int distance(String left, String right) {
        int[] before = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            before[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] now = new int[right.length() + 1];
            now[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int change = left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1;
                now[column] = Math.min(before[column - 1] + change, Math.min(before[column], now[column - 1]) + 1);
            }
            before = now;
        }
        return before[right.length()];
    }
}
