package org.quanyu.generator.file;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.quanyu.generator.delivery.Column;

/** A table and the statements that make and fill it; each statement ends a line. */
record PostgresTable(Optional<String> schema, String name) {

    /** @param table its name, behind that of its schema and a point if it is not in the default one */
    static PostgresTable of(String table) {
        int point = table.indexOf('.');
        return point < 0
                ? new PostgresTable(Optional.empty(), table)
                : new PostgresTable(Optional.of(table.substring(0, point)), table.substring(point + 1));
    }

    /** Makes what is missing. */
    String create(List<Column> columns) {
        String made = schema.map(missing -> "CREATE SCHEMA IF NOT EXISTS " + quoted(missing) + ";\n")
                .orElse("");
        return made
                + columns.stream()
                        .map(column -> "    " + quoted(column.name()) + " " + type(column))
                        .collect(Collectors.joining(
                                ",\n", "CREATE TABLE IF NOT EXISTS " + qualified() + " (\n", "\n);\n"));
    }

    /** Rows follow it. */
    String copy(List<Column> columns) {
        return columns.stream()
                .map(column -> quoted(column.name()))
                .collect(Collectors.joining(", ", "COPY " + qualified() + " (", ") FROM stdin;\n"));
    }

    private String qualified() {
        return schema.map(schema -> quoted(schema) + ".").orElse("") + quoted(name);
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private static String type(Column column) {
        return switch (column.type()) {
            case TEXT -> "text";
            case WHOLE -> "bigint";
            case DECIMAL -> "numeric(18, " + column.scale() + ")";
            case DATE -> "date";
            case TIME -> "timestamp(0)";
        };
    }
}
