package org.quanyu.orchestration.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.orchestration.cli.LakeCommand;
import picocli.CommandLine;

/** What is asked of policies and runs: explain, simulate, diff and reach. */
class MatchQuestionsTest {

    private static final Path POLICIES = Path.of("..", "policies");
    private static final String OLD_AND_YOUNG = """
            select * from values
                ('a', 82, true, true, date'2010-01-01', true, date'2024-09-30', '园岭'),
                ('b', 82, true, %s, date'2010-01-01', true, date'2024-09-30', '园岭'),
                ('c', 77, true, true, date'2010-01-01', true, date'2024-09-30', '福田')
            as facts (entity, age, local, resident, resident_since, pension, person_as_of, sub_district)""";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path inForce;
    private Path facts;

    @BeforeEach
    void writeFacts() throws IOException {
        inForce = copy("in-force");
        facts = facts("facts", OLD_AND_YOUNG.formatted("true"));
    }

    @Test
    void explainTellsTheCounterWhy() {
        assertThat(ask("explain", "c", "elderly-allowance", "--facts", facts.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("高龄老人津贴（elderly-allowance）", "不符合：共5项条件，符合4项，不符合1项")
                .contains("1. 【不符合】年龄不低于80岁", "年龄：77岁（来源person.age，截至2024-09-30；履行法定职责）");

        assertThat(ask("explain", "a", "elderly-allowance", "--facts", facts.toString(), "--format", "json"))
                .isZero();
        assertThat(out.toString()).contains("\"decision\" : \"met\"", "\"yuan\" : 300.00");
    }

    @Test
    void explainRefusesWhatThereIsNot() {
        assertThat(ask("explain", "nobody", "elderly-allowance", "--facts", facts.toString()))
                .isEqualTo(1);
        assertThat(ask("explain", "a", "elderly-allowances", "--facts", facts.toString()))
                .isEqualTo(1);
        assertThat(ask("explain", "a", "elderly-allowance", "--facts", facts.toString(), "--format", "xml"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("LAKE-1406 the facts have no entity \"nobody\"")
                .contains("LAKE-1731 no policy is named \"elderly-allowances\"")
                .contains("expected one of text, json but was 'xml'");
    }

    @Test
    void simulateWritesTablesAndAReport() throws IOException {
        Path draft = copy("draft");
        Path model = draft.resolve("elderly-allowance/eligibility-2023.dmn");
        Files.writeString(model, Files.readString(model).replace("&gt;= 80<", "&gt;= 75<"));
        Path results = folder.resolve("simulated");

        assertThat(ask("simulate", draft.toString(), "--facts", facts.toString(), "--out", results.toString()))
                .as(err.toString())
                .isZero();

        assertThat(read(results.resolve("benefit_simulated_change"), "concat_ws(' ', entity, change, sub_district)"))
                .containsExactly("c gains 福田");
        assertThat(read(results.resolve("benefit_simulated_month"), "cast(month as string)"))
                .hasSize(24)
                .contains("2024-11-01", "2025-10-01");
        assertThat(Files.readString(results.resolve("report.html")))
                .contains("政策模拟测算报告", "方案新增的条件：年龄不低于75岁", "年度预算44,000,000.00元");
    }

    @Test
    void diffAndReachReadWhatRunWrote() throws IOException {
        Path later = facts("later", OLD_AND_YOUNG.formatted("cast(null as boolean)"));
        Path earlierRun = run(facts, "earlier-run");
        Path laterRun = run(later, "later-run");
        Path changes = folder.resolve("changes");

        assertThat(lake("match", "diff", earlierRun.toString(), laterRun.toString(), "--out", changes.toString()))
                .as(err.toString())
                .isZero();
        assertThat(read(changes.resolve("benefit_difference"), "concat_ws(' ', entity, change, cause, cause_words)"))
                .containsExactly("b lost fact_unknown 事实变为未知");

        Path reach = folder.resolve("reach");
        assertThat(lake(
                        "match",
                        "reach",
                        "--run",
                        laterRun.toString(),
                        "--facts",
                        later.toString(),
                        "--out",
                        reach.toString()))
                .as(err.toString())
                .isZero();
        assertThat(err.toString()).contains("warning   the facts have no column age_band; not told apart");
        assertThat(read(reach.resolve("benefit_outreach"), "concat_ws(' ', entity, missing, ask, sub_district)"))
                .containsExactly("b 常住本区：是 公安分局 园岭");
        assertThat(read(reach.resolve("benefit_reach"), "concat_ws(' ', group, population, eligible, near_missed)"))
                .containsExactly("all 3 1 1", "园岭 2 1 1", "福田 1 0 0");

        assertThat(lake(
                        "match",
                        "diff",
                        reach.toString(),
                        laterRun.toString(),
                        "--out",
                        folder.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("LAKE-1733 there is no " + reach.resolve("benefit_match"));
    }

    private Path run(Path of, String name) {
        Path results = folder.resolve(name);
        assertThat(ask("run", "--facts", of.toString(), "--out", results.toString()))
                .as(err.toString())
                .isZero();
        return results;
    }

    /** The elderly allowance of the district in a folder of its own, with the words of its facts. */
    private Path copy(String name) throws IOException {
        Path to = Files.createDirectories(folder.resolve(name).resolve("elderly-allowance"));
        try (Stream<Path> files = Files.list(POLICIES.resolve("elderly-allowance"))) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        Files.copy(POLICIES.resolve("facts.yaml"), to.resolveSibling("facts.yaml"));
        return to.getParent();
    }

    private Path facts(String name, String query) {
        Path file = folder.resolve(name);
        with(spark -> {
            spark.sql(query).coalesce(1).write().parquet(file.toString());
            return List.of();
        });
        return file;
    }

    private static List<String> read(Path table, String row) {
        return with(spark -> spark.read().parquet(table.toString()).selectExpr(row).collectAsList().stream()
                .map(one -> one.getString(0))
                .sorted()
                .collect(Collectors.toList()));
    }

    private static List<String> with(Function<SparkSession, List<String>> use) {
        SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.session.timeZone", "UTC")
                .getOrCreate();
        try {
            return use.apply(spark);
        } finally {
            spark.stop();
        }
    }

    /** A question about the policies in force as of the end of October. */
    private int ask(String question, String... more) {
        return lake(Stream.of(
                        Stream.of("match", question),
                        Stream.of(more),
                        Stream.of("--policies", inForce.toString(), "--as-of", "2024-10-31"))
                .flatMap(part -> part)
                .toArray(String[]::new));
    }

    private int lake(String... arguments) {
        CommandLine command = LakeCommand.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
