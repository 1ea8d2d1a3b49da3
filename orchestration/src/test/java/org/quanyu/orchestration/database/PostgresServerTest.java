package org.quanyu.orchestration.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void nameTheHome() {
        home = folder.resolve("a home 全域");
        if (!System.getProperty("sun.jnu.encoding").equals("UTF-8")) {
            home = folder.resolve("a home");
        }
    }

    @AfterEach
    void stop() {
        PostgresServer.running(home).ifPresent(PostgresServer::stop);
    }

    @Test
    void startsOnceAndIsReused() throws Exception {
        assertThat(PostgresServer.running(home)).isEmpty();
        PostgresServer first = PostgresServer.start(home);
        PostgresServer second = PostgresServer.start(home);
        assertThat(second.processId()).isEqualTo(first.processId());
        assertThat(PostgresServer.running(home)).map(PostgresServer::jdbcUrl).hasValue(first.jdbcUrl());
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(home.resolve("services/postgres.password"))))
                .isEqualTo("rw-------");
        assertThat(query(first, "show fsync")).isEqualTo("on");
        assertThat(query(first, "show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(query(first, "select current_database()")).isEqualTo("lake");
        assertThatThrownBy(() -> DriverManager.getConnection(first.jdbcUrl(), first.user(), "wrong")
                        .close())
                .isInstanceOf(SQLException.class);
        ProcessHandle process = ProcessHandle.of(first.processId()).orElseThrow();
        first.stop();
        assertThat(PostgresServer.running(home)).isEmpty();
        process.onExit().get(10, TimeUnit.SECONDS);
    }

    @Test
    void keepsCommittedRowsWhenKilledAndTheFileIsStale() throws Exception {
        PostgresServer first = PostgresServer.start(home);
        query(first, "create table survivors (name text)");
        query(first, "insert into survivors values ('张三')");
        ProcessHandle process = ProcessHandle.of(first.processId()).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);
        assertThat(home.resolve("postgres/postmaster.pid")).exists();

        PostgresServer second = PostgresServer.start(home);
        assertThat(second.processId()).isNotEqualTo(first.processId());
        assertThat(second.port()).isEqualTo(first.port());
        assertThat(query(second, "select name from survivors")).isEqualTo("张三");
    }

    @Test
    void startsThoughTheStaleFileNamesALivingStranger() throws Exception {
        PostgresServer.start(home).stop();
        long stranger = ProcessHandle.current().pid();
        Files.writeString(
                home.resolve("postgres/postmaster.pid"),
                stranger + "\n" + home.resolve("postgres") + "\n1\n5432\n\n127.0.0.1\n 0 0\nready   \n");
        assertThat(PostgresServer.running(home)).isEmpty();
        assertThat(PostgresServer.start(home).processId()).isNotEqualTo(stranger);
    }

    @Test
    void outlivesTheJvmThatStartedItAndTwoStartersShareOne() throws Exception {
        Process first = starter();
        Process second = starter();
        List<String> processIds = Stream.of(first, second)
                .map(process -> process.inputReader().lines().findFirst().orElse("no answer"))
                .toList();
        first.destroyForcibly().waitFor();
        second.destroyForcibly().waitFor();
        assertThat(PostgresServer.running(home))
                .map(server -> Long.toString(server.processId()))
                .hasValue(processIds.get(0));
        assertThat(processIds.get(1)).isEqualTo(processIds.get(0));
    }

    private Process starter() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-Dsun.jnu.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Starts the server, prints its process id and waits to be killed. */
    static final class Starter {
        private Starter() {}

        public static void main(String[] arguments) throws Exception {
            System.out.println(PostgresServer.start(Path.of(arguments[0])).processId());
            new java.util.concurrent.CountDownLatch(1).await();
        }
    }

    private static String query(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
