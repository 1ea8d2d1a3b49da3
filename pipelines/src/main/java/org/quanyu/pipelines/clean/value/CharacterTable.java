package org.quanyu.pipelines.clean.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A table that a library holds as a text: on each line a character of the basic plane, a separator, what belongs to it. */
final class CharacterTable {

    private CharacterTable() {}

    /** By character, in the order of the table; lines of characters beyond the basic plane are left out. */
    static Map<Character, String> read(String resource) {
        Map<Character, String> table = new LinkedHashMap<>();
        lines(resource)
                .lines()
                .filter(line -> line.length() > 2 && !Character.isSurrogate(line.charAt(0)))
                .forEach(line -> table.put(line.charAt(0), line.substring(2)));
        return table;
    }

    private static String lines(String resource) {
        try (InputStream stream =
                Objects.requireNonNull(CharacterTable.class.getResourceAsStream(resource), resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
