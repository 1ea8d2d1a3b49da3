package org.quanyu.orchestration.trino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.quanyu.orchestration.cli.SqlCommand;
import org.quanyu.orchestration.cli.TrinoCommand;
import org.quanyu.orchestration.database.PostgresServer;
import org.quanyu.orchestration.sql.OutputFormat;
import org.quanyu.orchestration.sql.SqlClient;
import org.quanyu.orchestration.sql.SqlScript;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;
import picocli.CommandLine;

/** Spark writes, Trino reads: one server for the class, tests in the order of a lake's life. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TrinoServerTest {

    @TempDir
    static Path folder;

    private static final PrintWriter PROGRESS = new PrintWriter(System.err, true);

    private static Path home;
    private static PostgresServer postgres;
    private static CatalogConnection catalog;
    private static TrinoServer trino;
    private static SparkSession spark;

    @BeforeAll
    static void start() {
        try {
            JavaHome.forTrino();
        } catch (LakeException e) {
            Assumptions.abort(e.text());
        }
        home = folder.resolve(System.getProperty("sun.jnu.encoding").equals("UTF-8") ? "a home 全域" : "a home");
        postgres = PostgresServer.start(home);
        catalog = CatalogConnection.of(postgres, home);
        catalog.createTables();
        trino = TrinoServer.start(home, catalog, PROGRESS);
    }

    @AfterAll
    static void stop() {
        if (spark != null) {
            spark.stop();
        }
        if (home != null) {
            TrinoServer.running(home).ifPresent(TrinoServer::stop);
            PostgresServer.running(home).ifPresent(PostgresServer::stop);
            assertThat(TrinoServer.running(home)).isEmpty();
        }
    }

    @Test
    @Order(1)
    void viewsWaitForTheirTables() throws Exception {
        StringWriter notes = new StringWriter();
        try (Connection connection = client().connect()) {
            assertThat(TrinoViews.apply(connection, new PrintWriter(notes))).isEmpty();
        }
        assertThat(notes.toString())
                .contains("View mart.firm_by_place waits")
                .contains("View mart.event_by_month waits");
    }

    @Test
    @Order(2)
    void readsWhatSparkWrote() throws Exception {
        spark = session();
        spark.sql("create namespace if not exists lake.gold");
        spark.sql("create table lake.gold.sample (id bigint comment '编号', `名称` string comment '企业名称',"
                + " amount decimal(20,2), at timestamp, tags array<string>, note string)"
                + " using iceberg tblproperties ('comment'='样例 Sample', 'format-version'='2')");
        spark.sql("insert into lake.gold.sample values"
                + " (1, '青岛\"海\"产', 12.50, timestamp '2026-01-02 03:04:05+08:00', array('a','b'), ''),"
                + " (2, null, null, null, null, null)");
        String sql = "select id, \"名称\", amount, at, tags, note from gold.sample order by id";
        assertThat(run(sql, OutputFormat.CSV))
                .isEqualTo("id,名称,amount,at,tags,note\n"
                        + "1,\"青岛\"\"海\"\"产\",12.50,2026-01-01T19:04:05.000000Z,\"[\"\"a\"\",\"\"b\"\"]\",\"\"\n"
                        + "2,,,,,\n");
        JsonNode rows = new ObjectMapper().readTree(run(sql, OutputFormat.JSON));
        assertThat(rows.get(0).get("amount").isNumber()).isTrue();
        assertThat(rows.get(0).get("tags").get(1).asText()).isEqualTo("b");
        assertThat(rows.get(1).get("名称").isNull()).isTrue();
        assertThat(run("select id, \"名称\" from gold.sample order by id", OutputFormat.TABLE))
                .isEqualTo("id | 名称\n---+-----------\n 1 | 青岛\"海\"产\n 2 | NULL\n");
        assertThat(run("show create table gold.sample", OutputFormat.CSV)).contains("样例 Sample", "企业名称");
    }

    @Test
    @Order(3)
    void seesANewSnapshotAtOnce() {
        assertThat(run("select count(*) as n from gold.sample", OutputFormat.CSV))
                .isEqualTo("n\n2\n");
        spark.sql("insert into lake.gold.sample select id + 10, `名称`, amount, at, tags, note from lake.gold.sample");
        assertThat(run("select count(*) as n from gold.sample", OutputFormat.CSV))
                .isEqualTo("n\n4\n");
    }

    @Test
    @Order(4)
    void appliesTheViewsOnce() throws Exception {
        createGoldTables();
        StringWriter notes = new StringWriter();
        try (Connection connection = client().connect()) {
            assertThat(TrinoViews.apply(connection, new PrintWriter(notes)))
                    .containsExactly("event_by_month", "event_handling", "firm_by_place");
            assertThat(TrinoViews.apply(connection, new PrintWriter(notes))).isEmpty();
        }
        assertThat(notes.toString()).isEmpty();
        assertThat(run("select * from mart.firm_by_place", OutputFormat.CSV))
                .endsWith("青岛,市南,八大关,一社区,2,1,1,100.00,2001-01-01,2020-05-05\n");
        assertThat(run("select * from mart.event_by_month", OutputFormat.CSV))
                .endsWith("2026-02-01,12345,供水,市南,2,1,3.0\n");
        assertThat(run("select late_share, closed_late from mart.event_handling", OutputFormat.CSV))
                .endsWith("1.0,1\n");
        assertThat(run(
                        "select comment from information_schema.columns where table_schema = 'mart'"
                                + " and table_name = 'firm_by_place' and column_name = 'firms'",
                        OutputFormat.CSV))
                .contains("企业数");
    }

    @Test
    @Order(5)
    void aFailingStatementSaysWhere() {
        assertThatThrownBy(() -> run("select 1;\nselect nothing from gold.sample", OutputFormat.CSV))
                .isInstanceOfSatisfying(
                        LakeException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.QUERY_FAILED))
                .hasMessageContaining("statement 2 of 2")
                .hasMessageContaining("line 1:8: Column 'nothing' cannot be resolved");
    }

    @Test
    @Order(6)
    void isReusedAndRestartedWhenItsCatalogMoved() throws Exception {
        assertThat(TrinoServer.start(home, catalog, PROGRESS).processId()).isEqualTo(trino.processId());
        postgres.stop();
        Files.delete(home.resolve("postgres/quanyu.conf"));
        postgres = PostgresServer.start(home);
        CatalogConnection moved = CatalogConnection.of(postgres, home);
        assertThat(moved).isNotEqualTo(catalog);
        trino = TrinoServer.start(home, moved, PROGRESS);
        assertThat(run("select count(*) as n from gold.sample", OutputFormat.CSV))
                .isEqualTo("n\n4\n");
        catalog = moved;
    }

    @Test
    @Order(7)
    void isStartedOnceByTwoAfterItWasKilled() {
        ProcessHandle killed = ProcessHandle.of(trino.processId()).orElseThrow();
        killed.destroyForcibly();
        killed.onExit().join();
        List<Long> processIds = IntStream.range(0, 2)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> TrinoServer.start(home, catalog, PROGRESS)))
                .toList()
                .stream()
                .map(start -> start.join().processId())
                .toList();
        assertThat(processIds.get(0)).isEqualTo(processIds.get(1)).isNotEqualTo(trino.processId());
        trino = TrinoServer.running(home).orElseThrow();
    }

    @Test
    @Order(8)
    void commandsRunScriptsAndShowTheState() throws Exception {
        Path script =
                Files.writeString(folder.resolve("two.sql"), "use lake.gold;\nselect count(*) as n from sample;\n");
        assertThat(command(new SqlCommand(), "-f", script.toString(), "--format=csv"))
                .isEqualTo("n\n4\n");
        assertThat(command(new SqlCommand(), "select 1 as x", "--format", "json"))
                .isEqualTo("[\n{\"x\":1}\n]\n");
        JsonNode status = new ObjectMapper().readTree(command(new TrinoCommand(), "status", "--format=json"));
        assertThat(status.get(0).get("state").asText()).isEqualTo("running");
        assertThat(status.get(0).get("url").asText()).isEqualTo(trino.url());
        System.err.println(command(new TrinoCommand(), "status"));
    }

    private static String command(Object command, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter notes = new StringWriter();
        int exitCode = new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(notes))
                .execute(Stream.concat(Stream.of(arguments), Stream.of("--home", home.toString()))
                        .toArray(String[]::new));
        assertThat(exitCode).as(notes.toString()).isZero();
        return out.toString();
    }

    @Test
    @Order(9)
    void saysWhyItDidNotStart() {
        Path other = folder.resolve("other");
        CatalogConnection wrong = new CatalogConnection("jdbc:nonsense", "x", "y", other.resolve("warehouse"));
        try {
            assertThatThrownBy(() -> TrinoServer.start(other, wrong, PROGRESS))
                    .isInstanceOfSatisfying(
                            LakeException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.TRINO_NOT_STARTED))
                    .hasMessageContaining("cannot read the catalog lake");
        } finally {
            TrinoServer.running(other).ifPresent(TrinoServer::stop);
        }
    }

    @Test
    @Order(10)
    void versionIsThatOfThePom() {
        assertThat(TrinoInstallation.VERSION).isEqualTo(System.getProperty("trino.version"));
    }

    private static SqlClient client() {
        return new SqlClient(trino.jdbcUrl(), "analyst");
    }

    private static String run(String sql, OutputFormat format) {
        StringWriter text = new StringWriter();
        client().run(SqlScript.parse(sql), format, new PrintWriter(text), new PrintWriter(new StringWriter()));
        return text.toString();
    }

    private static SparkSession session() {
        return SparkSession.builder()
                .master("local[1]")
                .appName("trino")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "1")
                .config("spark.sql.session.timeZone", "Asia/Shanghai")
                .config("spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog")
                .config("spark.sql.catalog.lake.type", "jdbc")
                .config("spark.sql.catalog.lake.uri", catalog.jdbcUrl())
                .config("spark.sql.catalog.lake.jdbc.user", catalog.user())
                .config("spark.sql.catalog.lake.jdbc.password", catalog.password())
                .config("spark.sql.catalog.lake.jdbc.schema-version", "V1")
                .config("spark.sql.catalog.lake.warehouse", catalog.warehouseLocation())
                .getOrCreate();
    }

    private static void createGoldTables() {
        spark.sql(
                "create table lake.gold.firm (firm_id string, registered boolean, credit_code_valid boolean, founded_on date,"
                        + " capital_amount decimal(20,2), capital_currency string, city string, district string,"
                        + " sub_district string, community string) using iceberg");
        spark.sql("insert into lake.gold.firm values"
                + " ('1', true, true, date '2001-01-01', 100, 'CNY', '青岛', '市南', '八大关', '一社区'),"
                + " ('2', true, false, date '2020-05-05', 7, 'USD', '青岛', '市南', '八大关', '一社区')");
        spark.sql(
                "create table lake.gold.event (event_id string, system string, category_1 string, district string,"
                        + " requested_at timestamp, due_at timestamp, closed_at timestamp, replied_at timestamp) using iceberg");
        spark.sql("insert into lake.gold.event values"
                + " ('1', '12345', '供水', '市南', timestamp '2026-02-01 00:30:00', timestamp '2026-02-01 01:00:00',"
                + " timestamp '2026-02-01 03:30:00', null),"
                + " ('2', '12345', '供水', '市南', timestamp '2026-02-28 23:30:00', null, null, null)");
    }
}
