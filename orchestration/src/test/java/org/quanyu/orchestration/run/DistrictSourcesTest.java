package org.quanyu.orchestration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.orchestration.TestLake;
import org.quanyu.orchestration.TestLake.Outcome;
import org.quanyu.pipelines.ingest.source.SourceDefinition;
import org.quanyu.pipelines.ingest.source.SourceDefinitions;

/** The sources of examples/district on seven weeks of a small district: what was delivered stands in silver by its key. */
class DistrictSourcesTest {

    /** Feeds of which the truth has the keys that were delivered, and no others. */
    private static final Set<String> PEOPLE = Set.of(
            "identity_register",
            "people_building",
            "health_files",
            "special_groups",
            "household_members",
            "rental_registrations");

    /** Feeds that a small district may have nothing to tell in. */
    private static final Set<String> RARE = Set.of("deaths", "court_cases", "labour_cases");

    private static final String BAD_BIRTH = """
            记录编号,姓名,公民身份号码,出生日期,出生孩次,签发日期,状态
            CS-bad,张三,440309202202011234,2022-02-30,1,2022-02-18,有效
            CS-good,李四,440309202202011234,2022-02-01,1,2022-02-18,有效
            """;

    @TempDir
    static Path folder;

    private static TestLake lake;
    private static List<SourceDefinition> sources;

    @BeforeAll
    static void aNight() throws IOException {
        generate();
        lake = new TestLake(folder);
        sources();
        Files.move(folder.resolve("district").resolve("deliveries"), lake.input());
        lake.deliver("2022-02-18/卫生健康局/births/part-0001.csv", BAD_BIRTH);
        Outcome night = lake.run("2022-02-18");
        assertThat(night.exitCode()).as(night.err()).isZero();
    }

    @AfterAll
    static void close() {
        lake.close();
    }

    @Test
    void everyDeliveredRecordStandsInSilverUnderItsKey() {
        String found = sources.stream()
                .map(source ->
                        """
                        select '%1$s' as source, count(*) as delivered,
                               count_if(s.source is null and q.source is null) as lost
                        from lake.bronze.%1$s b
                        left join (select distinct source, %3$s as key from lake.%2$s) s
                            on s.source = '%1$s' and s.key = %4$s
                        left join lake.ops.quarantine q
                            on q.source = '%1$s' and q.file = b._source_file and q.line = b._source_line""".formatted(source.source(), source.delivers(), key(source), delivered(source, key(source))))
                .collect(Collectors.joining(" union all "));
        assertThat(lake.rows(found)).hasSize(31).allSatisfy(row -> {
            assertThat(row.getLong(1) > 0 || RARE.contains(row.getString(0)))
                    .as(row.toString())
                    .isTrue();
            assertThat(row.getLong(2)).as(row.toString()).isZero();
        });
    }

    @Test
    void recordsOfPeopleAreThoseOfTheDistrict() {
        assertThat(lake.rows("""
                select coalesce(s.source, t.feed) as source, count(s.record_key) as silver, count(t.record_key) as delivered,
                       count_if(s.record_key is null or t.record_key is null) as apart
                from (select * from lake.silver.person_record where source in (%s)) s
                full join %s t on s.source = t.feed and s.record_key = t.record_key group by 1""".formatted(quoted(PEOPLE), truth("person_record"))))
                .hasSize(PEOPLE.size())
                .allSatisfy(row -> {
                    assertThat(row.getLong(1)).as(row.toString()).isPositive();
                    assertThat(row.getLong(3)).as(row.toString()).isZero();
                });
    }

    @Test
    void recordsOfFirmsAreKnownToTheDistrict() {
        List<Row> feeds = lake.rows("""
                select s.source, count(*) as silver, count_if(t.record_key is null) as unknown
                from (select source, record_key from lake.silver.firm_record
                      union all select source, record_key from lake.silver.firm_registration) s
                left join %s t on s.source = t.feed and s.record_key = t.record_key group by 1""".formatted(truth("firm_record")));
        assertThat(feeds)
                .hasSize(8)
                .allSatisfy(row -> assertThat(row.getLong(2)).as(row.toString()).isZero());
    }

    @Test
    void unitsAndBuildingsAreThoseOfTheDistrict() {
        assertThat(lake.rows("""
                select count_if(u.unit_code is null or t.unit_code is null) as apart, count(b.building_code) as housed,
                       count(*) as units, count_if(u.road is null or u.estate is null) as without_parts
                from lake.silver.address_unit u
                full join %s t on u.unit_code = t.unit_code and u.standard_address = t.address
                left join lake.silver.building b on u.building_code = b.building_code""".formatted(truth("unit")))).singleElement().satisfies(row -> {
            assertThat(row.getLong(0)).isZero();
            assertThat(row.getLong(1)).isEqualTo(row.getLong(2)).isGreaterThan(500);
            assertThat(row.getLong(3)).isZero();
        });
    }

    @Test
    void aBadRowIsSetAsideAloneWithItsReason() {
        assertThat(lake.rows("select source, rule, line, message from lake.ops.quarantine"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.getString(0) + " " + row.getString(1) + " " + row.getLong(2))
                            .isEqualTo("births convertible:born_on 2");
                    assertThat(row.getString(3)).contains("2022-02-30");
                });
        assertThat(lake.number("select count(*) from lake.silver.person_record where record_key = 'CS-good'"))
                .isEqualTo(1);
    }

    @Test
    void columnsThatWereRenamedAreReadUnderBothNames() {
        assertThat(lake.rows("""
                select source, count_if(value is not null and source_file < '2022-01-25') as before,
                       count_if(value is not null and source_file > '2022-01-25') as after
                from (select source, source_file, phone as value from lake.silver.person_record
                      where source = 'health_files'
                      union all select source, source_file, credit_code from lake.silver.firm_record
                      where source = 'taxes')
                group by source""")).hasSize(2).allSatisfy(row -> {
            assertThat(row.getLong(1)).as(row.toString()).isPositive();
            assertThat(row.getLong(2)).as(row.toString()).isPositive();
        });
    }

    @Test
    void theLatestVersionOfARecordStands() {
        assertThat(lake.rows("""
                select count(*) as records, count_if(s.updated_at < b.last) as stale from lake.silver.firm_record s
                join (select `单位编号` as employer, max(to_datetime(`更新时间`, 'Asia/Shanghai')) as last
                      from lake.bronze.contributions_by_firm group by 1 having count(*) > 1) b
                on s.source = 'contributions_by_firm' and s.record_key = b.employer""")).singleElement().satisfies(row -> {
            assertThat(row.getLong(0)).isPositive();
            assertThat(row.getLong(1)).isZero();
        });
    }

    /** The silver column by which a record of a source is known; null where a source has no records of their own. */
    private static String key(SourceDefinition source) {
        return switch (source.delivers()) {
            case "silver.person_record",
                    "silver.firm_record",
                    "silver.firm_registration",
                    "silver.firm_contribution",
                    "silver.tax_declaration",
                    "silver.wage_payment",
                    "silver.meter_reading",
                    "silver.firm_lease",
                    "silver.firm_change",
                    "silver.firm_case",
                    "silver.firm_version" -> "record_key";
            case "silver.building" -> "building_code";
            case "silver.address_unit" -> "unit_code";
            default -> null;
        };
    }

    /** What a column is made from. */
    private static String delivered(SourceDefinition source, String column) {
        return source.columns().stream()
                .filter(mapped -> mapped.name().equals(column))
                .map(mapped -> mapped.from().sql())
                .findFirst()
                .orElseThrow();
    }

    private static String quoted(Set<String> names) {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }

    private static String truth(String table) {
        return "parquet.`" + folder.resolve("district").resolve("truth").resolve(table) + "`";
    }

    private static void generate() {
        Outcome generated = TestLake.execute(
                "generate",
                "--scale",
                "0.0005",
                "--firms",
                "600",
                "--devices",
                "0",
                "--from",
                "2022-01-01",
                "--to",
                "2022-02-18",
                "--out",
                folder.resolve("district").toString());
        assertThat(generated.exitCode()).as(generated.err()).isZero();
    }

    /** All but those of requests and their items. */
    private static void sources() throws IOException {
        Path examples = Path.of(System.getProperty("quanyu.root", "..")).resolve("examples/district");
        sources = SourceDefinitions.read(examples).stream()
                .filter(source -> key(source) != null)
                .toList();
        for (SourceDefinition source : sources) {
            lake.source(source.source(), Files.readString(examples.resolve(source.source() + ".yaml")));
        }
    }
}
