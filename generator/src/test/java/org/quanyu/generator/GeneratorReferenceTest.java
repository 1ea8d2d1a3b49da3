package org.quanyu.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps the sections of {@code docs/generator.md} current; {@code -Dquanyu.docs.write=true} writes them. */
class GeneratorReferenceTest {

    private final Path root = Path.of(System.getProperty("quanyu.root", ".."));
    private final Path page = root.resolve("docs").resolve("generator.md");
    private final Path sources = root.resolve("generator/src/main/java");

    @Test
    void the_page_says_what_the_program_does() throws IOException {
        String expected = Files.readString(page);
        for (Map.Entry<String, String> section :
                new GeneratorReference(sources).sections().entrySet()) {
            expected = replaced(expected, section.getKey(), section.getValue());
        }
        if (Boolean.getBoolean("quanyu.docs.write")) {
            Files.writeString(page, expected);
        }

        assertThat(page)
                .as("docs/generator.md is stale: run the tests of generator with -Dquanyu.docs.write=true")
                .hasContent(expected);
    }

    /** The page with other text between the markers of a section. */
    private static String replaced(String page, String section, String text) {
        String begin = "<!-- " + section + " -->\n";
        String end = "<!-- /" + section + " -->";
        assertThat(page).as("the markers of the section " + section).containsOnlyOnce(begin);
        assertThat(page).containsOnlyOnce(end);
        return page.substring(0, page.indexOf(begin) + begin.length())
                + "\n"
                + text
                + "\n"
                + page.substring(page.indexOf(end));
    }

    @Test
    void rates_are_read_with_their_comments(@TempDir Path folder) throws IOException {
        Path source = Files.createDirectories(folder.resolve("meter")).resolve("Dial.java");
        Files.writeString(source, """
                /** Of a class. */
                final class Dial {
                    /** Meters that stand still, of {@link Meter#all} in a
                     * year. */
                    static final double STILL = 0.01;

                    static final double ALMOST = 0.02;
                    static final int BESIDES = 3;

                    /** Whole. */
                    private static final int HIDDEN = 7;

                    /** Most. */
                    static final int MOST = 10_000;
                    private static final double OWN = 1;
                }
                """);

        assertThat(StatedRates.of(folder))
                .isEqualTo(Map.of(
                        "meter",
                        List.of(
                                new StatedRates.Stated(
                                        "Meters that stand still, of `Meter.all` in a year",
                                        List.of("Dial.STILL", "Dial.ALMOST"),
                                        List.of("0.01", "0.02")),
                                new StatedRates.Stated("Most", List.of("Dial.MOST"), List.of("10,000")))));
    }
}
