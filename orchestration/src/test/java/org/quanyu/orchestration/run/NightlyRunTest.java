package org.quanyu.orchestration.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.orchestration.TestLake;
import org.quanyu.orchestration.TestLake.Outcome;
import org.quanyu.orchestration.database.DatabaseConnection;
import org.quanyu.orchestration.database.LakeLock;
import org.quanyu.orchestration.database.PostgresServer;
import org.quanyu.orchestration.home.Lake;

/** What a run promises: incremental, repeatable, all or nothing, one at a time. */
class NightlyRunTest {

    private static final String REQUESTS = """
            source: hotline
            title: 热线工单
            owner: 政务服务和数据管理局
            files: hotline-*.jsonl
            format: {type: jsonl}
            delivers: silver.service_request
            key: [system, request_no]
            version: updated_at
            columns:
              system: "'hotline'"
              request_no: no
              title: title
              requested_at: to_datetime(asked)
              updated_at: to_datetime(changed)
              status: state
              likes: to_integer(likes)
            """;

    private static final String DAY_ONE = """
            {"no": "1", "title": "路灯不亮", "asked": "2020-01-01 08:00:00", "changed": "2020-01-01 08:00:00", "state": "open", "likes": "3"}
            {"no": "2", "title": "噪音扰民", "asked": "2020-01-01 09:00:00", "changed": "2020-01-01 09:00:00", "state": "open", "likes": "x"}
            """;

    private static final String DAY_TWO = """
            {"no": "1", "title": "路灯不亮", "asked": "2020-01-01 08:00:00", "changed": "2020-01-02 10:00:00", "state": "closed", "likes": "5"}
            {"no": "3", "title": "占道经营", "asked": "2020-01-02 08:00:00", "changed": "2020-01-02 08:00:00", "state": "open", "likes": "0"}
            """;

    @TempDir
    Path folder;

    private TestLake lake;

    @BeforeEach
    void open() {
        lake = new TestLake(folder.resolve("lake")).source("hotline", REQUESTS).deliver("hotline-1.jsonl", DAY_ONE);
    }

    @AfterEach
    void close() {
        lake.close();
    }

    @Test
    void laterSnapshotUpdatesTheEarlierOneAndALateOldOneChangesNothing() {
        succeed(lake.run("2020-01-01"));
        succeed(lake.deliver("hotline-2.jsonl", DAY_TWO).run("2020-01-02"));
        assertThat(events()).isEqualTo("[[1,closed,5], [3,open,0]]");
        succeed(lake.deliver("hotline-3.jsonl", DAY_ONE.lines().findFirst().orElseThrow() + " \n")
                .run("2020-01-03"));
        assertThat(events()).isEqualTo("[[1,closed,5], [3,open,0]]");
        assertThat(lake.number(
                        "select merged from lake.ops.ledger where step = 'clean:hotline' order by run_id desc limit 1"))
                .as("the ledger of a late version: the standing row was written again for it")
                .isZero();
        assertThat(lake.number("select count(*) from lake.ops.ledger where not balanced"))
                .isZero();
    }

    @Test
    void theSameRunAgainChangesNothing() {
        succeed(lake.run("2020-01-01"));
        String before = lake.command("digest").out();
        Outcome again = lake.run("2020-01-01");
        succeed(again);
        assertThat(lake.command("digest").out()).isEqualTo(before).contains("gold.event 1");
        assertThat(again.out()).doesNotContain("gold.event changed");
    }

    @Test
    void aFullRebuildGivesTheSameTables() {
        lake.run("2020-01-01");
        lake.deliver("hotline-2.jsonl", DAY_TWO).run("2020-01-02");
        String[] tables = {"digest", "bronze.hotline", "silver.service_request", "gold.event"};
        String before = lake.command(tables).out();
        succeed(lake.run("2020-01-02", "--full"));
        assertThat(lake.command(tables).out()).isEqualTo(before);
    }

    @Test
    void aReplayTakesInWhatAMendedSourceAllows() {
        lake.run("2020-01-01");
        assertThat(lake.rows("select rule, line, file from lake.ops.quarantine").toString())
                .isEqualTo("[[convertible:likes,2,hotline-1.jsonl]]");
        lake.source("hotline", REQUESTS.replace("to_integer(likes)", "coalesce(to_integer(likes), 0)"));
        succeed(lake.replay("2020-01-02"));
        assertThat(events()).isEqualTo("[[1,open,3], [2,open,0]]");
        assertThat(lake.number("select count(*) from lake.ops.quarantine where status = 'open'"))
                .isZero();
        assertThat(lake.number("select count(*) from lake.bronze.hotline")).isEqualTo(2);
    }

    @Test
    void everyTableIsTaggedWithTheRun() {
        lake.run("2020-01-01");
        lake.deliver("hotline-2.jsonl", DAY_TWO).run("2020-01-02");
        assertThat(lake.number("select count(*) from lake.gold.event version as of 'r00001-20200101'"))
                .isEqualTo(1);
        assertThat(lake.number("select count(*) from lake.gold.event version as of 'r00002-20200102'"))
                .isEqualTo(2);
        assertThat(lake.number("select count(*) from lake.gold.firm.refs where name like 'run%'"))
                .isZero();
    }

    @Test
    void twoRunsAtOnceAreRefused() throws Exception {
        PostgresServer server = PostgresServer.start(lake.home());
        DatabaseConnection database = new DatabaseConnection(server.jdbcUrl(), server.user(), server.password());
        try (LakeLock held = LakeLock.tryAcquire(database).orElseThrow()) {
            Outcome outcome = lake.run("2020-01-01");
            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.err()).contains("LAKE-5001");
        }
        succeed(lake.run("2020-01-01"));
    }

    @Test
    void aFailedAuditLeavesYesterdaysLake() {
        lake.run("2020-01-01");
        String before = lake.command("digest").out();
        lake.source("firms", """
                        source: firms
                        title: 企业登记
                        owner: 市场监管局
                        files: firms.csv
                        format: {type: csv}
                        delivers: silver.firm_registration
                        key: [credit_code, name]
                        columns: {credit_code: code, name: name, credit_code_valid: "code = code"}
                        """).deliver("firms.csv", "code,name\nX1,甲公司\n").deliver("hotline-2.jsonl", DAY_TWO);
        Outcome outcome = lake.run("2020-01-02");
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).contains("LAKE-4001", "valid_code_has_18_characters");
        assertThat(lake.command("digest").out()).isEqualTo(before);
        assertThat(lake.command("quality").out()).contains("valid_code_has_18_characters");
    }

    @Test
    void anUnknownIcebergFormatIsNamed() throws IOException {
        lake.run("2020-01-01");
        try (Lake opened = Lake.open(lake.home(), Optional.empty())) {
            Path metadata = Path.of(opened.tables()
                    .load("gold.event")
                    .operations()
                    .current()
                    .metadataFileLocation()
                    .replaceFirst("^file:/*", "/"));
            String text = Files.readString(metadata).replaceFirst("\"format-version\" ?: ?2", "\"format-version\":99");
            Files.writeString(metadata, text, StandardOpenOption.TRUNCATE_EXISTING);
            Files.deleteIfExists(metadata.resolveSibling("." + metadata.getFileName() + ".crc"));
        }
        Outcome outcome = lake.deliver("hotline-2.jsonl", DAY_TWO).run("2020-01-02");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("LAKE-5005", "gold.event", "99");
    }

    @Test
    void aDatabaseThatGoesAwayFailsTheRunAndTheNextGoesOn() throws Exception {
        succeed(lake.run("2020-01-01"));
        String expected = whatASecondDayGives();
        lake.deliver("hotline-2.jsonl", DAY_TWO);
        Thread killer = new Thread(this::killTheDatabaseOnceARunHasBegun);
        killer.start();
        Outcome outcome = lake.run("2020-01-02");
        killer.join();
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.err()).contains("LAKE-5003");
        succeed(lake.run("2020-01-02"));
        assertThat(contents()).isEqualTo(expected);
    }

    private String whatASecondDayGives() {
        try (TestLake other = new TestLake(folder.resolve("other"))
                .source("hotline", REQUESTS)
                .deliver("hotline-1.jsonl", DAY_ONE)) {
            other.run("2020-01-01");
            other.deliver("hotline-2.jsonl", DAY_TWO).run("2020-01-02");
            return contents(other);
        }
    }

    private void killTheDatabaseOnceARunHasBegun() {
        PostgresServer server = PostgresServer.start(lake.home());
        try (Lake opened = Lake.open(lake.home(), Optional.empty())) {
            while (opened.database()
                            .client()
                            .sql("select count(*) from lake.step_run where run_id like '%20200102' and status = 'done'")
                            .query(Integer.class)
                            .single()
                    < 1) {
                Thread.onSpinWait();
            }
            ProcessHandle.of(server.processId()).orElseThrow().destroyForcibly();
        }
    }

    private String events() {
        List<Row> rows = lake.rows("select request_no, status, likes from lake.gold.event order by request_no");
        return rows.toString();
    }

    private String contents() {
        return contents(lake);
    }

    /** Digests of what is not the history of deliveries. */
    private static String contents(TestLake lake) {
        return lake.command("digest", "bronze.hotline", "silver.service_request", "gold.event", "ops.quarantine")
                .out();
    }

    private static void succeed(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.err() + outcome.out()).isZero();
    }
}
