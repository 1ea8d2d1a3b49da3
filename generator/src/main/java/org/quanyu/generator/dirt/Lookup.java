package org.quanyu.generator.dirt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.quanyu.generator.resource.Resources;

/** Characters that stand in for each other: each with the others of its groups. */
final class Lookup {

    private final Map<Character, String> others;

    private Lookup(Map<Character, String> others) {
        this.others = others;
    }

    /** A table of groups, a group a line. */
    static Lookup groups(String resource) {
        Map<Character, String> others = new HashMap<>();
        for (String group : Resources.lines(resource)) {
            for (int index = 0; index < group.length(); index++) {
                String rest = group.substring(0, index) + group.substring(index + 1);
                others.merge(group.charAt(index), rest, String::concat);
            }
        }
        return new Lookup(others);
    }

    /** A table of pairs, a pair a line: the first character becomes the second. */
    static Lookup pairs(String resource) {
        Map<Character, String> others = new HashMap<>();
        List<String> pairs = Resources.lines(resource);
        pairs.forEach(pair -> others.put(pair.charAt(0), pair.substring(1)));
        return new Lookup(others);
    }

    /** One character, drawn from those that have another, becomes another; the same text where none has. */
    String replaceOne(String text, SplittableRandom random) {
        int start = text.isEmpty() ? 0 : random.nextInt(text.length());
        for (int step = 0; step < text.length(); step++) {
            int place = (start + step) % text.length();
            String candidates = others.get(text.charAt(place));
            if (candidates != null) {
                char replacement = candidates.charAt(random.nextInt(candidates.length()));
                return text.substring(0, place) + replacement + text.substring(place + 1);
            }
        }
        return text;
    }

    /** Each character that has another becomes its first. */
    String replaceAll(String text) {
        StringBuilder replaced = new StringBuilder(text.length());
        for (int place = 0; place < text.length(); place++) {
            String candidates = others.get(text.charAt(place));
            replaced.append(candidates == null ? text.charAt(place) : candidates.charAt(0));
        }
        return replaced.toString();
    }
}
