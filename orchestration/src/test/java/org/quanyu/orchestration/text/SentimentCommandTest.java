package org.quanyu.orchestration.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.orchestration.TestLake;
import org.quanyu.orchestration.TestLake.Outcome;

/** {@code lake train sentiment}, as a user calls it. */
class SentimentCommandTest {

    private static final List<String> GOOD = List.of("好吃", "很快", "热情", "干净", "推荐");
    private static final List<String> BAD = List.of("难吃", "太慢", "冷漠", "肮脏", "差评");

    @TempDir
    private Path folder;

    @Test
    void threeLabelsAreLearntMeasuredAndWritten() throws IOException {
        List<String> lines = reviews();
        for (int review = 0; review < 25; review++) {
            lines.add("门店在" + review + "号路口二楼,一般");
        }
        Path input = Files.write(folder.resolve("reviews.csv"), lines);
        Path out = folder.resolve("model");

        Outcome trained = train(input, "评价", "--out", out.toString(), "--splits", "2");
        JsonNode rows = new ObjectMapper().readTree(trained.out());

        assertThat(trained.exitCode()).as(trained.err()).isZero();
        assertThat(rows).hasSize(4);
        assertThat(rows.get(0).path("label").asText()).isEqualTo("all");
        for (String measure : List.of("accuracy", "macro_f1", "auc")) {
            assertThat(rows.get(0).path(measure).asDouble()).as(measure).isBetween(0.9, 1.0);
        }
        assertThat(Files.list(out).map(file -> file.getFileName().toString()))
                .containsExactlyInAnyOrder("model.json", "model.pb", "model-2.pb", "terms.tsv", "terms-2.tsv");
    }

    @Test
    void oneLabelIsRefused() throws IOException {
        List<String> lines =
                reviews().stream().filter(line -> !line.endsWith(",坏")).toList();

        Outcome trained = train(Files.write(folder.resolve("one.csv"), lines), "评价");

        assertThat(trained.exitCode()).isEqualTo(1);
        assertThat(trained.err()).contains("LAKE-1631", "好");
    }

    @Test
    void labelWithASingleTextIsRefused() throws IOException {
        List<String> lines = reviews();
        lines.add("没有意见,弃权");

        Outcome trained = train(Files.write(folder.resolve("single.csv"), lines), "评价");

        assertThat(trained.exitCode()).isEqualTo(1);
        assertThat(trained.err()).contains("LAKE-1631", "弃权");
    }

    @Test
    void textsWithoutWordsAreNoTexts() throws IOException {
        Path input = Files.write(folder.resolve("empty.csv"), List.of("内容,评价", ",好", "！！,坏", ",坏", "。,好"));

        Outcome trained = train(input, "评价");

        assertThat(trained.exitCode()).isEqualTo(1);
        assertThat(trained.err()).contains("LAKE-1631", "no row has both words and a label");
    }

    @Test
    void columnThatIsNotThereIsNamed() throws IOException {
        Outcome trained = train(Files.write(folder.resolve("reviews.csv"), reviews()), "星级");

        assertThat(trained.exitCode()).isEqualTo(1);
        assertThat(trained.err()).contains("LAKE-1630", "no column 星级", "内容");
    }

    @Test
    void textOfAMegabyteIsLearntFrom() throws IOException {
        List<String> lines = reviews();
        lines.add("好吃".repeat(500_000) + ",好");

        Outcome trained = train(Files.write(folder.resolve("long.csv"), lines), "评价");

        assertThat(trained.exitCode()).as(trained.err()).isZero();
    }

    @Test
    void takeAwayReviewsAreTold() throws IOException {
        Path reviews = Path.of(System.getProperty("quanyu.root", ".."))
                .resolve("../shared/data/chinese_sentiment/waimai_10k.csv");
        assumeTrue(Files.exists(reviews), "skipped: there is no " + reviews);

        Outcome trained = TestLake.execute(
                "train",
                "sentiment",
                "--input",
                reviews.toString(),
                "--text",
                "review",
                "--label",
                "label",
                "--format",
                "json",
                "--master",
                "local[2]");

        assertThat(trained.exitCode()).as(trained.err()).isZero();
        assertThat(new ObjectMapper()
                        .readTree(trained.out())
                        .get(0)
                        .path("accuracy")
                        .asDouble())
                .isGreaterThan(0.88);
    }

    private static Outcome train(Path input, String label, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "train",
                "sentiment",
                "--input",
                input.toString(),
                "--text",
                "内容",
                "--label",
                label,
                "--format",
                "json"));
        all.addAll(List.of("--master", "local[2]"));
        all.addAll(List.of(more));
        return TestLake.execute(all.toArray(String[]::new));
    }

    private static List<String> reviews() {
        List<String> lines = new ArrayList<>(List.of("内容,评价"));
        for (int review = 0; review < 25; review++) {
            lines.add(words(GOOD, review) + ",好");
            lines.add(words(BAD, review) + ",坏");
        }
        return lines;
    }

    private static String words(List<String> words, int review) {
        return "这家" + words.get(review % 5) + "店里" + words.get((review / 5 + 1) % 5) + review;
    }
}
