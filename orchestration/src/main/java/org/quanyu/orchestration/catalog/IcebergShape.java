package org.quanyu.orchestration.catalog;

import java.util.List;
import java.util.Optional;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.quanyu.schemas.contract.Ddl;
import org.quanyu.schemas.contract.TableShape;

/** An Iceberg table as contracts speak of tables. */
public final class IcebergShape {

    private IcebergShape() {}

    public static TableShape of(Table table) {
        List<String> partitionedBy = table.spec().fields().stream()
                .filter(field -> !field.transform().isVoid())
                .map(field -> partition(field, table.schema().findColumnName(field.sourceId())))
                .toList();
        Optional<List<String>> primaryKey = Optional.ofNullable(
                        table.properties().get(Ddl.PRIMARY_KEY))
                .map(key -> key.isEmpty() ? List.of() : List.of(key.split(",", -1)));
        return new TableShape(SparkSchemaUtil.convert(table.schema()), partitionedBy, primaryKey);
    }

    private static String partition(PartitionField field, String column) {
        String transform = field.transform().toString();
        if (field.transform().isIdentity()) {
            return column;
        }
        return transform.endsWith("]")
                ? transform.replace("[", "(").replace("]", ", ") + column + ")"
                : transform + "s(" + column + ")";
    }
}
