package org.quanyu.orchestration.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.quanyu.orchestration.database.PostgresServer;
import org.quanyu.orchestration.trino.CatalogConnection;
import org.quanyu.orchestration.trino.TrinoServer;

/** The services SQL needs: the database of the catalog, and Trino on it. */
final class SqlServices {

    private SqlServices() {}

    /** Starts what does not run yet; what was started stays for the next command. */
    static TrinoServer start(Path home, PrintWriter notes) {
        CatalogConnection connection = CatalogConnection.of(PostgresServer.start(home), home);
        connection.createTables();
        boolean isNew = TrinoServer.running(home).isEmpty();
        TrinoServer trino = TrinoServer.start(home, connection, notes);
        if (isNew) {
            notes.println("Trino runs at " + trino.url() + " until lake trino stop");
            notes.flush();
        }
        return trino;
    }

    /** Stops Trino, and the embedded database if nothing else uses it. */
    static void stop(Path home) {
        TrinoServer.running(home).ifPresent(TrinoServer::stop);
        PostgresServer.running(home).ifPresent(PostgresServer::stopIfUnused);
    }
}
