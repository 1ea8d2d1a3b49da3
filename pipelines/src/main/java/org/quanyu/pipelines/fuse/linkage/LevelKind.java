package org.quanyu.pipelines.fuse.linkage;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Kinds of levels that take a bound; every function of two values that gives a boolean is a kind without one. */
enum LevelKind {
    JARO_WINKLER("jaro_winkler(%1$s, %2$s)", Direction.AT_LEAST),
    BIGRAM_JACCARD("bigram_jaccard(%1$s, %2$s)", Direction.AT_LEAST),
    ADDRESSES_ALIKE("addresses_alike(%1$s, %2$s)", Direction.AT_LEAST),
    DAMERAU_LEVENSHTEIN("damerau_levenshtein(%1$s, %2$s)", Direction.AT_MOST),
    LEVENSHTEIN("levenshtein(%1$s, %2$s)", Direction.AT_MOST),
    DAYS_APART("abs(datediff(%1$s, %2$s))", Direction.AT_MOST),
    NUMBERS_APART("abs(%1$s - %2$s)", Direction.AT_MOST);

    private enum Direction {
        AT_LEAST,
        AT_MOST
    }

    private final String template;
    private final Direction direction;

    LevelKind(String template, Direction direction) {
        this.template = template;
        this.direction = direction;
    }

    static Optional<LevelKind> named(String name) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(name)).findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(LevelKind::text).toList();
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is held against the bound. */
    String measure(String left, String right) {
        return template.formatted(left, right);
    }

    /** The condition that a measure is enough. */
    String condition(String measure, String bound) {
        return measure + (direction == Direction.AT_LEAST ? " >= " : " <= ") + bound;
    }

    /** Whether all pairs that reach the second bound reach the first, so that a second level is never met. */
    boolean includes(double first, double second) {
        return direction == Direction.AT_LEAST ? first <= second : first >= second;
    }
}
