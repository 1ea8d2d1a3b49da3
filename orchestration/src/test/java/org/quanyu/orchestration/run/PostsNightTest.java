package org.quanyu.orchestration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.orchestration.TestLake;
import org.quanyu.orchestration.TestLake.Outcome;

/** Posts about firms of a small district in two nights, and letters that a model gives categories from the second on. */
class PostsNightTest {

    private static final List<String> SOURCES = List.of("firm_registry", "firm_changes", "posts", "mailbox");

    @TempDir
    static Path folder;

    private static TestLake lake;
    private static Outcome first;

    @BeforeAll
    static void twoNights() throws IOException {
        generate();
        lake = new TestLake(folder);
        Path examples = Path.of(System.getProperty("quanyu.root", "..")).resolve("examples/district");
        for (String source : SOURCES) {
            lake.source(source, Files.readString(examples.resolve(source + ".yaml")));
        }
        Files.createDirectories(lake.input());
        deliverUntil("2022-01-25");
        first = lake.run("2022-01-25");
        assertThat(first.exitCode()).as(first.err()).isZero();
        trainCategories();
        deliverUntil("2022-02-18");
        succeed(lake.run("2022-02-18"));
    }

    @AfterAll
    static void close() {
        lake.close();
    }

    @Test
    void mostPostsAreTiedToTheirFirmAndHardlyAnyToAnother() {
        List<Row> judged = lake.rows("""
                select count(*), count(p.firm_id), count_if(f.name = t.name) from parquet.`%1$s/post` d
                join parquet.`%1$s/firm` t on d.firm = t.firm
                join lake.silver.post s on s.post_no = d.post
                left join lake.mart.firm_post p on p.post_no = d.post
                left join lake.gold.firm f on f.firm_id = p.firm_id""".formatted(folder.resolve("district").resolve("truth")));

        assertThat(judged).singleElement().satisfies(row -> {
            assertThat(row.getLong(0)).isGreaterThan(40);
            assertThat(row.getLong(1)).isGreaterThan(row.getLong(0) * 8 / 10);
            assertThat(row.getLong(2)).isGreaterThan(row.getLong(1) * 8 / 10);
        });
    }

    @Test
    void postsCountFromTheMonthOfTheirArrival() {
        assertThat(lake.number("""
                select count(*) from lake.mart.firm_sentiment s full join (
                    select firm_id, trunc(arrived_on, 'month') as month, count(*) as posts,
                           count_if(sentiment = 'negative') as negative
                    from lake.mart.firm_post where firm_id is not null group by 1, 2) p
                on s.firm_id = p.firm_id and s.month = p.month
                where not (s.posts <=> p.posts and s.negative_posts <=> p.negative)""")).isZero();
        assertThat(lake.rows("select distinct month from lake.mart.firm_sentiment order by 1"))
                .extracting(row -> row.get(0).toString())
                .containsExactly("2022-01-01", "2022-02-01");
        assertThat(lake.number("select count(*) from lake.silver.post"
                        + " where cast(arrived_on as string) <> substring(source_file, 1, 10)"))
                .as("two nights took them in, and each arrived on the day that its folder tells")
                .isZero();
        assertThat(lake.number("select coalesce(sum(posts_of_earlier_months), 0) from lake.mart.firm_sentiment"))
                .isEqualTo(lake.number("""
                        select count(*) from lake.mart.firm_post where firm_id is not null
                        and trunc(from_utc_timestamp(posted_at, 'Asia/Shanghai'), 'month') < trunc(arrived_on, 'month')"""));
    }

    @Test
    void withoutModelTheNightSaysSoAndWithOneLettersGetCategories() {
        assertThat(first.out() + first.err()).contains("LAKE-1633");
        assertThat(lake.rows("""
                select count(*), count_if(category in ('教育', '交通') and second_category <> category),
                       count_if(to_review <> (confidence < 0.6))
                from lake.mart.suggested_category s left semi join lake.gold.event e
                on s.event_id = e.event_id and e.category_1 is null""")).singleElement().satisfies(row -> {
            assertThat(row.getLong(0)).isPositive().isEqualTo(row.getLong(1));
            assertThat(row.getLong(2)).isZero();
        });
    }

    @Test
    void aFullRunGivesTheSameTables() {
        String[] tables = {"digest", "mart.firm_post", "mart.firm_sentiment", "mart.suggested_category"};
        String before = lake.command(tables).out();
        succeed(lake.run("2022-02-18", "--full"));

        assertThat(lake.command(tables).out()).isEqualTo(before);
        assertThat(lake.number("select count(*) from lake.ops.ledger where not balanced"))
                .isZero();
    }

    private static void trainCategories() throws IOException {
        List<String> lines = new ArrayList<>(List.of("内容,分类"));
        for (int letter = 0; letter < 10; letter++) {
            lines.add("学校老师招生问题" + letter + ",教育");
            lines.add("公交路口拥堵停车" + letter + ",交通");
        }
        Path letters = Files.write(folder.resolve("letters.csv"), lines);
        succeed(TestLake.execute(
                "train",
                "category",
                "--input",
                letters.toString(),
                "--text",
                "内容",
                "--label",
                "分类",
                "--out",
                lake.home().resolve("models/category").toString(),
                "--master",
                "local[2]"));
    }

    private static void deliverUntil(String day) throws IOException {
        try (Stream<Path> days = Files.list(folder.resolve("district").resolve("deliveries"))) {
            days.filter(of -> of.getFileName().toString().compareTo(day) <= 0).forEach(PostsNightTest::deliver);
        }
    }

    private static void deliver(Path day) {
        try {
            Files.move(day, lake.input().resolve(day.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void generate() {
        succeed(TestLake.execute(
                "generate",
                "--scale",
                "0.0010",
                "--firms",
                "400",
                "--requests",
                "3000",
                "--devices",
                "0",
                "--from",
                "2022-01-01",
                "--to",
                "2022-02-18",
                "--out",
                folder.resolve("district").toString()));
    }

    private static void succeed(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.err() + outcome.out()).isZero();
    }
}
