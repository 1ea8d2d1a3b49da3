package org.quanyu.orchestration.database;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.quanyu.orchestration.service.Folders;
import org.quanyu.orchestration.service.Ports;
import org.quanyu.orchestration.service.Program;
import org.quanyu.orchestration.service.SecretFile;
import org.quanyu.orchestration.service.ServiceLock;
import org.quanyu.orchestration.service.UserCache;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * The PostgreSQL server of one home, in {@code <home>/postgres}: a process of its own that outlives the command that
 * started it and is shared by all commands and by Trino. It listens on the loopback address alone, with a random
 * password kept in {@code <home>/services/postgres.password}.
 */
public final class PostgresServer {

    private static final String USER = "postgres";
    private static final String DATABASE = "lake";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final PostgresHome home;
    private final long processId;
    private final int port;

    private PostgresServer(PostgresHome home, long processId, int port) {
        this.home = home;
        this.processId = processId;
        this.port = port;
    }

    /** The running server of this home, started if need be; it answers when this returns. */
    public static PostgresServer start(Path home) {
        PostgresHome place = PostgresHome.of(home);
        try (ServiceLock lock = ServiceLock.take(place.lock())) {
            PostgresServer server = alive(place).orElseGet(() -> launch(place));
            server.awaitAnswer();
            server.createDatabase();
            return server;
        }
    }

    /** The server of this home if it runs and answers. */
    public static Optional<PostgresServer> running(Path home) {
        PostgresHome place = PostgresHome.of(home);
        return alive(place).filter(PostgresServer::answers);
    }

    /** The address of the database {@code lake}; its port may differ after the next start. */
    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    public String user() {
        return USER;
    }

    public String password() {
        return SecretFile.readOrCreate(home.password());
    }

    public int port() {
        return port;
    }

    public long processId() {
        return processId;
    }

    /** Ends all sessions, writes a checkpoint and waits until the server is gone. */
    public void stop() {
        try (ServiceLock lock = ServiceLock.take(home.lock())) {
            end();
        }
    }

    /** Stops the server if no session but this one is open: the last user puts out the light. */
    public void stopIfUnused() {
        try (ServiceLock lock = ServiceLock.take(home.lock())) {
            if (answers() && sessions() == 0) {
                end();
            }
        }
    }

    /** The caller holds the lock of the service, which cannot be taken twice. */
    private void end() {
        if (alive(home).filter(server -> server.processId == processId).isEmpty()) {
            return;
        }
        int exitCode =
                home.run("pg_ctl", "stop", "-D", home.data().toString(), "-m", "fast", "-w", "-t", seconds(PATIENCE));
        if (exitCode != 0) {
            throw failure("PostgreSQL (process " + processId + ") in " + home.data() + " did not stop", null);
        }
    }

    private int sessions() {
        String others = "select count(*) from pg_stat_activity"
                + " where backend_type = 'client backend' and pid <> pg_backend_pid()";
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(others)) {
            count.next();
            return count.getInt(1);
        } catch (SQLException e) {
            throw failure("cannot count the sessions of PostgreSQL", e);
        }
    }

    private static Optional<PostgresServer> alive(PostgresHome home) {
        return PostmasterFile.read(home.data())
                .filter(file -> file.isAliveOn(home.data()))
                .map(file -> new PostgresServer(home, file.processId(), file.port()));
    }

    private static PostgresServer launch(PostgresHome home) {
        home.initialise();
        // the children of a killed server hold its shared memory for a moment, and a probed port can be taken
        RetryPolicy<PostgresServer> patience = RetryPolicy.<PostgresServer>builder()
                .withMaxAttempts(5)
                .withBackoff(Duration.ofMillis(500), Duration.ofSeconds(4))
                .build();
        return Failsafe.with(patience).get(() -> launchOnce(home));
    }

    private static PostgresServer launchOnce(PostgresHome home) throws IOException {
        // the number in a stale file may by now belong to a stranger, which PostgreSQL would take for a server
        Files.deleteIfExists(PostmasterFile.file(home.data()));
        home.configure(Ports.free(home.lastPort()));
        String data = home.data().toString();
        int exitCode =
                home.run("pg_ctl", "start", "-D", data, "-l", home.log().toString(), "-w", "-t", seconds(PATIENCE));
        return alive(home)
                .filter(server -> exitCode == 0)
                .orElseThrow(() -> home.failure("PostgreSQL did not start in " + data, null));
    }

    private void awaitAnswer() {
        RetryPolicy<Object> patience = RetryPolicy.builder()
                .handle(SQLException.class)
                .withMaxAttempts(-1)
                .withMaxDuration(PATIENCE)
                .withDelay(Duration.ofMillis(200))
                .abortOn(e -> e instanceof SQLException sql && "28P01".equals(sql.getSQLState()))
                .build();
        try {
            Failsafe.with(patience).run(() -> connect("postgres").close());
        } catch (FailsafeException e) {
            throw failure("PostgreSQL (process " + processId + ", port " + port + ") does not answer", e.getCause());
        }
    }

    private boolean answers() {
        try (Connection connection = connect(DATABASE)) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    private void createDatabase() {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            try (ResultSet found =
                    statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create database " + DATABASE);
        } catch (SQLException e) {
            throw failure("cannot create the database " + DATABASE, e);
        }
    }

    private Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", password());
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("loginTimeout", "10");
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://" + Ports.LOOPBACK + ":" + port + "/" + database;
    }

    private LakeException failure(String what, Throwable cause) {
        return home.failure(what, cause);
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }

    /** Where the files of the server lie. */
    private record PostgresHome(Path data, Path services) {

        static PostgresHome of(Path home) {
            try {
                Files.createDirectories(home);
                Path real = home.toRealPath();
                return new PostgresHome(real.resolve("postgres"), real.resolve("services"));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot open the home " + home, e);
            }
        }

        Path lock() {
            return services.resolve("postgres.lock");
        }

        Path log() {
            return services.resolve("postgres.log");
        }

        Path password() {
            return services.resolve("postgres.password");
        }

        private Path settings() {
            return data.resolve("quanyu.conf");
        }

        /** Makes the data folder; a killed attempt leaves nothing that looks like one. */
        void initialise() {
            if (Files.isDirectory(data)) {
                return;
            }
            Path part = data.resolveSibling("postgres.part");
            try {
                Folders.delete(part);
                SecretFile.readOrCreate(password());
                int exitCode = run(
                        "initdb",
                        "-D",
                        part.toString(),
                        "-U",
                        USER,
                        "--pwfile",
                        password().toString(),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--no-instructions",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8");
                if (exitCode != 0) {
                    throw failure("PostgreSQL could not lay out " + part, null);
                }
                Files.writeString(
                        part.resolve("postgresql.conf"),
                        "\ninclude_if_exists = 'quanyu.conf'\n",
                        StandardOpenOption.APPEND);
                Files.move(part, data, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw failure("cannot write " + part, e);
            }
        }

        /** The settings the lake relies on; a commit is on disk when it returns. */
        void configure(int port) throws IOException {
            Files.writeString(settings(), """
                    port = %d
                    listen_addresses = '%s'
                    unix_socket_directories = ''
                    fsync = on
                    synchronous_commit = on
                    max_connections = 100
                    max_wal_size = 512MB
                    jit = off
                    log_line_prefix = '%%m [%%p] '
                    """.formatted(port, Ports.LOOPBACK));
        }

        /** The port of the last start, or 0: with the same port again Trino need not restart. */
        int lastPort() throws IOException {
            if (!Files.exists(settings())) {
                return 0;
            }
            return Files.readAllLines(settings()).stream()
                    .filter(line -> line.startsWith("port = "))
                    .mapToInt(line -> Integer.parseInt(line.substring("port = ".length())))
                    .findFirst()
                    .orElse(0);
        }

        int run(String program, String... arguments) {
            PostgresBinaries binaries = PostgresBinaries.unpack(UserCache.ofUser());
            List<String> command = binaries.command(program, arguments);
            return new Program(command, Map.of("LC_ALL", "C"), services, services.resolve("postgres-control.log"))
                    .run(PATIENCE.plusSeconds(30));
        }

        LakeException failure(String what, Throwable cause) {
            List<String> lines = Program.lastLines(log(), 1);
            List<String> said =
                    lines.isEmpty() ? Program.lastLines(services.resolve("postgres-control.log"), 1) : lines;
            return new LakeException(
                    FailureCode.DATABASE_UNREACHABLE,
                    what + (said.isEmpty() ? "" : ": " + said.get(0)),
                    "Read " + log() + " and " + services.resolve("postgres-control.log")
                            + ", or configure the URL of a PostgreSQL server of your own.",
                    cause);
        }
    }
}
