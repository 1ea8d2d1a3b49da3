package org.quanyu.orchestration.input;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A column of an attribute-relation file. */
record ArffAttribute(String name, boolean isNumber) {

    private static final Pattern LINE = Pattern.compile(
            "@attribute\\s+('(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s{]+)\\s*(\\{.*|\\S.*)",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> NUMBERS = Set.of("numeric", "real", "integer");

    static Optional<ArffAttribute> parse(String line) {
        Matcher found = LINE.matcher(line);
        if (!found.matches()) {
            return Optional.empty();
        }
        String type = found.group(2).strip().toLowerCase(Locale.ROOT);
        return Optional.of(
                new ArffAttribute(ArffCells.unquoted(found.group(1)), NUMBERS.contains(type.split("\\s")[0])));
    }
}
