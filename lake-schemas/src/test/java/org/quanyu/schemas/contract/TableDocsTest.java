package org.quanyu.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/tables} current; {@code -Dquanyu.docs.write=true} writes it. */
class TableDocsTest {

    private final Path folder =
            Path.of(System.getProperty("quanyu.root", "..")).resolve("docs").resolve("tables");

    @Test
    void thePagesSayWhatTheContractsSay() throws IOException {
        Map<String, String> expected = new TreeMap<>();
        TableDocs.pages(Contracts.builtIn().all()).forEach((layer, page) -> expected.put(layer + ".md", page));
        if (Boolean.getBoolean("quanyu.docs.write")) {
            write(expected);
        }

        assertThat(onDisk())
                .as("docs/tables is stale: run the tests of lake-schemas with -Dquanyu.docs.write=true")
                .isEqualTo(expected);
    }

    private void write(Map<String, String> pages) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(folder.resolve(page.getKey()), page.getValue());
        }
    }

    private Map<String, String> onDisk() throws IOException {
        Map<String, String> pages = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    pages.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return pages;
    }
}
