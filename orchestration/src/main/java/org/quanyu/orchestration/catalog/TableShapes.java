package org.quanyu.orchestration.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.Table;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.quanyu.schemas.contract.Classification;
import org.quanyu.schemas.contract.Column;
import org.quanyu.schemas.contract.Contract;
import org.quanyu.schemas.contract.Ddl;
import org.quanyu.schemas.contract.TableShape;

/** Tables as they are, in the terms of contracts. */
final class TableShapes {

    private TableShapes() {}

    static TableShape of(Table table, StructType schema) {
        List<String> partitions = table.spec().fields().stream()
                .map(field -> partition(table, field))
                .toList();
        Optional<List<String>> key = Optional.ofNullable(table.properties().get(Ddl.PRIMARY_KEY))
                .filter(text -> !text.isEmpty())
                .map(text -> Arrays.asList(text.split(",")));
        return new TableShape(schema, partitions, key);
    }

    private static String partition(Table table, PartitionField field) {
        String column = table.schema().findColumnName(field.sourceId());
        String transform = field.transform().toString().toLowerCase(Locale.ROOT);
        return switch (transform) {
            case "identity" -> column;
            case "year", "month", "day", "hour" -> transform + "s(" + column + ")";
            default -> transform.replace('[', '(').replace("]", ", " + column + ")");
        };
    }

    /** A contract that also keeps the columns which the table has from earlier deliveries. */
    static Contract keepingColumns(Contract contract, StructType schema) {
        List<Column> columns = new ArrayList<>(contract.columns());
        for (StructField field : schema.fields()) {
            boolean known = contract.columns().stream().anyMatch(column -> column.name().equalsIgnoreCase(field.name()));
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
