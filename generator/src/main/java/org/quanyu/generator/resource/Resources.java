package org.quanyu.generator.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The tables and texts that the district is made from.
 *
 * <p>Empty lines are skipped, and so are comments: lines that begin with {@code #} and a space. Without the space it is
 * a hashtag.
 */
public final class Resources {

    private Resources() {}

    /** The lines of a table, each as its cells, which tabs part. */
    public static List<String[]> table(String name) {
        return lines(name).stream().map(line -> line.split("\t")).toList();
    }

    /**
     * The lines of a file.
     *
     * @param name its path on the class path, such as {@code district/roads.txt}
     */
    public static List<String> lines(String name) {
        try (InputStream in = Resources.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
