package org.quanyu.pipelines.clean.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A set of words that are looked for at the start or the end of a text, the longest first. */
final class Words {

    private final Set<String> words;
    private final int longest;

    Words(Collection<String> words) {
        this.words = new HashSet<>(words);
        this.longest = words.stream().mapToInt(String::length).max().orElse(0);
    }

    /** The words of each line of a resource; lines that start with # are left out. */
    static List<List<String>> lines(String resource) {
        try (InputStream stream = Objects.requireNonNull(Words.class.getResourceAsStream(resource), resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.asList(line.split(" ")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The length of the longest word that stands there; 0 for none. */
    int at(String text, int start) {
        for (int length = Math.min(longest, text.length() - start); length > 0; length--) {
            if (words.contains(text.substring(start, start + length))) {
                return length;
            }
        }
        return 0;
    }

    /** The length of the longest word that ends there; 0 for none. */
    int before(String text, int end) {
        for (int length = Math.min(longest, end); length > 0; length--) {
            if (words.contains(text.substring(end - length, end))) {
                return length;
            }
        }
        return 0;
    }

    boolean contains(String word) {
        return words.contains(word);
    }
}
