package org.quanyu.orchestration.cli;

import java.util.concurrent.Callable;
import org.quanyu.orchestration.database.PostgresServer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops what the lake keeps running between commands. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "Stops Trino and the embedded PostgreSQL of a lake.")
final class StopCommand implements Callable<Integer> {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private HomeOption home;

    @Override
    public Integer call() {
        TrinoCommand.stop(home.folder());
        PostgresServer.running(home.folder()).ifPresent(PostgresServer::stop);
        spec.commandLine().getOut().println("stopped");
        return 0;
    }
}
