package org.quanyu.orchestration.sql;

import java.io.PrintWriter;
import java.util.Locale;

/** How rows are written. */
public enum OutputFormat {
    TABLE,
    CSV,
    JSON;

    /** A writer for one result. */
    RowWriter writer(PrintWriter out) {
        return switch (this) {
            case TABLE -> new TableWriter(out);
            case CSV -> new CsvWriter(out);
            case JSON -> new JsonWriter(out);
        };
    }

    /** As users write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
