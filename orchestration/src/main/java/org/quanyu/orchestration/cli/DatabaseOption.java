package org.quanyu.orchestration.cli;

import java.util.Optional;
import org.quanyu.orchestration.database.DatabaseConnection;
import picocli.CommandLine.Option;

/** Which PostgreSQL a lake stands on. */
final class DatabaseOption {

    @Option(
            names = "--database",
            paramLabel = "URL",
            defaultValue = "${env:LAKE_DATABASE}",
            description = "JDBC URL of the site's own PostgreSQL, for example jdbc:postgresql://host/lake"
                    + " (default: $LAKE_DATABASE, else an embedded one). User and password come from"
                    + " $LAKE_DATABASE_USER and $LAKE_DATABASE_PASSWORD.")
    private String url;

    Optional<DatabaseConnection> connection() {
        if (url == null || url.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new DatabaseConnection(
                url, environment("LAKE_DATABASE_USER", "lake"), environment("LAKE_DATABASE_PASSWORD", "")));
    }

    private static String environment(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null ? otherwise : value;
    }
}
