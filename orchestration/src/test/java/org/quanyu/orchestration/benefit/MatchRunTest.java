package org.quanyu.orchestration.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.orchestration.cli.LakeCommand;
import picocli.CommandLine;

class MatchRunTest {

    private static final Path POLICIES = Path.of("..", "policies");
    private static final Path ALLOWANCE = POLICIES.resolve("elderly-allowance");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void columnsAreReadAsTheyAreTyped() {
        List<String> ages = List.of(
                "cast(80 as tinyint)",
                "cast(80 as smallint)",
                "80",
                "80L",
                "80.5",
                "80D",
                "80.00001D",
                "cast(80 as float)",
                "cast('nan' as double)",
                "cast(1e30 as decimal(38, 2))");
        List<String> rows = new ArrayList<>();
        for (String age : ages) {
            Path facts =
                    facts("select 7L as entity, " + age + " as age, true as local, true as resident, true as pension,"
                            + " timestamp'2024-09-30 12:00:00' as resident_since");
            Path results = folder.resolve("results" + rows.size());
            assertThat(run(facts, results)).as(err.toString()).isZero();
            rows.addAll(read(results, "benefit_match", "concat_ws(' ', entity, policy, amount, facts['age'])"));
            rows.addAll(read(
                    results, "benefit_near_miss", "concat_ws(' ', entity, clause, is_unknown, missing, amount, ask)"));
        }
        assertThat(rows)
                .containsExactly(
                        "7 elderly-allowance 300.00 80",
                        "7 elderly-allowance 300.00 80",
                        "7 elderly-allowance 300.00 80",
                        "7 elderly-allowance 300.00 80",
                        "7 elderly-allowance 300.00 80.5",
                        "7 elderly-allowance 300.00 80",
                        "7 elderly-allowance 300.00 80.00001",
                        "7 elderly-allowance 300.00 80",
                        "7 1 true 年龄不低于80岁 公安分局",
                        "7 elderly-allowance 1000.00 1000000000000000000000000000000");
    }

    @Test
    void aCellThatIsEmptyIsNoneWhereTheUnknownAreNamed() {
        Path facts = facts("""
                select * from values
                    ('a', 90, true, true, date'2020-01-01', true, array(), date'2024-10-01'),
                    ('b', 90, true, true, date'2020-01-01', null, array('pension', 'strange'), null),
                    ('c', 90, true, true, date'2020-01-01', null, null, date'2024-10-01')
                as facts (entity, age, local, resident, resident_since, pension, unknown, person_as_of)""");
        Path results = folder.resolve("results");

        assertThat(run(facts, results)).as(err.toString()).isZero();
        assertThat(read(results, "benefit_match", "concat(entity, ' ', to_json(facts), to_json(facts_as_of))"))
                .containsExactly(
                        "a {\"age\":\"90\",\"local\":\"true\",\"resident\":\"true\",\"resident_since\":\"2020-01-01\","
                                + "\"pension\":\"true\"}{\"person\":\"2024-10-01\"}");
        assertThat(read(results, "benefit_near_miss", "concat_ws(' ', entity, is_unknown, missing, clauses_met)"))
                .containsExactly("b true 是否领取养老金：是 15", "c false 是否领取养老金：是 15");
        assertThat(out.toString()).contains("elderly-allowance").contains("500.00");
    }

    @Test
    void whatIsRunAgainIsTheSameToTheByte() throws IOException {
        Path facts = facts("""
                select id as entity, 60 + id % 50 as age, id % 3 > 0 as local, id % 7 > 0 as resident,
                    date_sub(date'2024-10-31', cast(id % 900 as int)) as resident_since, id % 5 > 0 as pension
                from range(5000)""");

        assertThat(run(facts, folder.resolve("one"))).isZero();
        assertThat(run(facts, folder.resolve("two"))).isZero();
        assertThat(bytes(folder.resolve("one")))
                .isEqualTo(bytes(folder.resolve("two")))
                .hasSizeGreaterThan(1);
    }

    @Test
    void aColumnThatIsMissingIsUnknownForEverybody() {
        Path facts = facts("select 'a' as entity, 85 as age, true as local, true as resident, true as pension");

        assertThat(lake(
                        "match",
                        "run",
                        "--policies",
                        ALLOWANCE.toString(),
                        "--facts",
                        facts.toString(),
                        "--as-of",
                        "2024-10-31",
                        "--beneficiary",
                        "person",
                        "--out",
                        folder.resolve("results").toString()))
                .isZero();
        assertThat(err.toString())
                .contains("warning   elderly-allowance: no column resident_since; unknown for everybody");
        assertThat(read(folder.resolve("results"), "benefit_near_miss", "concat_ws(' ', entity, missing, is_unknown)"))
                .containsExactly("a 自来区居住日期起满1个月 true");
    }

    @Test
    void badInputIsRefused() throws IOException {
        Path results = folder.resolve("results");

        assertThat(run(
                        facts("select 1 as person, 80 as age, true as local, true as resident, true as pension,"
                                + " date'2020-01-01' as resident_since"),
                        results))
                .isEqualTo(1);
        assertThat(err.toString()).contains("LAKE-1706 the facts have no column \"entity\", only person, age");

        assertThat(run(
                        facts("select 'a' as entity, '80' as age, true as local, true as resident, true as pension,"
                                + " date'2020-01-01' as resident_since"),
                        results))
                .isEqualTo(1);
        assertThat(err.toString()).contains("the column \"age\" holds string, its policies read a number");

        assertThat(run(facts("select 'a' as entity, true as local"), results)).isEqualTo(1);
        assertThat(err.toString()).contains("no column").contains("which elderly-allowance asks for");

        Path text = Files.writeString(folder.resolve("facts.txt"), "no Parquet");
        assertThat(run(text, results)).isEqualTo(1);
        assertThat(err.toString()).contains("cannot be read as Parquet");
        assertThat(results).doesNotExist();

        Files.createDirectories(results);
        Files.writeString(results.resolve("mine"), "of value");
        assertThat(run(text, results)).isEqualTo(1);
        assertThat(err.toString()).contains("LAKE-1401").contains("is not empty");
    }

    @Test
    void aDayBeforeAllVersionsIsRefused() {
        Path facts = facts("select 'a' as entity, 80 as age");
        assertThat(lake(
                        "match",
                        "run",
                        "--policies",
                        ALLOWANCE.toString(),
                        "--facts",
                        facts.toString(),
                        "--as-of",
                        "1990-01-01",
                        "--out",
                        folder.resolve("results").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("LAKE-1705 no policy is in force on 1990-01-01");
    }

    private int run(Path facts, Path results) {
        return lake(
                "match",
                "run",
                "--policies",
                ALLOWANCE.toString(),
                "--facts",
                facts.toString(),
                "--as-of",
                "2024-10-31",
                "--out",
                results.toString());
    }

    private Path facts(String query) {
        Path file = folder.resolve("facts" + Integer.toHexString(query.hashCode()));
        with(spark -> {
            spark.sql(query).coalesce(1).write().parquet(file.toString());
            return List.of();
        });
        return file;
    }

    private static List<String> read(Path results, String table, String row) {
        return with(spark ->
                spark.read().parquet(results.resolve(table).toString()).selectExpr(row).collectAsList().stream()
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

    private static Map<String, String> bytes(Path folder) throws IOException {
        Map<String, String> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes.put(
                        folder.relativize(file).toString(),
                        Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
            }
        }
        return bytes;
    }

    private int lake(String... arguments) {
        CommandLine command = LakeCommand.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
