package org.quanyu.orchestration.cli;

import java.util.concurrent.Callable;
import org.quanyu.orchestration.database.PostgresServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops what the lake keeps running between commands. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "Stops Trino and the embedded PostgreSQL of this lake.")
final class StopCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private HomeOption home;

    @Override
    public Integer call() {
        SqlServices.stop(home.path());
        PostgresServer.running(home.path()).ifPresent(PostgresServer::stop);
        spec.commandLine().getOut().println("stopped");
        return 0;
    }
}
