package org.quanyu.generator;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.quanyu.generator.file.PostgresScript;

/** Copies what is delivered through PostgreSQL into a database, in the order of days, all of it or nothing. */
public final class PostgresDeliveries {

    private PostgresDeliveries() {}

    /**
     * Runs the scripts among the deliveries of a generated district.
     *
     * @return the rows that were copied
     */
    public static long load(Path out, Connection connection) throws IOException, SQLException {
        connection.setAutoCommit(false);
        long rows = 0;
        for (Path script : scripts(out.resolve("deliveries"))) {
            try (InputStream in = Files.newInputStream(script)) {
                rows += PostgresScript.run(in, connection);
            }
        }
        connection.commit();
        return rows;
    }

    private static List<Path> scripts(Path deliveries) throws IOException {
        try (Stream<Path> files = Files.walk(deliveries)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }
}
