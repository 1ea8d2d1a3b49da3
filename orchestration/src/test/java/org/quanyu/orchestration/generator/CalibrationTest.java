package org.quanyu.orchestration.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.generator.Generator;
import org.quanyu.generator.Order;
import org.quanyu.generator.district.Community;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Sizes;
import org.quanyu.generator.district.Span;

/**
 * Measures a generated district by the published figures of the reference district, from what lies in its files; the
 * table in {@code docs/generator.md} is the outcome, and {@code -Dquanyu.docs.write=true} writes it.
 */
class CalibrationTest {

    private static final double SCALE = 0.003;
    private static final long SEED = 21;
    private static final Span SPAN = new Span(LocalDate.of(2022, 1, 1), LocalDate.of(2024, 12, 31));

    private static final String BEGIN = "<!-- calibration -->\n";
    private static final String END = "<!-- /calibration -->";

    /** A published figure and how it is measured; {@code grows} when it is proportional to the scale. */
    private record Fact(String fact, double figure, double tolerance, boolean grows, String query) {

        boolean isMet(double measured) {
            return Math.abs(measured - figure) <= tolerance * figure;
        }
    }

    private record Measured(Fact fact, double value) {}

    @TempDir
    static Path folder;

    private static SparkSession spark;

    @BeforeAll
    static void generate() {
        Path out = folder.resolve("district");
        Generator.generate(new Order(SEED, SCALE, Sizes.of(SCALE), SPAN, out, 2), rows -> {});
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.sql.session.timeZone", "Asia/Shanghai")
                .getOrCreate();
        views(out);
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @Test
    void theDistrictHasThePublishedFigures() throws IOException {
        List<Measured> measured = facts().stream().map(CalibrationTest::measure).toList();

        document(measured);

        assertThat(measured.stream().filter(each -> !each.fact().isMet(each.value())))
                .as("outside of their tolerance")
                .isEmpty();
    }

    private static List<Fact> facts() throws IOException {
        try (InputStream in = CalibrationTest.class.getResourceAsStream("/calibration.yaml")) {
            return new ObjectMapper(new YAMLFactory()).readValue(in, new TypeReference<List<Fact>>() {});
        }
    }

    private static Measured measure(Fact fact) {
        Row row = spark.sql("select cast((" + fact.query() + ") as double)").first();
        return new Measured(fact, row.getDouble(0) / (fact.grows() ? SCALE : 1));
    }

    private static void views(Path out) {
        for (String table :
                List.of("person", "unit", "firm", "firm_month", "event", "event_intake", "benefit_policy")) {
            spark.read()
                    .parquet(out.resolve("truth").resolve(table).toString())
                    .createOrReplaceTempView("truth_" + table);
        }
        manifest(out.resolve("manifest.csv"));
        sites();
        spark.read()
                .schema("`工单编号` string, `满意度` string, `事件大类` string, `更新时间` string")
                .json(delivered(out, "citizen_requests"))
                .toDF("request", "rating", "family", "changed")
                .createOrReplaceTempView("requests");
        csv(out, "grid_inspections").selectExpr("`场所编码` as premise").createOrReplaceTempView("inspections");
        csv(out, "benefit_payments")
                .selectExpr("cast(`发放金额` as double) as amount", "to_date(`发放日期`) as paid", "`证件号码` as recipient")
                .createOrReplaceTempView("payments");
        spark.read()
                .parquet(delivered(out, "contributions_by_person"))
                .selectExpr("`单位编号` as employer", "`个人编号` as person", "`缴费月份` as month")
                .createOrReplaceTempView("contributions");
    }

    private static Dataset<Row> csv(Path out, String feed) {
        return spark.read().option("header", true).csv(delivered(out, feed));
    }

    private static String delivered(Path out, String feed) {
        return out.resolve("deliveries")
                .resolve("*")
                .resolve("*")
                .resolve(feed)
                .resolve("part-*")
                .toString();
    }

    private static void manifest(Path file) {
        spark.read()
                .option("header", true)
                .csv(file.toString())
                .where("file like 'deliveries/%'")
                .selectExpr(
                        "split(file, '/')[1] as day",
                        "split(file, '/')[2] as department",
                        "split(file, '/')[3] as feed",
                        "cast(rows as bigint) as rows")
                .createOrReplaceTempView("manifest");
    }

    private static void sites() {
        District district = District.of(SEED, SCALE, Sizes.of(SCALE), SPAN);
        List<Row> sites = district.places().communities().stream()
                .flatMap((Community community) -> community.sites().stream())
                .map(site -> RowFactory.create(site.use().name(), site.name()))
                .toList();
        spark.createDataFrame(sites, new StructType().add("use", "string").add("name", "string"))
                .createOrReplaceTempView("site");
    }

    private static void document(List<Measured> measured) throws IOException {
        Path page =
                Path.of(System.getProperty("quanyu.root", "..")).resolve("docs").resolve("generator.md");
        String text = Files.readString(page);
        String table = table(measured);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        String expected = text.substring(0, begin) + table + text.substring(text.indexOf(END));
        if (Boolean.getBoolean("quanyu.docs.write")) {
            Files.writeString(page, expected);
        }
        assertThat(page)
                .as("the calibration in docs/generator.md is stale: run this test with -Dquanyu.docs.write=true")
                .hasContent(expected);
    }

    private static String table(List<Measured> measured) {
        StringBuilder table =
                new StringBuilder("\n| fact | published | measured | tolerance |\n| --- | ---: | ---: | ---: |\n");
        for (Measured each : measured) {
            Fact fact = each.fact();
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s |%n",
                    fact.fact(),
                    number(fact.figure()),
                    number(each.value()),
                    fact.tolerance() == 0 ? "exact" : Math.round(fact.tolerance() * 1000) / 10.0 + " %"));
        }
        return table.append("\nMeasured at a scale of %s with seed %d; what grows with the scale is divided by it.\n"
                        .formatted(SCALE, SEED))
                .toString();
    }

    private static String number(double value) {
        return value >= 1000
                ? String.format(Locale.ROOT, "%,.0f", value)
                : value >= 2 ? String.format(Locale.ROOT, "%.0f", value) : String.format(Locale.ROOT, "%.4f", value);
    }
}
