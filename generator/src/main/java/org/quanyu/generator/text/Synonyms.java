package org.quanyu.generator.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.quanyu.generator.resource.Resources;

/** Words that people exchange for each other; the longest word at a place counts. */
final class Synonyms {

    /** None at all. */
    static final Synonyms NONE = new Synonyms(Map.of());

    private final Map<String, String[]> choices;
    private final int longest;

    private Synonyms(Map<String, String[]> choices) {
        this.choices = choices;
        longest = choices.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /** Reads a file: a word, a tab, then what may stand for it, separated by spaces and repeated by its share. */
    static Synonyms of(String file) {
        Map<String, String[]> choices = new HashMap<>();
        for (String line : Resources.lines(file)) {
            int tab = line.indexOf('\t');
            if (tab < 0) {
                choices.put(line, new String[] {line});
            } else {
                choices.put(line.substring(0, tab), line.substring(tab + 1).split(" "));
            }
        }
        return new Synonyms(choices);
    }

    /** The text in pieces: each a single text or several to choose from. */
    List<String[]> split(String text) {
        List<String[]> pieces = new ArrayList<>();
        int plainFrom = 0;
        int position = 0;
        while (position < text.length()) {
            String[] words = null;
            int length = Math.min(longest, text.length() - position);
            while (length > 0 && (words = choices.get(text.substring(position, position + length))) == null) {
                length--;
            }
            if (words != null && words.length > 1) {
                addPlain(text, plainFrom, position, pieces);
                pieces.add(Arrays.stream(words)
                        .map(word -> word.equals("_") ? "" : word)
                        .toArray(String[]::new));
                plainFrom = position + length;
            }
            position += Math.max(1, length);
        }
        addPlain(text, plainFrom, text.length(), pieces);
        return pieces;
    }

    private static void addPlain(String text, int from, int to, List<String[]> pieces) {
        if (to > from) {
            pieces.add(new String[] {text.substring(from, to)});
        }
    }
}
