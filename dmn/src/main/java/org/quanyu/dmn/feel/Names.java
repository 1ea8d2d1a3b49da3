package org.quanyu.dmn.feel;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The names that a text may use. They may hold spaces and signs, so that a text can only be read by who knows them. */
public final class Names {

    /** Longest first, so that of two that fit the longer is taken. */
    private static final Comparator<String> LONGEST =
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder());

    private final List<String> variables;
    private final List<String> members;

    private Names(Collection<String> variables, Collection<String> members) {
        this.variables = ordered(variables);
        this.members = ordered(members);
    }

    /**
     * The functions of FEEL and what a model adds to them.
     *
     * @param variables that an expression sees
     * @param members of contexts, wherever they occur
     */
    public static Names of(Collection<String> variables, Collection<String> members) {
        return new Names(
                Stream.concat(Builtins.names().stream(), variables.stream()).toList(),
                Stream.concat(TemporalMembers.names().stream(), members.stream())
                        .toList());
    }

    /** These and some more variables. */
    public Names and(Collection<String> more) {
        return new Names(Stream.concat(variables.stream(), more.stream()).toList(), members);
    }

    /** A name and where it ends in a text, which may break a line between its words. */
    record Found(String name, int end) {}

    Optional<Found> variableAt(String text, int position) {
        return at(variables, text, position);
    }

    Optional<Found> memberAt(String text, int position) {
        return at(members, text, position);
    }

    private static List<String> ordered(Collection<String> names) {
        TreeSet<String> ordered = new TreeSet<>(LONGEST);
        ordered.addAll(names);
        return List.copyOf(ordered);
    }

    private static Optional<Found> at(List<String> names, String text, int position) {
        return names.stream()
                .map(name -> new Found(name, end(name, text, position)))
                .filter(found -> found.end >= 0)
                .findFirst();
    }

    /** Where a name ends in a text, or -1 where the text has another. */
    private static int end(String name, String text, int position) {
        int end = position;
        for (int index = 0; index < name.length(); index++) {
            char wanted = name.charAt(index);
            int start = end;
            while (wanted == ' ' && end < text.length() && Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            if (wanted != ' ' && end < text.length() && text.charAt(end) == wanted) {
                end++;
            }
            if (end == start) {
                return -1;
            }
        }
        return end == text.length() || !isNamePart(text.codePointAt(end)) ? end : -1;
    }

    static boolean isNameStart(int character) {
        return Character.isLetter(character) || character == '_' || character == '?';
    }

    static boolean isNamePart(int character) {
        return isNameStart(character) || Character.isDigit(character);
    }
}
