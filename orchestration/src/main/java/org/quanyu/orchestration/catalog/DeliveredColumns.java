package org.quanyu.orchestration.catalog;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.quanyu.schemas.contract.Classification;
import org.quanyu.schemas.contract.Column;
import org.quanyu.schemas.contract.Contract;

/** Columns that files brought to a bronze table. */
final class DeliveredColumns {

    private DeliveredColumns() {}

    /** A contract that also keeps the columns which the table has from earlier deliveries. */
    static Contract keptIn(Contract contract, StructType schema) {
        List<Column> columns = new ArrayList<>(contract.columns());
        for (StructField field : schema.fields()) {
            boolean known =
                    contract.columns().stream().anyMatch(column -> column.name().equalsIgnoreCase(field.name()));
            if (!known) {
                columns.add(delivered(field));
            }
        }
        return contract.withColumns(columns);
    }

    private static Column delivered(StructField field) {
        String comment = field.getComment().getOrElse(() -> field.name() + " | delivered, not mapped");
        int split = comment.indexOf(" | ");
        String title = split < 0 ? field.name() : comment.substring(0, split);
        String description = split < 0 ? comment : comment.substring(split + 3);
        return new Column(
                field.name(), field.dataType(), title, description, Classification.SENSITIVE, false, 0, List.of());
    }
}
