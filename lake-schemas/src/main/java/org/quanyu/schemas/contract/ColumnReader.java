package org.quanyu.schemas.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** Reads the properties of a contract's table: columns, and what the table is partitioned by. */
final class ColumnReader {

    private static final Set<String> MEMBERS = Set.of(
            "name",
            "physicalType",
            "logicalType",
            "logicalTypeOptions",
            "businessName",
            "description",
            "required",
            "primaryKey",
            "primaryKeyPosition",
            "partitioned",
            "partitionKeyPosition",
            "classification",
            "quality",
            "customProperties",
            "examples",
            "tags",
            "authoritativeDefinitions");

    private static final Pattern TRANSFORM =
            Pattern.compile("(hours|days|months|years)|(bucket|truncate)\\((\\d{1,9})\\)");

    /** A column with what else its property says; {@code partition} is empty or an Iceberg expression. */
    record Property(
            Column column, ContractNode node, Map<String, ContractNode> members, int partitionKey, String partition) {}

    private ColumnReader() {}

    static List<Property> properties(ContractNode list) {
        List<Property> properties =
                list.elements().stream().map(ColumnReader::property).toList();
        for (int i = 0; i < properties.size(); i++) {
            String name = properties.get(i).column().name();
            if (properties.subList(0, i).stream()
                    .anyMatch(other -> other.column().name().equalsIgnoreCase(name))) {
                throw properties
                        .get(i)
                        .node()
                        .failure("column \"" + name + "\" stands here twice", "rename one of the two");
            }
        }
        return properties;
    }

    static List<String> partitionedBy(List<Property> properties) {
        return properties.stream()
                .filter(property -> property.partitionKey() > 0)
                .sorted(Comparator.comparingInt(Property::partitionKey))
                .map(Property::partition)
                .toList();
    }

    private static Property property(ContractNode node) {
        Map<String, ContractNode> members = node.members(MEMBERS);
        CustomProperties custom = CustomProperties.of(members, Set.of("formerNames", "partitionTransform"));
        String name = node.required(members, "name").text();
        Column column = new Column(
                name,
                type(node, members),
                node.required(members, "businessName").text(),
                node.required(members, "description").text(),
                classification(node.required(members, "classification")),
                flag(members, "required"),
                position(members, "primaryKey", "primaryKeyPosition"),
                custom.value("formerNames").map(ColumnReader::texts).orElse(List.of()));
        int partitionKey = position(members, "partitioned", "partitionKeyPosition");
        return new Property(column, node, members, partitionKey, partition(name, custom.value("partitionTransform")));
    }

    private static String partition(String column, Optional<ContractNode> transform) {
        if (transform.isEmpty()) {
            return column;
        }
        var matcher = TRANSFORM.matcher(transform.get().text());
        if (!matcher.matches()) {
            throw transform
                    .get()
                    .failure(
                            "\"" + transform.get().text() + "\" is not a partition transform",
                            "allowed: hours, days, months, years, bucket(N), truncate(N)");
        }
        return matcher.group(1) != null
                ? matcher.group(1) + "(" + column + ")"
                : matcher.group(2) + "(" + matcher.group(3) + ", " + column + ")";
    }

    private static Classification classification(ContractNode node) {
        String text = node.oneOf("public", "internal", "personal", "sensitive");
        return Classification.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static boolean flag(Map<String, ContractNode> members, String name) {
        return members.containsKey(name) && members.get(name).flag();
    }

    /** The position beside a flag; a flag alone stands for position 1. */
    private static int position(Map<String, ContractNode> members, String flag, String position) {
        if (!flag(members, flag)) {
            if (members.containsKey(position)) {
                throw members.get(position).failure(position + " stands without " + flag, "add " + flag + ": true");
            }
            return 0;
        }
        if (!members.containsKey(position)) {
            return 1;
        }
        int value = members.get(position).number().intValue();
        if (value < 1) {
            throw members.get(position).failure(value + " is not a position", "positions count from 1");
        }
        return value;
    }

    private static List<String> texts(ContractNode list) {
        return list.elements().stream().map(ContractNode::text).toList();
    }

    private static DataType type(ContractNode node, Map<String, ContractNode> members) {
        ContractNode physical = node.required(members, "physicalType");
        DataType type;
        try {
            type = DataType.fromDDL(physical.text());
        } catch (Exception e) { // Scala throws the checked ParseException undeclared
            throw notAType(physical);
        }
        List<String> logical = logicalTypes(type);
        if (logical.isEmpty()) {
            throw notAType(physical);
        }
        ContractNode stated = node.required(members, "logicalType");
        if (!logical.contains(stated.text())) {
            throw stated.failure(
                    "logicalType " + stated.text() + " does not go with physicalType " + physical.text(),
                    "allowed: " + String.join(", ", logical));
        }
        return type;
    }

    private static RuntimeException notAType(ContractNode physical) {
        return physical.failure(
                "\"" + physical.text() + "\" is not a type of the lake",
                "allowed: string, boolean, int, bigint, float, double, decimal(P,S), date, timestamp, timestamp_ntz, "
                        + "binary, array<…>, map<…>, struct<…>");
    }

    /** The standard's names for a type; empty for a type that Iceberg tables do not have. */
    static List<String> logicalTypes(DataType type) {
        List<String> names = new ArrayList<>();
        if (type instanceof StringType || type instanceof BinaryType) {
            names.add("string");
        } else if (type instanceof BooleanType) {
            names.add("boolean");
        } else if (type instanceof IntegerType || type instanceof LongType) {
            names.add("integer");
        } else if (type instanceof FloatType || type instanceof DoubleType || type instanceof DecimalType) {
            names.add("number");
        } else if (type instanceof DateType) {
            names.add("date");
        } else if (type instanceof TimestampType || type instanceof TimestampNTZType) {
            names.add("timestamp");
        } else if (type instanceof ArrayType) {
            names.add("array");
        } else if (type instanceof MapType || type instanceof StructType) {
            names.add("object");
        }
        return names;
    }
}
