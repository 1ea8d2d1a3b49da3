package org.quanyu.schemas.contract;

import java.util.Optional;

/** A promise of a contract. */
public sealed interface Rule {

    String name();

    Severity severity();

    /** What it means, one English sentence. */
    String description();

    /**
     * Holds or not for each row by itself.
     *
     * @param predicate Spark SQL over the table's columns; true or null is a pass
     * @param column the column it is about, if one
     */
    record RowRule(String name, Severity severity, String description, String predicate, Optional<String> column)
            implements Rule {}

    /**
     * Holds or not for the whole table.
     *
     * @param metric what is measured
     * @param column the column measured; empty for the row count
     * @param minimum smallest measure that passes, inclusive
     * @param maximum largest measure that passes, inclusive
     */
    record TableRule(
            String name,
            Severity severity,
            String description,
            Metric metric,
            Optional<String> column,
            double minimum,
            double maximum)
            implements Rule {}

    /** What a {@link TableRule} measures. */
    enum Metric {
        /** Rows in the table. */
        ROW_COUNT,
        /** Share of rows, from 0 to 1, in which the column has a value. */
        COMPLETENESS,
        /** Rows whose key stands in another row too: the primary key or, where a column is named, its values. */
        DUPLICATE_KEYS
    }
}
