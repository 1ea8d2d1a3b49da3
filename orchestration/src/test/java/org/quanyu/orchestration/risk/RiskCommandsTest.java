package org.quanyu.orchestration.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.orchestration.TestLake;
import org.quanyu.orchestration.TestLake.Outcome;
import org.quanyu.orchestration.service.Folders;

/** {@code lake train --target} and {@code lake score}, as a user calls them. */
class RiskCommandsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String TABLE = """
            target: default
            columns: {failed: ["Failed?", class]}
            label: {when: "failed = '1'"}
            features: {all_but: [id]}
            words: {debt: "负债率 {}"}
            trees: {rounds: 60}
            judged_by: {folds: 3, seed: 42, capacity: 20}
            """;

    @TempDir
    private Path folder;

    @Test
    void tableIsLearntAndScoredWithReasonsThatAddUp() throws IOException {
        Path rows = Files.write(folder.resolve("rows.csv"), firms(600));
        Path fresh = Files.write(
                folder.resolve("fresh.csv"), List.of("id,debt,sector,sold", "a,2.5,mining,7", "b,,,", "c,-2,trade,x"));

        Outcome trained = train(TABLE, rows);
        Outcome scored = score(fresh, "scored.csv");

        assertThat(trained.exitCode()).as(trained.err()).isZero();
        assertThat(JSON.readTree(trained.out()).at("/measures/trees/mean/auc").asDouble())
                .isGreaterThan(0.75);
        assertThat(trained.err()).contains("1 cells of sold hold no number", "sector holds texts");
        assertThat(scored.exitCode()).as(scored.err()).isZero();
        assertThat(scored.err()).contains("1 rows hold none of the features");
        List<String> lines = Files.readAllLines(folder.resolve("scored.csv"));
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).isEqualTo("id,debt,sector,sold,probability,band,margin,reasons,why");
        assertThat(lines.get(1)).contains("负债率 2.5");
        assertThat(lines.get(2)).contains("missing data");
        assertThat(lines.subList(1, 4)).allSatisfy(RiskCommandsTest::assertReasonsAddUp);
    }

    @Test
    void sameRowsInAnyOrderGiveTheSameModel() throws IOException {
        List<String> lines = firms(200);
        List<String> turned = new ArrayList<>(lines.subList(1, lines.size()));
        Collections.reverse(turned);
        turned.add(0, lines.get(0));
        train(TABLE, Files.write(folder.resolve("rows.csv"), lines));
        Files.move(folder.resolve("model"), folder.resolve("first"));
        train(TABLE, Files.write(folder.resolve("rows.csv"), turned));

        for (String file : List.of("trees-1.ubj", "model.json", "manifest.json", "SHA256SUMS")) {
            assertThat(folder.resolve("model").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("first").resolve(file));
        }
    }

    @Test
    void missingColumnAndAlteredModelAreRefused() throws IOException {
        train(TABLE, Files.write(folder.resolve("rows.csv"), firms(200)));
        Path without = Files.write(folder.resolve("without.csv"), List.of("id,dept,sector,sold", "a,2,trade,1"));

        Outcome gone = score(without, "a.csv");
        Files.writeString(folder.resolve("model/model.json"), "{}");
        Outcome altered = score(without, "b.csv");

        assertThat(gone.exitCode()).isEqualTo(1);
        assertThat(gone.err()).contains("LAKE-1641", "no column debt", "did you mean \"dept\"?");
        assertThat(altered.exitCode()).isEqualTo(1);
        assertThat(altered.err()).contains("LAKE-1645", "model.json is not as it was written");
    }

    @Test
    void labelsThatCannotBeLearntAreRefused() throws IOException {
        Path rows = Files.write(folder.resolve("rows.csv"), firms(200));

        assertThat(train(TABLE.replace("'1'", "'9'"), rows).err()).contains("LAKE-1642", "none is positive");
        Path leaking = Files.write(
                folder.resolve("leaking.csv"),
                firms(200).stream()
                        .map(line -> line + "," + line.replaceAll(".*,", ""))
                        .toList());
        Files.writeString(
                leaking, Files.readString(leaking).replaceFirst("Failed\\?,Failed\\?", "Failed?,Closed later"));
        deleteModel();
        assertThat(train(TABLE, leaking).err()).contains("LAKE-1643", "Closed later");
    }

    @Test
    void panelOfRecordsIsJudgedByMonths() throws IOException {
        Path records = Files.write(folder.resolve("records.csv"), complaints());

        Outcome trained = train("""
                target: complaints
                panel:
                  entity: firm
                  month: month
                  views:
                    months: SELECT explode(sequence(date'2020-01-01', date'2021-12-01', interval 1 month)) AS month
                    firms: SELECT DISTINCT firm FROM input
                  sql: |
                    SELECT f.firm, m.month, count(i.firm) AS complaints,
                        sum(count(i.firm)) OVER (PARTITION BY f.firm ORDER BY m.month
                            ROWS BETWEEN 5 PRECEDING AND CURRENT ROW) AS complaints_6
                    FROM firms f CROSS JOIN months m
                    LEFT JOIN input i ON i.firm = f.firm AND i.month = date_format(m.month, 'yyyy-MM')
                    GROUP BY f.firm, m.month
                label: {event: complaints > 0, horizon: 3 months, embargo: 3 months}
                features: {themes: {complaints: [complaints_6]}}
                baseline: [{when: complaints_6 >= 2, points: 1}]
                trees: {rounds: 40}
                judged_by: {months: 3, capacity: 20}
                """, records);

        assertThat(trained.exitCode()).as(trained.err()).isZero();
        JsonNode told = JSON.readTree(trained.out());
        assertThat(told.get("to").asText()).isEqualTo("2021-09");
        assertThat(told.at("/measures/parts/0/part").asText()).isEqualTo("2021-07");
        assertThat(told.at("/measures/parts/0/learnt_to").asText()).isEqualTo("2021-03");
        assertThat(told.at("/measures/trees/mean/auc").asDouble())
                .isGreaterThan(told.at("/measures/rule/mean/auc").asDouble() - 0.02)
                .isGreaterThan(0.7);
    }

    @Test
    void attributeRelationFilesAreRead() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "% made up",
                "@RELATION firms",
                "@attribute 'own debt' REAL",
                "@attribute sector {mining, 'wood, paper'}",
                "@attribute class {0,1}",
                "@DATA",
                "1,mining",
                "x,mining,0",
                "{0 3.5, 1 'wood, paper', 2 1}"));
        Random random = new Random(1);
        for (int row = 0; row < 200; row++) {
            double debt = random.nextGaussian();
            lines.add(debt
                    + (row % 2 == 0 ? ", mining, " : ", 'wood, paper', ")
                    + (debt + random.nextGaussian() > 1 ? 1 : 0));
        }
        Path file = Files.write(folder.resolve("firms.arff"), lines);

        Outcome trained = train(TABLE.replace("all_but: [id]", "all_but: []").replace("debt:", "own debt:"), file);

        assertThat(trained.exitCode()).as(trained.err()).isZero();
        assertThat(trained.err())
                .contains("1 rows are left out, first line 7 has 2 cells, not 3")
                .contains("1 cells hold no number and count as missing, first line 8, own debt holds \"x\"");
        assertThat(JSON.readTree(trained.out()).get("rows").asInt()).isEqualTo(202);
    }

    private static void assertReasonsAddUp(String line) {
        List<String> cells = new ArrayList<>();
        CsvReader.builder().ofCsvRecord(line).forEach(read -> cells.addAll(read.getFields()));
        try {
            double sum = 0;
            for (JsonNode reason : JSON.readTree(cells.get(7))) {
                sum += reason.get("contribution").asDouble();
            }
            assertThat(sum).isCloseTo(Double.parseDouble(cells.get(6)), within(1e-5));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> firms(int count) {
        Random random = new Random(5);
        List<String> lines = new ArrayList<>(List.of("id,debt,sector,sold,Failed?"));
        for (int row = 0; row < count; row++) {
            double debt = random.nextGaussian();
            String sector = List.of("trade", "mining", "wood").get(random.nextInt(3));
            boolean failed = debt + (sector.equals("mining") ? 1 : 0) + random.nextGaussian() > 1.5;
            lines.add(row + "," + debt + "," + sector + "," + (row == 7 ? "n/k" : random.nextInt(100)) + ","
                    + (failed ? 1 : 0));
        }
        return lines;
    }

    private static List<String> complaints() {
        Random random = new Random(6);
        List<String> lines = new ArrayList<>(List.of("firm,month"));
        for (int firm = 0; firm < 150; firm++) {
            double rate = random.nextInt(4) == 0 ? 0.3 : 0.03;
            for (int month = 0; month < 24; month++) {
                if (month == 0 || random.nextDouble() < rate) {
                    lines.add("firm " + firm + ",%d-%02d".formatted(2020 + month / 12, month % 12 + 1));
                }
            }
        }
        lines.add("firm 0,2021-12");
        return lines;
    }

    private Outcome train(String target, Path input) throws IOException {
        deleteModel();
        Path file = Files.writeString(folder.resolve("target.yaml"), target);
        return lake(
                "train",
                "--target",
                file.toString(),
                "--input",
                input.toString(),
                "--out",
                folder.resolve("model").toString(),
                "--format",
                "json");
    }

    private void deleteModel() throws IOException {
        Folders.delete(folder.resolve("model"));
    }

    private Outcome score(Path input, String out) {
        return lake(
                "score",
                "--model",
                folder.resolve("model").toString(),
                "--input",
                input.toString(),
                "--out",
                folder.resolve(out).toString());
    }

    private static Outcome lake(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--master", "local[2]"));
        return TestLake.execute(all.toArray(String[]::new));
    }
}
