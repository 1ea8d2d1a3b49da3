package org.quanyu.orchestration.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/third-party.md} against the libraries that the build resolved for the program. */
class ThirdPartyTest {

    /** {@code group:artifact:type:version:scope}, with a classifier before the version for some. */
    private static final Pattern RESOLVED =
            Pattern.compile("^ +([\\w.-]+:[\\w.-]+):jar:[^ ]*:(?:compile|runtime)\\b", Pattern.MULTILINE);

    /** {@code | `group:artifact` | licence | …}; the artifact may end with a star. */
    private static final Pattern LISTED =
            Pattern.compile("^\\| `([\\w.-]+:[\\w.*-]+)` \\| [^|]+ \\|", Pattern.MULTILINE);

    @Test
    void everyLibraryHasOneLine() throws IOException {
        List<String> listed = listed();

        for (String library : resolved()) {
            assertThat(listed.stream().filter(line -> matches(line, library)))
                    .as(library + " in docs/third-party.md")
                    .hasSize(1);
        }
    }

    @Test
    void everyLineIsALibraryInUse() throws IOException {
        List<String> resolved = resolved();

        assertThat(listed()).as("lines of docs/third-party.md").allMatch(line -> resolved.stream()
                .anyMatch(library -> matches(line, library)));
    }

    private static boolean matches(String line, String library) {
        return line.endsWith("*") ? library.startsWith(line.substring(0, line.length() - 1)) : library.equals(line);
    }

    /** As the build wrote it before the tests; those of the project itself are left out. */
    private static List<String> resolved() throws IOException {
        String text = Files.readString(Path.of("target", "runtime.dependencies"));
        return all(RESOLVED, text).stream()
                .filter(library -> !library.startsWith("org.quanyu:"))
                .toList();
    }

    private static List<String> listed() throws IOException {
        Path root = Path.of(System.getProperty("quanyu.root", ".."));
        return all(LISTED, Files.readString(root.resolve("docs/third-party.md")));
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
