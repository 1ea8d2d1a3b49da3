package org.quanyu.orchestration.input;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows of files.
 *
 * @param missing names that a target uses and no file has
 * @param warnings what could not be taken in, with file and line
 */
public record FileRows(Dataset<Row> rows, List<String> missing, List<String> warnings) {

    public FileRows {
        missing = List.copyOf(missing);
        warnings = List.copyOf(warnings);
    }
}
