package org.quanyu.models.risk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The rows that are told about.
 *
 * @param table a table of the lake that holds them, where no input is named
 * @param views named queries in Spark SQL, each over {@code input} and those before it
 * @param sql the query that gives the rows; empty where they are the input's own
 * @param entity the column that names what a row is about
 * @param month the column with the period, as a date or {@code yyyy-MM}; empty where rows have no order in time
 */
public record Panel(
        Optional<String> table,
        Map<String, String> views,
        Optional<String> sql,
        Optional<String> entity,
        Optional<String> month) {

    public Panel {
        views = new LinkedHashMap<>(views);
    }
}
