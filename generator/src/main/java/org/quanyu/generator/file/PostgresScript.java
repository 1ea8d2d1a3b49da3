package org.quanyu.generator.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Runs a script of {@link org.quanyu.generator.delivery.Format.PostgresCopy} where psql is absent. */
public final class PostgresScript {

    private static final int BUFFER = 1 << 16;

    private final Connection connection;
    private final BufferedReader script;

    private PostgresScript(Connection connection, BufferedReader script) {
        this.connection = connection;
        this.script = script;
    }

    /** Runs it all and tells the number of rows copied; committing is the caller's matter. */
    public static long run(InputStream script, Connection connection) throws IOException, SQLException {
        return new PostgresScript(
                        connection,
                        new BufferedReader(new InputStreamReader(script, StandardCharsets.UTF_8.newDecoder())))
                .run();
    }

    private long run() throws IOException, SQLException {
        long rows = 0;
        StringBuilder statement = new StringBuilder();
        for (String line = script.readLine(); line != null; line = script.readLine()) {
            statement.append(line).append('\n');
            if (line.endsWith(";")) {
                rows += run(statement.toString());
                statement.setLength(0);
            }
        }
        return rows;
    }

    private long run(String sql) throws IOException, SQLException {
        if (sql.startsWith("COPY ")) {
            return copy(sql);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return 0;
    }

    private long copy(String sql) throws IOException, SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            copyRows(copy);
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void copyRows(CopyIn copy) throws IOException, SQLException {
        StringBuilder rows = new StringBuilder(BUFFER);
        String line = script.readLine();
        while (line != null && !line.equals(PostgresRows.END)) {
            rows.append(line).append('\n');
            if (rows.length() >= BUFFER) {
                send(rows, copy);
            }
            line = script.readLine();
        }
        if (line == null) {
            throw new IOException("the script breaks off before the end of its rows");
        }
        send(rows, copy);
    }

    private static void send(StringBuilder rows, CopyIn copy) throws SQLException {
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        rows.setLength(0);
    }
}
