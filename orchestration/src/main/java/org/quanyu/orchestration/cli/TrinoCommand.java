package org.quanyu.orchestration.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.quanyu.orchestration.sql.OutputFormat;
import org.quanyu.orchestration.sql.Rows;
import org.quanyu.orchestration.trino.TrinoServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lake trino start|stop|status}. */
@Command(
        name = "trino",
        mixinStandardHelpOptions = true,
        description = "Starts, stops or shows the Trino server of this lake.")
public final class TrinoCommand implements Callable<Integer> {

    /** What to do. */
    enum Action {
        START,
        STOP,
        STATUS
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeOption home;

    @Mixin
    private DatabaseOption database;

    @Parameters(paramLabel = "start|stop|status", converter = LowerCase.Action.class, description = "What to do.")
    private Action action;

    @Option(
            names = "--format",
            paramLabel = "table|csv|json",
            defaultValue = "table",
            converter = LowerCase.Format.class,
            description = "How the status is written (default: ${DEFAULT-VALUE}).")
    private OutputFormat format;

    @Override
    public Integer call() {
        PrintWriter notes = spec.commandLine().getErr();
        switch (action) {
            case START -> SqlServices.start(home.path(), database.connection(), notes);
            case STOP -> SqlServices.stop(home.path());
            case STATUS -> {}
        }
        Rows.write(format, spec.commandLine().getOut(), List.of(status(TrinoServer.running(home.path()))));
        return 0;
    }

    private static Map<String, Object> status(Optional<TrinoServer> running) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put(
                "state",
                running.map(server -> server.answers() ? "running" : "starting").orElse("stopped"));
        status.put("url", running.map(TrinoServer::url).orElse(null));
        status.put("jdbc_url", running.map(TrinoServer::jdbcUrl).orElse(null));
        status.put("version", running.map(TrinoServer::version).orElse(null));
        status.put("process_id", running.map(TrinoServer::processId).orElse(null));
        status.put(
                "uptime",
                running.flatMap(TrinoServer::startedAt).map(TrinoCommand::since).orElse(null));
        return status;
    }

    private static String since(Instant start) {
        Duration uptime = Duration.between(start, Instant.now());
        return String.format(
                Locale.ROOT, "%d:%02d:%02d", uptime.toHours(), uptime.toMinutesPart(), uptime.toSecondsPart());
    }
}
