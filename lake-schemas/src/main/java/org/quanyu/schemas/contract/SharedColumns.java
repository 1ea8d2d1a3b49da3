package org.quanyu.schemas.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.types.DataTypes;

/**
 * Columns that no contract spells out: every table has {@code run_id}, and every table with a primary
 * key in silver, gold or mart has {@code merged_records}. They stand last. A contract that declares one
 * itself, as {@code ops.run} does with its key, keeps its own.
 */
public final class SharedColumns {

    private static final Set<String> LAYERS_WITH_MERGED_RECORDS = Set.of("silver", "gold", "mart");

    private static final Column RUN_ID = new Column(
            Contract.RUN_ID,
            DataTypes.StringType,
            "运行编号",
            "Run that last wrote the row; runs sort by it in the order they were started.",
            Classification.INTERNAL,
            false,
            0,
            List.of());

    private static final Column MERGED_RECORDS = new Column(
            Contract.MERGED_RECORDS,
            DataTypes.IntegerType,
            "合并记录数",
            "How many processed input rows stand behind the row in the run that last wrote it.",
            Classification.INTERNAL,
            false,
            0,
            List.of());

    private SharedColumns() {}

    /** A table's own columns and, after them, those that it shares with other tables. */
    public static List<Column> appendedTo(String layer, List<Column> own) {
        List<Column> columns = new ArrayList<>(own);
        boolean keyed = own.stream().anyMatch(column -> column.keyPosition() > 0);
        if (keyed && LAYERS_WITH_MERGED_RECORDS.contains(layer)) {
            appendUnlessDeclared(columns, MERGED_RECORDS);
        }
        appendUnlessDeclared(columns, RUN_ID);
        return List.copyOf(columns);
    }

    private static void appendUnlessDeclared(List<Column> columns, Column shared) {
        if (columns.stream().noneMatch(column -> column.name().equals(shared.name()))) {
            columns.add(shared);
        }
    }
}
