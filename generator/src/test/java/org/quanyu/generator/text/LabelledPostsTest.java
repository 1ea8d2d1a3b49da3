package org.quanyu.generator.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps the posts that the default models learn from as the generator writes them; {@code -Dquanyu.docs.write=true} writes them. */
class LabelledPostsTest {

    private final Path file =
            Path.of(System.getProperty("quanyu.root", "..")).resolve("models/src/main/resources/sentiment/posts.tsv");

    @Test
    void theFileHoldsWhatTheGeneratorWrites() throws IOException {
        if (Boolean.getBoolean("quanyu.docs.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, LabelledPosts.lines());
        }

        assertThat(file)
                .as("posts.tsv is stale: run the tests of generator with -Dquanyu.docs.write=true")
                .hasContent(LabelledPosts.lines());
    }

    @Test
    void everyToneAndTopicHasAsManyPosts() {
        Map<String, Long> counts = Arrays.stream(LabelledPosts.lines().split("\n"))
                .skip(1)
                .map(line -> line.split("\t"))
                .collect(Collectors.groupingBy(cells -> cells[0] + " " + cells[1], Collectors.counting()));

        assertThat(counts).hasSize(Tone.values().length * PostTopic.values().length);
        assertThat(counts.values()).containsOnly((long) LabelledPosts.OF_EACH);
    }
}
