package org.quanyu.orchestration.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.orchestration.TestLake;
import org.quanyu.orchestration.TestLake.Outcome;

/** From a generated district through a night to what the night is worth. */
class EvaluateCommandTest {

    @TempDir
    Path folder;

    @Test
    void theLakeIsComparedWithTheTruthAndWithTheBestPossible() throws IOException {
        Path district = folder.resolve("district");
        Outcome generated = TestLake.execute(
                "generate",
                "--scale",
                "0.0005",
                "--firms",
                "1500",
                "--requests",
                "6000",
                "--devices",
                "0",
                "--from",
                "2023-03-01",
                "--to",
                "2024-02-28",
                "--out",
                district.toString());
        assertThat(generated.exitCode()).as(generated.err()).isZero();
        try (TestLake lake = new TestLake(folder)) {
            sources(lake);
            Files.move(district.resolve("deliveries"), lake.input());
            Outcome run = lake.run("2024-02-28");
            assertThat(run.exitCode()).as(run.err()).isZero();

            Outcome evaluated = lake.command(
                    "evaluate", "--truth", district.resolve("truth").toString(), "--format", "csv");

            assertThat(evaluated.exitCode()).as(evaluated.err()).isZero();
            Map<String, String[]> scores = scores(evaluated.out());
            assertThat(lakeOf(scores, "firms/share of the lake's firms that exist"))
                    .isBetween(0.8, 1.0);
            assertThat(lakeOf(scores, "firms/share of existing firms that the lake has"))
                    .isBetween(0.8, 1.0);
            assertThat(lakeOf(scores, "items of requests/share with the right item"))
                    .isBetween(0.8, 1.0);
            assertThat(lakeOf(scores, "recurring matters/B-cubed F1")).isBetween(0.8, 1.0);
            assertThat(bestOf(scores, "relocation/area under the curve")).isBetween(0.55, 1.0);
            assertThat(evaluated.out()).contains("no step writes mart.benefit_match yet");
        }
    }

    @Test
    void aFolderWithoutTruthIsNamed() {
        try (TestLake lake = new TestLake(folder)) {
            Outcome outcome = lake.command(
                    "evaluate", "--truth", folder.resolve("nothing").toString());

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.err()).contains("LAKE-1403", "nothing");
        }
    }

    private static void sources(TestLake lake) throws IOException {
        Path examples = Path.of(System.getProperty("quanyu.root", "..")).resolve("examples/district");
        for (String name : List.of("firm_registry", "mailbox", "request_category", "requests")) {
            lake.source(name, Files.readString(examples.resolve(name + ".yaml")));
        }
    }

    /** The lines by job and measure. */
    private static Map<String, String[]> scores(String csv) {
        return csv.lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .collect(Collectors.toMap(cells -> cells[0] + "/" + cells[1], Function.identity()));
    }

    private static double lakeOf(Map<String, String[]> scores, String measure) {
        return Double.parseDouble(scores.get(measure)[2]);
    }

    private static double bestOf(Map<String, String[]> scores, String measure) {
        return Double.parseDouble(scores.get(measure)[3]);
    }
}
