package org.quanyu.generator.district;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tables the district is made from: lines of cells between tabs, comments behind {@code #}. */
public final class Resources {

    private Resources() {}

    /** The lines of a table, each as its cells. */
    public static List<String[]> table(String name) {
        return lines(name).stream().map(line -> line.split("\t")).toList();
    }

    public static List<String> lines(String name) {
        try (InputStream in = Resources.class.getResourceAsStream("/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
