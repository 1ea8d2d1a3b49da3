package org.quanyu.models.risk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quanyu.schemas.yaml.SqlExpression;

/**
 * The rows that are told about.
 *
 * @param tables of the lake that hold them, where no input is named; queries see each by its name without the layer
 * @param views named queries in Spark SQL, each over {@code input} and those before it
 * @param sql the query that gives the rows; empty where they are the input's own
 * @param entity the column that names what a row is about
 * @param month the column with the period, as a date or {@code yyyy-MM}; empty where rows have no order in time
 * @param atRisk the condition of those that are told about; the others are there for labels alone
 */
public record Panel(
        List<String> tables,
        Map<String, String> views,
        Optional<String> sql,
        Optional<String> entity,
        Optional<String> month,
        Optional<SqlExpression> atRisk) {

    public Panel {
        tables = List.copyOf(tables);
        views = new LinkedHashMap<>(views);
    }
}
