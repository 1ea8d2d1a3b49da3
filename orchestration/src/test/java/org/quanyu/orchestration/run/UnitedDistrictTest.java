package org.quanyu.orchestration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.orchestration.TestLake;
import org.quanyu.orchestration.TestLake.Outcome;

/** People, firms, addresses and events of a small district in two nights: they hang together, and a full run agrees. */
class UnitedDistrictTest {

    private static final List<String> SOURCES = List.of(
            "address_register",
            "buildings",
            "identity_register",
            "rental_registrations",
            "contributions_by_person",
            "firm_registry",
            "insured_employers",
            "request_category",
            "requests");

    private static final String[] TABLES = {
        "digest",
        "gold.person",
        "gold.person_link",
        "gold.firm",
        "gold.firm_link",
        "gold.address",
        "gold.address_link",
        "gold.entity_history",
        "gold.person_address",
        "gold.firm_address",
        "gold.person_firm",
        "gold.event",
        "gold.event_intake",
        "gold.event_link"
    };

    @TempDir
    static Path folder;

    private static TestLake lake;

    @BeforeAll
    static void twoNights() throws IOException {
        generate();
        lake = new TestLake(folder);
        Path examples = Path.of(System.getProperty("quanyu.root", "..")).resolve("examples/district");
        for (String source : SOURCES) {
            lake.source(source, Files.readString(examples.resolve(source + ".yaml")));
        }
        Files.createDirectories(lake.input());
        deliverUntil("2022-01-15");
        succeed(lake.run("2022-01-15"));
        deliverUntil("2022-02-18");
        succeed(lake.run("2022-02-18"));
    }

    @AfterAll
    static void close() {
        lake.close();
    }

    @Test
    void aFullRunGivesTheSameTables() {
        String before = lake.command(TABLES).out();
        succeed(lake.run("2022-02-18", "--full"));
        assertThat(lake.command(TABLES).out()).isEqualTo(before);
        assertThat(lake.number("select count(*) from lake.ops.ledger where not balanced"))
                .isZero();
    }

    @Test
    void everyTieIsOfEntitiesThatAreThere() {
        assertThat(lake.number("""
                select count(*) from lake.gold.event_link l
                left join lake.gold.person p on l.entity_id = p.person_id
                left join lake.gold.firm f on l.entity_id = f.firm_id
                left join lake.gold.address a on l.entity_id = a.address_code
                where coalesce(p.person_id, f.firm_id, a.address_code) is null""")).isZero();
        assertThat(lake.number("""
                select count(*) from lake.gold.person_firm t
                left join lake.gold.person p on t.person_id = p.person_id
                left join lake.gold.firm f on t.firm_id = f.firm_id
                where p.person_id is null or f.firm_id is null""")).isZero();
        assertThat(lake.number("""
                select count(*) from (select address_code from lake.gold.person_address
                      union all select address_code from lake.gold.firm_address) t
                left anti join lake.gold.address a on t.address_code = a.address_code""")).isZero();
    }

    @Test
    void eachKindOfTieIsFound() {
        assertThat(lake.rows("""
                select entity_type as kind, count(*) from lake.gold.event_link group by 1
                union all select role, count(*) from lake.gold.person_firm group by 1
                union all select concat('person ', kind), count(*) from lake.gold.person_address group by kind
                union all select concat('firm ', kind), count(*) from lake.gold.firm_address group by kind"""))
                .extracting(row -> row.getString(0))
                .contains(
                        "person",
                        "firm",
                        "address",
                        "employee",
                        "person registered",
                        "person rents",
                        "firm registered");
    }

    private static void deliverUntil(String day) throws IOException {
        try (Stream<Path> days = Files.list(folder.resolve("district").resolve("deliveries"))) {
            days.filter(of -> of.getFileName().toString().compareTo(day) <= 0).forEach(UnitedDistrictTest::deliver);
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
                "0.0003",
                "--firms",
                "300",
                "--requests",
                "6000",
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
