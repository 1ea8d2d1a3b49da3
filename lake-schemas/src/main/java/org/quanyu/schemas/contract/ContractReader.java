package org.quanyu.schemas.contract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.quanyu.schemas.contract.ColumnReader.Property;

/**
 * Reads contracts in the Open Data Contract Standard 3.1. How its elements are used here is written in
 * {@code docs/contracts.md}; members that the lake would ignore are refused.
 */
public final class ContractReader {

    private static final Set<String> CONTRACT_MEMBERS = Set.of(
            "apiVersion",
            "kind",
            "id",
            "version",
            "status",
            "name",
            "domain",
            "description",
            "team",
            "schema",
            "slaProperties",
            "tags",
            "authoritativeDefinitions");

    private static final Set<String> TABLE_MEMBERS = Set.of(
            "name",
            "physicalName",
            "physicalType",
            "logicalType",
            "businessName",
            "description",
            "dataGranularityDescription",
            "properties",
            "quality",
            "tags",
            "authoritativeDefinitions");

    private static final Set<String> TEAM_MEMBERS = Set.of("name", "description", "members", "tags");

    private static final Set<String> SLA_MEMBERS =
            Set.of("property", "value", "unit", "description", "element", "driver");

    private static final Pattern TABLE = Pattern.compile("(bronze|silver|gold|mart|ops)\\.[a-z][a-z0-9_]*");

    private ContractReader() {}

    static Contracts readBuiltIn() {
        return new Contracts(ContractFiles.onClasspath().entrySet().stream()
                .map(file -> read(file.getKey(), file.getValue()))
                .toList());
    }

    /**
     * Reads one contract.
     *
     * @param file the file as people know it; it must end in {@code <layer>/<name>.yaml} of the table
     * @param yaml what the file holds
     */
    public static Contract read(String file, String yaml) {
        ContractNode root = ContractNode.parse(file, yaml);
        Map<String, ContractNode> members = root.members(CONTRACT_MEMBERS);
        root.required(members, "apiVersion").oneOf("v3.1.0");
        root.required(members, "kind").oneOf("DataContract");
        root.required(members, "status").oneOf("proposed", "draft", "active", "deprecated", "retired");
        ContractNode schema = root.required(members, "schema");
        if (schema.elements().size() != 1) {
            throw schema.failure("one table is expected", "write one file per table");
        }
        ContractNode table = schema.elements().get(0);
        Map<String, ContractNode> tableMembers = table.members(TABLE_MEMBERS);
        String tableName = tableName(file, table.required(tableMembers, "physicalName"));
        root.required(members, "id").oneOf(tableName);

        List<Property> properties = ColumnReader.properties(table.required(tableMembers, "properties"));
        String layer = tableName.substring(0, tableName.indexOf('.'));
        List<Column> columns = SharedColumns.appendedTo(
                layer, properties.stream().map(Property::column).toList());
        return new Contract(
                tableName,
                root.required(members, "version").text(),
                table.required(tableMembers, "businessName").text(),
                table.required(tableMembers, "dataGranularityDescription").text(),
                owner(root.required(members, "team")),
                columns,
                rules(table, tableMembers, properties, columns),
                ColumnReader.partitionedBy(properties),
                serviceLevel(root.required(members, "slaProperties"), "latency", "frequency"),
                serviceLevel(root.required(members, "slaProperties"), "retention"));
    }

    private static String tableName(String file, ContractNode physicalName) {
        String name = physicalName.text();
        if (!TABLE.matcher(name).matches()) {
            throw physicalName.failure(
                    "\"" + name + "\" is not the name of a table",
                    "write <layer>.<name> with the layer bronze, silver, gold, mart or ops");
        }
        String expected = name.replace('.', '/') + ".yaml";
        if (!file.endsWith(expected)) {
            throw physicalName.failure("the file is not the one of " + name, "move it to contracts/" + expected);
        }
        return name;
    }

    private static String owner(ContractNode team) {
        return team.required(team.members(TEAM_MEMBERS), "name").text();
    }

    private static List<Rule> rules(
            ContractNode table, Map<String, ContractNode> members, List<Property> properties, List<Column> columns) {
        Set<String> known = new LinkedHashSet<>();
        columns.forEach(column -> known.add(column.name()));
        // where no step sorts rows out, a broken promise can only stop the publication
        Severity derived =
                table.required(members, "physicalName").text().startsWith("silver.") ? Severity.REJECT : Severity.ERROR;
        List<Rule> rules = new ArrayList<>();
        List<String> key = primaryKey(table, properties);
        if (!key.isEmpty()) {
            rules.add(RuleReader.uniqueKey(key));
        }
        for (Property property : properties) {
            rules.addAll(RuleReader.derived(property, derived));
            if (property.members().containsKey("quality")) {
                Optional<String> column = Optional.of(property.column().name());
                rules.addAll(RuleReader.stated(property.members().get("quality"), column, known));
            }
        }
        if (members.containsKey("quality")) {
            rules.addAll(RuleReader.stated(members.get("quality"), Optional.empty(), known));
        }
        requireDistinctNames(table, rules);
        return rules;
    }

    private static List<String> primaryKey(ContractNode table, List<Property> properties) {
        List<Column> key = properties.stream()
                .map(Property::column)
                .filter(column -> column.keyPosition() > 0)
                .sorted((left, right) -> Integer.compare(left.keyPosition(), right.keyPosition()))
                .toList();
        for (int i = 0; i < key.size(); i++) {
            if (key.get(i).keyPosition() != i + 1) {
                throw table.failure(
                        "the primary key has no single column at position " + (i + 1),
                        "number primaryKeyPosition 1, 2, 3 … without gaps");
            }
        }
        return key.stream().map(Column::name).toList();
    }

    private static void requireDistinctNames(ContractNode table, List<Rule> rules) {
        Set<String> names = new LinkedHashSet<>();
        for (Rule rule : rules) {
            if (!names.add(rule.name())) {
                throw table.failure("two rules have the name \"" + rule.name() + "\"", "rename one of the two");
            }
        }
    }

    /** The first of the named service levels that is stated, as value and unit. */
    private static String serviceLevel(ContractNode list, String... names) {
        for (String name : names) {
            for (ContractNode entry : list.elements()) {
                Map<String, ContractNode> members = entry.members(SLA_MEMBERS);
                if (entry.required(members, "property").text().equals(name)) {
                    String unit = entry.required(members, "unit").oneOf("h", "d", "m", "y");
                    return entry.required(members, "value").number().toPlainString() + " " + unit;
                }
            }
        }
        throw list.failure(
                "no service level " + String.join(" or ", names),
                "add {property: " + names[0] + ", value: 1, unit: d}");
    }
}
