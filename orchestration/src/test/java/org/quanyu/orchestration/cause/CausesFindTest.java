package org.quanyu.orchestration.cause;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.orchestration.TestLake;
import org.quanyu.orchestration.TestLake.Outcome;

/** {@code lake causes find} and {@code lake evaluate causes}, as a user calls them. */
class CausesFindTest {

    @TempDir
    private Path folder;

    @Test
    void eachInputIsACaseThatCanBeJudged() throws IOException {
        Path question = Files.writeString(
                folder.resolve("question.yaml"), "{causes: x, measure: real, expectation: {forecast: predict}}");
        Path one = Files.writeString(folder.resolve("one.csv"), leaves("a2", 1));
        Path two = Files.writeString(folder.resolve("two.csv"), leaves("a5", 2));
        Path truth = Files.writeString(folder.resolve("truth.csv"), "name,set\none,a=a2\ntwo,a=a5;b=b1\n");
        Path out = folder.resolve("out");

        Outcome run = TestLake.execute(
                "causes",
                "find",
                "--config",
                question.toString(),
                "--input",
                one.toString(),
                two.toString(),
                "--out",
                out.toString(),
                "--format",
                "json",
                "--master",
                "local[2]");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode cases = new ObjectMapper().readTree(run.out()).path("cases");
        assertThat(cases.path(0).path("input").asText()).isEqualTo("one");
        assertThat(cases.path(0).path("causes").path(0).path("cause").path("a").asText())
                .isEqualTo("a2");
        assertThat(Files.readString(out.resolve("causes.csv")))
                .contains("one,1,a=a2,")
                .contains("two,1,a=a5,");

        Outcome judged = TestLake.execute(
                "evaluate",
                "causes",
                "--causes",
                out.toString(),
                "--truth",
                truth.toString(),
                "--case",
                "name",
                "--cause",
                "set",
                "--format",
                "json",
                "--master",
                "local[2]");

        assertThat(judged.exitCode()).as(judged.err()).isZero();
        JsonNode measures = new ObjectMapper().readTree(judged.out()).path(0);
        assertThat(measures.path("precision").asDouble()).isEqualTo(1);
        assertThat(measures.path("recall").asDouble()).isEqualTo(2 / 3.0);
    }

    private static String leaves(String fallen, long seed) {
        Random random = new Random(seed);
        StringBuilder rows = new StringBuilder("a,b,real,predict\n");
        for (int a = 0; a < 10; a++) {
            for (int b = 0; b < 30; b++) {
                double forecast = 50 + 100 * random.nextDouble();
                double actual = forecast * (1 + 0.05 * random.nextGaussian()) * (fallen.equals("a" + a) ? 0.5 : 1);
                rows.append("a%d,b%d,%s,%s%n".formatted(a, b, actual, forecast));
            }
        }
        return rows.toString();
    }
}
