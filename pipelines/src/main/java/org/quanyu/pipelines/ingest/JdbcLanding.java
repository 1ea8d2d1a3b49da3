package org.quanyu.pipelines.ingest;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.zip.GZIPOutputStream;
import org.quanyu.pipelines.ingest.read.DeliveredFile;
import org.quanyu.pipelines.ingest.source.SourceFormat;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/**
 * Copies a database table to a file, one JSON object a row with every value as text, so that the delivery can be
 * repeated, compared and replayed like any other.
 */
final class JdbcLanding {

    private static final int FETCH = 10_000;

    private final SourceFormat.Jdbc format;
    private final Path landing;

    JdbcLanding(SourceFormat.Jdbc format, Path landing) {
        this.format = format;
        this.landing = landing;
    }

    /**
     * The table as a file of this run. A run that is restarted finds the file it wrote.
     *
     * @throws LakeException {@code DATABASE_UNREACHABLE} if the table cannot be read
     */
    DeliveredFile file(String source, String runId) {
        Path file = landing.resolve(source).resolve(runId + ".jsonl.gz");
        if (!Files.exists(file)) {
            write(source, file);
        }
        return new DeliveredFile(file.toUri(), source + "/" + file.getFileName());
    }

    private void write(String source, Path file) {
        try (Connection connection = DriverManager.getConnection(format.url(), credentials(source))) {
            Files.createDirectories(file.getParent());
            Path unfinished = file.resolveSibling(file.getFileName() + ".part");
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(FETCH);
                copy(statement.executeQuery(query(connection)), unfinished);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (SQLException e) {
            throw new LakeException(
                    FailureCode.DATABASE_UNREACHABLE,
                    "source " + source + " cannot read " + format.table() + " from " + format.url() + ": "
                            + e.getMessage(),
                    "check format.url, format.table, format.user and the password's environment variable",
                    e);
        } catch (IOException e) {
            throw new LakeException(
                    FailureCode.FILE_UNREADABLE, "cannot write " + file + ": " + e.getMessage(), "check the disk", e);
        }
    }

    private Properties credentials(String source) {
        Properties credentials = new Properties();
        format.user().ifPresent(user -> credentials.setProperty("user", user));
        format.passwordVariable().ifPresent(variable -> {
            String password = System.getenv(variable);
            if (password == null) {
                throw new LakeException(
                        FailureCode.DATABASE_UNREACHABLE,
                        "source " + source + " finds no password in the environment variable " + variable,
                        "set " + variable + " and run again");
            }
            credentials.setProperty("password", password);
        });
        return credentials;
    }

    private String query(Connection connection) throws SQLException {
        String quote = connection.getMetaData().getIdentifierQuoteString().strip();
        String order = format.orderBy().isEmpty()
                ? ""
                : " order by "
                        + String.join(
                                ", ",
                                format.orderBy().stream()
                                        .map(column -> quote + column + quote)
                                        .toList());
        return "select * from " + format.table() + order;
    }

    private static void copy(ResultSet rows, Path file) throws SQLException, IOException {
        try (rows;
                OutputStream packed = new GZIPOutputStream(Files.newOutputStream(file), 1 << 16);
                JsonGenerator json = new JsonFactory().createGenerator(packed, JsonEncoding.UTF8)) {
            json.setRootValueSeparator(new com.fasterxml.jackson.core.io.SerializedString("\n"));
            ResultSetMetaData columns = rows.getMetaData();
            while (rows.next()) {
                json.writeStartObject();
                for (int column = 1; column <= columns.getColumnCount(); column++) {
                    json.writeStringField(columns.getColumnLabel(column), rows.getString(column));
                }
                json.writeEndObject();
            }
            json.writeRaw('\n');
        }
    }
}
