package org.quanyu.generator.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The text files this package reads. */
final class Resources {

    private Resources() {}

    /** The lines of a file under {@code text/}, without empty ones and comments. */
    static List<String> lines(String file) {
        try (InputStream stream = Resources.class.getResourceAsStream("/text/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("text/" + file + " is missing from the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
