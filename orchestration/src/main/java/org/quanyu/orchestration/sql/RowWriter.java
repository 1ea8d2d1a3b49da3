package org.quanyu.orchestration.sql;

import java.util.List;

/** Writes one result: its columns, its rows, its end. A value is what {@link SqlValues} makes of it. */
sealed interface RowWriter permits TableWriter, CsvWriter, JsonWriter {

    void columns(List<String> names);

    void row(List<Object> values);

    void end();
}
