package org.quanyu.orchestration.cli;

import java.util.concurrent.Callable;
import org.quanyu.orchestration.database.PostgresServer;
import org.quanyu.orchestration.trino.TrinoServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lake stop}: ends what outlives the commands. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "Stops Trino and the embedded database of this lake, whoever still uses them.")
public final class StopCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home;

    @Override
    public Integer call() {
        TrinoServer.running(home.path()).ifPresent(TrinoServer::stop);
        PostgresServer.running(home.path()).ifPresent(PostgresServer::stop);
        return 0;
    }
}
