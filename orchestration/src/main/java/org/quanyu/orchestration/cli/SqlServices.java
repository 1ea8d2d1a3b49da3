package org.quanyu.orchestration.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.quanyu.orchestration.database.DatabaseConnection;
import org.quanyu.orchestration.database.PostgresServer;
import org.quanyu.orchestration.run.Failures;
import org.quanyu.orchestration.sql.SqlClient;
import org.quanyu.orchestration.trino.CatalogConnection;
import org.quanyu.orchestration.trino.TrinoServer;
import org.quanyu.orchestration.trino.TrinoViews;

/** The services SQL needs: the database of the catalog, and Trino on it. */
final class SqlServices {

    private SqlServices() {}

    /** Starts what does not run yet; what was started stays for the next command. */
    static TrinoServer start(Path home, Optional<DatabaseConnection> database, PrintWriter notes) {
        CatalogConnection connection = database.map(site -> CatalogConnection.of(site, home))
                .orElseGet(() -> CatalogConnection.of(PostgresServer.start(home), home));
        connection.createTables();
        boolean isNew = TrinoServer.running(home).isEmpty();
        TrinoServer trino = TrinoServer.start(home, connection, notes);
        if (isNew) {
            applyViews(trino, notes);
            notes.println("Trino runs at " + trino.url() + " until lake trino stop");
            notes.flush();
        }
        return trino;
    }

    /** Brings the analyst views to what the lake ships, where Trino runs; new tables may have made some possible. */
    static void applyViews(Path home, PrintWriter notes) {
        TrinoServer.running(home).ifPresent(trino -> applyViews(trino, notes));
    }

    private static void applyViews(TrinoServer trino, PrintWriter notes) {
        try (Connection connection = new SqlClient(trino.jdbcUrl(), "lake").connect()) {
            TrinoViews.apply(connection, notes);
        } catch (SQLException e) {
            throw Failures.explain(e);
        }
    }

    /** Stops Trino, and the embedded database if nothing else uses it. */
    static void stop(Path home) {
        TrinoServer.running(home).ifPresent(TrinoServer::stop);
        PostgresServer.running(home).ifPresent(PostgresServer::stopIfUnused);
    }
}
