package org.quanyu.generator.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Format;

class PostgresRowsTest {

    private static final Format FORMAT = new Format.PostgresCopy("民政 \"局\".Sample");

    private static EmbeddedPostgres postgres;

    private Connection connection;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = postgres.getPostgresDatabase().getConnection();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void scriptAsItStands() throws IOException {
        assertThat(Sample.write(FORMAT)).asString(StandardCharsets.UTF_8).isEqualTo("""
                        SET client_encoding = 'UTF8';
                        CREATE SCHEMA IF NOT EXISTS "民政 ""局""\";
                        CREATE TABLE IF NOT EXISTS "民政 ""局""\"."Sample" (
                            "名称" text,
                            "count" bigint,
                            "价格, ""元""\" numeric(18, 2),
                            "日期" date,
                            "at" timestamp(0)
                        );
                        COPY "民政 ""局""\"."Sample" ("名称", "count", "价格, ""元""\", "日期", "at") FROM stdin;
                        平安路	-7	12.50	2024-03-01	2024-03-01 08:15:00
                        a,b"c\\\\N\\r\\n\\t\\\\.\\n甲𠮷\\u0020	2147483648	-0.05	1968-12-31	2024-12-31 23:59:59
                        \\N	\\N	\\N	\\N	\\N
                        \\.
                        """.replace("\\u0020", " "));
    }

    @Test
    void rowsArriveInTheTable() throws IOException, SQLException {
        assertThat(run(Sample.write(FORMAT))).isEqualTo(3);
        assertThat(select("SELECT * FROM \"民政 \"\"局\"\"\".\"Sample\""))
                .containsExactly(
                        Arrays.asList("平安路", "-7", "12.50", "2024-03-01", "2024-03-01 08:15:00"),
                        Arrays.asList(Sample.HARD, "2147483648", "-0.05", "1968-12-31", "2024-12-31 23:59:59"),
                        Arrays.asList(null, null, null, null, null));
        assertThat(run(Sample.write(FORMAT))).isEqualTo(3);
        assertThat(select("SELECT count(*) FROM \"民政 \"\"局\"\"\".\"Sample\"")).containsExactly(List.of("6"));
    }

    @Test
    void manyRowsAndTextsThatLookLikeTheEnd() throws IOException, SQLException {
        byte[] script = Sample.write(new Format.PostgresCopy("many"), List.of(Column.text("a")), rows -> {
            for (int number = 0; number < 50_000; number++) {
                rows.text(number % 2 == 0 ? "\\." : "\\N;").endRow();
            }
        });
        assertThat(run(script)).isEqualTo(50_000);
        assertThat(select("SELECT a, count(*) FROM many GROUP BY a ORDER BY a"))
                .containsExactlyInAnyOrder(List.of("\\.", "25000"), List.of("\\N;", "25000"));
    }

    @Test
    void scriptThatBreaksOffCopiesNothing() throws IOException, SQLException {
        byte[] script = Sample.write(FORMAT);
        connection.setAutoCommit(true);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> run(Arrays.copyOf(script, script.length - 4)))
                .withMessageContaining("breaks off");
        assertThat(select("SELECT count(*) FROM \"民政 \"\"局\"\"\".\"Sample\"")).containsExactly(List.of("0"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA \"民政 \"\"局\"\"\" CASCADE");
        }
        connection.setAutoCommit(false);
    }

    private long run(byte[] script) throws IOException, SQLException {
        return PostgresScript.run(new ByteArrayInputStream(script), connection);
    }

    private List<List<String>> select(String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(result.getString(column));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
