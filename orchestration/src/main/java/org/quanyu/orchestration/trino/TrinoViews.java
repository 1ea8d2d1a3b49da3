package org.quanyu.orchestration.trino;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.quanyu.schemas.failure.FailureCode;
import org.quanyu.schemas.failure.LakeException;

/** The views that ship with the lake, in {@code lake.mart}: made in Trino, which could not read those of Spark. */
public final class TrinoViews {

    private static final String SCHEMA = "mart";
    // Trino's numbers for a schema and a table that do not exist
    private static final Set<Integer> NOT_FOUND = Set.of(45, 46);

    private TrinoViews() {}

    /**
     * Creates the views that are missing and replaces those that changed.
     *
     * @param notes says which views wait for tables that no run has published yet
     * @return the names of the views created or replaced
     */
    public static List<String> apply(Connection connection, PrintWriter notes) {
        return apply(connection, definitions(), notes);
    }

    static List<String> apply(Connection connection, List<ViewDefinition> views, PrintWriter notes) {
        List<String> applied = new ArrayList<>();
        try {
            execute(connection, "create schema if not exists lake." + SCHEMA);
            Map<String, String> comments = comments(connection);
            for (ViewDefinition view : views) {
                if (applyOne(connection, view, comments.get(view.name()), notes)) {
                    applied.add(view.name());
                }
            }
            return applied;
        } catch (SQLException e) {
            throw new LakeException(
                    FailureCode.QUERY_FAILED, "cannot list the views: " + e.getMessage(), "Run lake trino status.", e);
        } finally {
            notes.flush();
        }
    }

    private static boolean applyOne(Connection connection, ViewDefinition view, String present, PrintWriter notes) {
        try {
            List<String> columns = new ArrayList<>();
            String comment = view.comment(yields(connection, view, columns));
            if (comment.equals(present)) {
                return false;
            }
            create(connection, view, comment, columns);
            return true;
        } catch (SQLException e) {
            if (NOT_FOUND.contains(e.getErrorCode())) {
                notes.println("View mart." + view.name() + " waits: " + e.getMessage());
                return false;
            }
            throw new LakeException(
                    FailureCode.QUERY_FAILED,
                    "the view mart." + view.name() + " cannot be made: " + e.getMessage(),
                    "Correct views/" + view.name() + ".sql.",
                    e);
        }
    }

    private static void create(Connection connection, ViewDefinition view, String comment, List<String> columns)
            throws SQLException {
        String name = "lake." + SCHEMA + "." + view.name();
        execute(
                connection,
                "create or replace view " + name + " comment " + quoted(comment) + " security invoker as\n"
                        + view.query());
        for (String column : columns) {
            String said = view.columns().get(column);
            if (said != null) {
                execute(connection, "comment on column " + name + ".\"" + column + "\" is " + quoted(said));
            }
        }
    }

    /** The columns and types the query yields, which fails where a table is missing. */
    private static String yields(Connection connection, ViewDefinition view, List<String> columns) throws SQLException {
        StringBuilder yielded = new StringBuilder();
        try (PreparedStatement statement = connection.prepareStatement(view.query())) {
            ResultSetMetaData metadata = statement.getMetaData();
            for (int column = 1; column <= metadata.getColumnCount(); column++) {
                columns.add(metadata.getColumnName(column));
                yielded.append(metadata.getColumnName(column))
                        .append(' ')
                        .append(metadata.getColumnTypeName(column))
                        .append('\n');
            }
        }
        return yielded.toString();
    }

    private static Map<String, String> comments(Connection connection) throws SQLException {
        Map<String, String> comments = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select table_name, comment from system.metadata.table_comments"
                        + " where catalog_name = 'lake' and schema_name = '" + SCHEMA + "'")) {
            while (rows.next()) {
                comments.put(rows.getString(1), rows.getString(2));
            }
        }
        return comments;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** The definitions on the class path, in a folder or in a jar. */
    static List<ViewDefinition> definitions() {
        URL folder = TrinoViews.class.getResource("/views/firm_by_place.sql");
        try {
            URI uri = folder.toURI();
            if (!uri.getScheme().equals("jar")) {
                return read(Path.of(uri).getParent());
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return read(jar.getPath("/views"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the views in " + folder, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<ViewDefinition> read(Path folder) throws IOException {
        List<ViewDefinition> views = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".sql"))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString().replace(".sql", "");
                views.add(ViewDefinition.parse(name, Files.readString(file)));
            }
        }
        return views;
    }
}
