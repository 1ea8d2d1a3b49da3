package org.quanyu.orchestration.trino;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.hadoop.HadoopFileIO;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.quanyu.orchestration.database.DatabaseConnection;
import org.quanyu.orchestration.database.PostgresServer;

/** How the Iceberg catalog {@code lake} is reached: its database, and the folder its tables lie in. */
public record CatalogConnection(String jdbcUrl, String user, String password, Path warehouse) {

    /** The name Spark and Trino both give the catalog; its tables carry it in the database. */
    public static final String CATALOG = "lake";

    /** The catalog in the embedded database of a home. */
    public static CatalogConnection of(PostgresServer server, Path home) {
        return of(new DatabaseConnection(server.jdbcUrl(), server.user(), server.password()), home);
    }

    /** The catalog in the database that a home stands on. */
    public static CatalogConnection of(DatabaseConnection database, Path home) {
        try {
            // the same folder under two names would be two configurations of Trino
            Path warehouse = home.toRealPath().resolve("warehouse");
            return new CatalogConnection(database.jdbcUrl(), database.user(), database.password(), warehouse);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the home " + home, e);
        }
    }

    /** The warehouse as Spark writes it into metadata: not percent-encoded, so that Chinese folders work. */
    public String warehouseLocation() {
        return "file://" + warehouse;
    }

    /** Creates the tables of the catalog where they are missing: Trino reads them but never makes them. */
    public void createTables() {
        try (JdbcCatalog catalog = new JdbcCatalog(properties -> new HadoopFileIO(new Configuration()), null, true)) {
            catalog.initialize(
                    CATALOG,
                    Map.of(
                            CatalogProperties.URI,
                            jdbcUrl,
                            CatalogProperties.WAREHOUSE_LOCATION,
                            warehouseLocation(),
                            JdbcCatalog.PROPERTY_PREFIX + "user",
                            user,
                            JdbcCatalog.PROPERTY_PREFIX + "password",
                            password,
                            JdbcCatalog.PROPERTY_PREFIX + "schema-version",
                            "V1"));
        }
    }

    /** Never the password. */
    @Override
    public String toString() {
        return user + " at " + jdbcUrl + ", warehouse " + warehouse;
    }
}
