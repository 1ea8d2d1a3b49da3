package org.quanyu.orchestration.trino;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.quanyu.orchestration.service.Ports;
import org.quanyu.orchestration.service.Program;
import org.quanyu.orchestration.service.ServiceLock;
import org.quanyu.orchestration.service.UserCache;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * The Trino server of one home, in {@code <home>/services/trino}: a process of its own that outlives the command that
 * started it. The process table is the record of what runs: a server is known by the home and port in its command.
 */
public final class TrinoServer {

    private static final String MAIN_CLASS = "io.trino.server.TrinoServer";
    private static final Pattern PORT = Pattern.compile("-Dquanyu\\.port=(\\d+)");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Path folder;
    private final ProcessHandle process;
    private final int port;

    private TrinoServer(Path folder, ProcessHandle process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    /** Whether a server that was found answers in the end; not if its process was about to die. */
    private boolean comesUp() {
        try {
            awaitAnswer();
            return true;
        } catch (LakeException e) {
            if (process.isAlive()) {
                throw e;
            }
            return false;
        }
    }

    /** The running server of this home on this catalog, started or restarted if need be; it answers on return. */
    public static TrinoServer start(Path home, CatalogConnection connection, PrintWriter progress) {
        Path folder = folder(home);
        try (ServiceLock lock = ServiceLock.take(folder.resolveSibling("trino.lock"))) {
            TrinoInstallation installation = TrinoInstallation.fetch(UserCache.ofUser(), progress);
            Optional<TrinoServer> existing = find(folder);
            if (existing.isPresent()
                    && existing.get().fits(installation, connection)
                    && existing.get().comesUp()) {
                return existing.get();
            }
            existing.ifPresent(TrinoServer::end);
            TrinoServer server = launch(folder, installation, connection, progress);
            server.awaitAnswer();
            server.readCatalog();
            return server;
        }
    }

    /** The server of this home, if its process lives. */
    public static Optional<TrinoServer> running(Path home) {
        return find(folder(home));
    }

    public String jdbcUrl() {
        return "jdbc:trino://" + Ports.LOOPBACK + ":" + port + "/" + CatalogConnection.CATALOG;
    }

    public String url() {
        return "http://" + Ports.LOOPBACK + ":" + port;
    }

    public String version() {
        return TrinoInstallation.VERSION;
    }

    public long processId() {
        return process.pid();
    }

    public Optional<Instant> startedAt() {
        return process.info().startInstant();
    }

    /** Whether it answers a query now. */
    public boolean answers() {
        try {
            execute("select 1");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** Asks the process to end and, if it does not, ends it. */
    public void stop() {
        try (ServiceLock lock = ServiceLock.take(folder.resolveSibling("trino.lock"))) {
            end();
        }
    }

    private static Path folder(Path home) {
        try {
            Files.createDirectories(home);
            return home.toRealPath().resolve("services").resolve("trino");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the home " + home, e);
        }
    }

    private static Optional<TrinoServer> find(Path folder) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> recognise(folder, process).stream())
                .findFirst();
    }

    private static Optional<TrinoServer> recognise(Path folder, ProcessHandle process) {
        String command = process.info().commandLine().orElse("");
        Matcher port = PORT.matcher(command);
        return command.contains(homeMark(folder) + " ") && command.contains(MAIN_CLASS) && port.find()
                ? Optional.of(new TrinoServer(folder, process, Integer.parseInt(port.group(1))))
                : Optional.empty();
    }

    private static String homeMark(Path folder) {
        return "-Dquanyu.trino=" + folder;
    }

    private boolean fits(TrinoInstallation installation, CatalogConnection connection) {
        return TrinoConfiguration.of(folder, installation.plugins(), port, connection)
                .isIn(folder.resolve("etc"));
    }

    private static TrinoServer launch(
            Path folder, TrinoInstallation installation, CatalogConnection connection, PrintWriter progress) {
        JavaHome java = JavaHome.forTrino();
        int port = Ports.free(0);
        progress.println("Starting Trino " + TrinoInstallation.VERSION + " on Java " + java.version() + " ...");
        progress.flush();
        Path etc = folder.resolve("etc");
        TrinoConfiguration.of(folder, installation.plugins(), port, connection).write(etc);
        emptyLogs(folder);
        List<String> command = List.of(
                java.java().toString(),
                homeMark(folder),
                "-Dquanyu.port=" + port,
                "@" + etc.resolve("jvm.config"),
                "-Dconfig=" + etc.resolve("config.properties"),
                "-cp",
                installation.libraries() + "/*",
                MAIN_CLASS);
        // paths in UTF-8 whatever the session's language; etc is found from the working folder
        Map<String, String> environment =
                Map.of("LC_ALL", "C.UTF-8", "JAVA_HOME", java.path().toString());
        ProcessHandle process = new Program(command, environment, folder, console(folder)).detach();
        return new TrinoServer(folder, process, port);
    }

    private static Path console(Path folder) {
        return folder.resolve("var/log/console.log");
    }

    private static Path log(Path folder) {
        return folder.resolve("var/log/server.log");
    }

    /** A start that fails is explained by its own lines alone. */
    private static void emptyLogs(Path folder) {
        try {
            Files.deleteIfExists(console(folder));
            Files.deleteIfExists(log(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitAnswer() {
        RetryPolicy<Object> patience = RetryPolicy.builder()
                .handle(SQLException.class)
                .withMaxAttempts(-1)
                .withMaxDuration(PATIENCE)
                .withDelay(Duration.ofMillis(500))
                .abortIf((result, failure) -> failure != null && !isOurs())
                .build();
        try {
            Failsafe.with(patience).run(() -> execute("select 1"));
        } catch (FailsafeException e) {
            throw notStarted(e.getCause());
        }
    }

    private boolean isOurs() {
        return process.isAlive() && recognise(folder, process).isPresent();
    }

    /** Trino loads a catalog with the first query on it, so a wrong address of the database shows only here. */
    private void readCatalog() {
        try {
            execute("show schemas from " + CatalogConnection.CATALOG);
        } catch (SQLException e) {
            end();
            throw new LakeException(
                    FailureCode.TRINO_NOT_STARTED,
                    "Trino started but cannot read the catalog " + CatalogConnection.CATALOG + ": " + e.getMessage(),
                    "Check that the database of the catalog answers; " + log(folder) + " has the details.",
                    e);
        }
    }

    private void execute(String sql) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "lake");
        try (Connection connection = DriverManager.getConnection(jdbcUrl(), properties);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private LakeException notStarted(Throwable cause) {
        String how = isOurs() ? "did not answer within " + PATIENCE.toSeconds() + " s" : "ended while starting";
        end();
        return new LakeException(
                FailureCode.TRINO_NOT_STARTED,
                "Trino (process " + process.pid() + ", port " + port + ") " + how + ": " + reason(),
                "Read " + log(folder) + "; with little memory set TRINO_HEAP_MIB, and try again.",
                cause);
    }

    /** The line of the logs that explains the failure best. */
    private String reason() {
        List<String> lines = Stream.of(console(folder), log(folder))
                .flatMap(file -> Program.lastLines(file, 400).stream())
                .toList();
        Pattern telling = Pattern.compile("^\\d+\\) .*|.*\\bERROR\\b.*|Error: .*|Caused by: .*|.*Exception: .*");
        return lines.stream()
                .filter(line -> telling.matcher(line).matches())
                .filter(line -> !line.startsWith("\tat "))
                .reduce((earlier, later) ->
                        later.startsWith("Caused by: ") || !earlier.startsWith("1) ") ? later : earlier)
                .or(() -> lines.stream().reduce((earlier, later) -> later))
                .orElse("it wrote no log");
    }

    private void end() {
        if (!isOurs()) {
            return;
        }
        process.destroy();
        if (!isGoneWithin(Duration.ofSeconds(30))) {
            process.destroyForcibly();
            if (!isGoneWithin(Duration.ofSeconds(30))) {
                throw new LakeException(
                        FailureCode.TRINO_NOT_STARTED,
                        "Trino (process " + process.pid() + ") does not end",
                        "End the process by hand.");
            }
        }
    }

    // a process that its parent has not yet collected is gone for us: its command line is empty
    private boolean isGoneWithin(Duration limit) {
        RetryPolicy<Boolean> patience = RetryPolicy.<Boolean>builder()
                .handleResult(false)
                .withMaxAttempts(-1)
                .withMaxDuration(limit)
                .withDelay(Duration.ofMillis(100))
                .build();
        return Failsafe.with(patience).get(() -> !isOurs());
    }
}
