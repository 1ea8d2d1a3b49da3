package org.quanyu.orchestration.sql;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.quanyu.orchestration.sql.SqlScript.SqlStatement;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** Runs SQL on Trino and writes rows as they come. */
public record SqlClient(String jdbcUrl, String user) {

    private static final Pattern QUERY_NUMBER = Pattern.compile("^Query failed \\(#\\w+\\): ");
    private static final int ROWS_BETWEEN_CHECKS = 1000;

    /** On a busy machine a Trino that answers has for some seconds not found itself as a node that works. */
    private static final RetryPolicy<Object> UNTIL_NODES = RetryPolicy.builder()
            .handleIf(failure -> failure instanceof SQLException
                    && String.valueOf(failure.getMessage()).contains("No nodes available to run query"))
            .withMaxAttempts(-1)
            .withMaxDuration(Duration.ofSeconds(60))
            .withDelay(Duration.ofMillis(500))
            .build();

    /** A session of its own; the caller closes it. */
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("source", "lake");
        return DriverManager.getConnection(jdbcUrl, properties);
    }

    /**
     * Runs the statements one after the other in one session and stops at the first that fails.
     *
     * @param out what the statements return
     * @param notes how many rows, for the person who waits
     */
    public void run(SqlScript script, OutputFormat format, PrintWriter out, PrintWriter notes) {
        if (script.statements().isEmpty()) {
            throw new LakeException(FailureCode.USAGE, "there is no SQL statement to run", "Write one in quotes.");
        }
        int number = 0;
        try (Connection connection = connect()) {
            for (SqlStatement statement : script.statements()) {
                number++;
                Failsafe.with(UNTIL_NODES).run(() -> runOne(connection, statement, format, out, notes));
            }
        } catch (FailsafeException e) {
            throw failure((SQLException) e.getCause(), script, number);
        } catch (SQLException e) {
            throw failure(e, script, number);
        }
    }

    private static void runOne(
            Connection connection, SqlStatement sql, OutputFormat format, PrintWriter out, PrintWriter notes)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (statement.execute(sql.text())) {
                try (ResultSet rows = statement.getResultSet()) {
                    long count = write(rows, format.writer(out), out);
                    notes.println(count == 1 ? "1 row" : count + " rows");
                }
            } else {
                notes.println("done");
            }
        }
        notes.flush();
    }

    private static long write(ResultSet rows, RowWriter writer, PrintWriter out) throws SQLException {
        ResultSetMetaData metadata = rows.getMetaData();
        List<String> names = new ArrayList<>();
        int[] types = new int[metadata.getColumnCount()];
        for (int column = 0; column < types.length; column++) {
            names.add(metadata.getColumnLabel(column + 1));
            types[column] = metadata.getColumnType(column + 1);
        }
        // a query that cannot be scheduled fails here, when nothing is written yet
        boolean more = rows.next();
        writer.columns(names);
        long count = 0;
        List<Object> values = new ArrayList<>();
        // a reader that went away, such as head, ends the query
        while (more && (++count % ROWS_BETWEEN_CHECKS != 0 || !out.checkError())) {
            values.clear();
            for (int column = 0; column < types.length; column++) {
                values.add(SqlValues.read(rows, column + 1, types[column]));
            }
            writer.row(values);
            more = rows.next();
        }
        writer.end();
        return count;
    }

    private LakeException failure(SQLException e, SqlScript script, int number) {
        if (number == 0 || e.getErrorCode() == 0 && e.getMessage().contains("Error executing query")) {
            return new LakeException(
                    FailureCode.TRINO_NOT_STARTED,
                    "Trino does not answer at " + jdbcUrl + ": " + e.getMessage(),
                    "Run lake trino status, then lake trino stop and lake trino start.",
                    e);
        }
        SqlStatement statement = script.statements().get(number - 1);
        String which = script.statements().size() == 1
                ? ""
                : "statement " + number + " of " + script.statements().size() + ", which starts on line "
                        + statement.line() + ": ";
        return new LakeException(
                FailureCode.QUERY_FAILED,
                which + QUERY_NUMBER.matcher(String.valueOf(e.getMessage())).replaceFirst(""),
                "Correct the statement; show schemas, show tables from gold and describe gold.firm tell the names.",
                e);
    }
}
