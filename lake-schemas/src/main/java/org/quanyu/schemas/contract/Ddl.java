package org.quanyu.schemas.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quanyu.schemas.contract.Change.AddColumn;
import org.quanyu.schemas.contract.Change.RenameColumn;
import org.quanyu.schemas.contract.Change.UpdateComment;
import org.quanyu.schemas.contract.Change.WidenType;

/**
 * The Spark SQL that makes tables what their contracts say.
 *
 * @param catalog the Spark catalog that holds the tables
 */
public record Ddl(String catalog) {

    /** Table property with the version of the contract that the table was last brought to. */
    public static final String CONTRACT_VERSION = "quanyu.contract-version";

    /** Table property with the columns of the primary key, separated by commas. */
    public static final String PRIMARY_KEY = "quanyu.primary-key";

    /** The table's full name, quoted. */
    public String name(Contract contract) {
        return Stream.of(catalog, contract.layer(), contract.name())
                .map(SqlText::identifier)
                .collect(Collectors.joining("."));
    }

    public String createTable(Contract contract) {
        String columns =
                contract.columns().stream().map(Ddl::definition).collect(Collectors.joining(",\n  ", "(\n  ", ")"));
        String partitions = contract.partitionedBy().isEmpty()
                ? ""
                : "\nPARTITIONED BY "
                        + contract.partitionedBy().stream()
                                .map(Ddl::partition)
                                .collect(Collectors.joining(", ", "(", ")"));
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("format-version", "2");
        properties.put("write.wap.enabled", "true");
        // changelog views, from which steps read what a table gained, need copy-on-write
        properties.put("write.merge.mode", "copy-on-write");
        properties.put("write.update.mode", "copy-on-write");
        properties.put("write.delete.mode", "copy-on-write");
        properties.put("write.parquet.compression-codec", "zstd");
        properties.putAll(contractProperties(contract));
        return "CREATE TABLE " + name(contract) + " " + columns + "\nUSING iceberg" + partitions + "\nTBLPROPERTIES "
                + listed(properties);
    }

    /** The statements for planned changes, in order; none for no change. */
    public List<String> alterTable(Contract contract, List<Change> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        String alter = "ALTER TABLE " + name(contract) + " ";
        return Stream.concat(
                        changes.stream().map(change -> alter + clause(change)),
                        Stream.of(alter + "SET TBLPROPERTIES " + listed(contractProperties(contract))))
                .toList();
    }

    private static Map<String, String> contractProperties(Contract contract) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("comment", contract.title() + " | " + contract.grain());
        properties.put(CONTRACT_VERSION, contract.version());
        properties.put(PRIMARY_KEY, String.join(",", contract.primaryKey()));
        return properties;
    }

    private static String clause(Change change) {
        if (change instanceof AddColumn added) {
            String place = added.after()
                    .map(column -> " AFTER " + SqlText.identifier(column))
                    .orElse(" FIRST");
            return "ADD COLUMN " + definition(added.column()) + place;
        }
        if (change instanceof WidenType widened) {
            return "ALTER COLUMN " + SqlText.identifier(widened.column()) + " TYPE "
                    + widened.to().sql();
        }
        if (change instanceof RenameColumn renamed) {
            return "RENAME COLUMN " + SqlText.identifier(renamed.from()) + " TO " + SqlText.identifier(renamed.to());
        }
        UpdateComment updated = (UpdateComment) change;
        return "ALTER COLUMN " + SqlText.identifier(updated.column()) + " COMMENT "
                + SqlText.literal(updated.comment());
    }

    private static String definition(Column column) {
        return SqlText.identifier(column.name()) + " " + column.type().sql() + " COMMENT "
                + SqlText.literal(column.comment());
    }

    private static String partition(String expression) {
        PartitionExpression parsed = PartitionExpression.parse(expression);
        return parsed.of(SqlText.identifier(parsed.column())).text();
    }

    private static String listed(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(property -> SqlText.literal(property.getKey()) + " = " + SqlText.literal(property.getValue()))
                .collect(Collectors.joining(",\n  ", "(\n  ", ")"));
    }
}
