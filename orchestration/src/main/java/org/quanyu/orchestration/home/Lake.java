package org.quanyu.orchestration.home;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.quanyu.orchestration.catalog.LakeSession;
import org.quanyu.orchestration.catalog.LakeTables;
import org.quanyu.orchestration.database.DatabaseConnection;
import org.quanyu.orchestration.database.LakeDatabase;
import org.quanyu.orchestration.database.PostgresServer;
import org.quanyu.orchestration.trino.TrinoServer;
import org.quanyu.schemas.contract.Contract;

/** An open lake: its folder, database and tables, and a Spark session once one is asked for. */
public final class Lake implements AutoCloseable {

    private final LakeHome home;
    private final LakeDatabase database;
    private final LakeTables tables;
    private SparkSession spark;

    private Lake(LakeHome home, LakeDatabase database, LakeTables tables) {
        this.home = home;
        this.database = database;
        this.tables = tables;
    }

    /**
     * Opens a lake, and starts its PostgreSQL if it is the embedded one and does not run.
     *
     * @param database the site's own PostgreSQL; empty for the embedded one
     */
    public static Lake open(Path folder, Optional<DatabaseConnection> database) {
        LakeHome home = LakeHome.at(folder);
        DatabaseConnection connection = database.orElseGet(() -> embedded(home));
        return new Lake(home, LakeDatabase.open(connection), LakeTables.open(home, connection));
    }

    private static DatabaseConnection embedded(LakeHome home) {
        PostgresServer server = PostgresServer.start(home.folder());
        return new DatabaseConnection(server.jdbcUrl(), server.user(), server.password());
    }

    public LakeHome home() {
        return home;
    }

    public LakeDatabase database() {
        return database;
    }

    public LakeTables tables() {
        return tables;
    }

    /** The session, with Spark on the given master and further settings. */
    public SparkSession spark(String master, Map<String, String> settings) {
        if (spark == null) {
            spark = LakeSession.open(home, database.connection(), master, settings);
        }
        return spark;
    }

    /** The rows of a table as they are published; none where the lake has no such table yet. */
    public Dataset<Row> rows(Contract table, SparkSession session) {
        return tables.publishedHead(table.table()).isPresent()
                ? session.table(LakeSession.CATALOG + "." + table.table())
                : session.createDataFrame(List.of(), table.schema());
    }

    @Override
    public void close() {
        if (spark != null) {
            spark.stop();
        }
        tables.close();
        database.close();
        if (TrinoServer.running(home.folder()).isEmpty()) {
            PostgresServer.running(home.folder()).ifPresent(PostgresServer::stopIfUnused);
        }
    }
}
