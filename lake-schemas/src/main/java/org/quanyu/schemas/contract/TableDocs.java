package org.quanyu.schemas.contract;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quanyu.schemas.contract.Rule.RowRule;
import org.quanyu.schemas.contract.Rule.TableRule;

/** What people read about the tables, one Markdown page per layer, drawn from the contracts. */
public final class TableDocs {

    private static final Map<String, String> LAYERS = Map.of(
            "bronze", "what was delivered, as text",
            "silver", "typed, standardised records of one source",
            "gold", "one row per person, firm, address, event, device",
            "mart", "what users asked for",
            "ops", "the lake explains itself");

    private TableDocs() {}

    /** Markdown by layer, for the layers that have tables. */
    public static Map<String, String> pages(Collection<Contract> contracts) {
        Map<String, List<Contract>> byLayer =
                contracts.stream().collect(Collectors.groupingBy(Contract::layer, TreeMap::new, Collectors.toList()));
        Map<String, String> pages = new TreeMap<>();
        byLayer.forEach((layer, tables) -> pages.put(layer, page(layer, tables)));
        return pages;
    }

    private static String page(String layer, List<Contract> contracts) {
        String head = "# " + layer + ": " + LAYERS.get(layer) + "\n\n"
                + "Drawn from the contracts in `lake-schemas/src/main/resources/contracts/" + layer
                + "`; a test keeps it current.\n\n";
        String index = contracts.stream()
                .map(contract -> "- [`" + contract.table() + "`](#" + anchor(contract) + ") " + contract.title() + ": "
                        + contract.grain() + "\n")
                .collect(Collectors.joining());
        return head + index + contracts.stream().map(TableDocs::table).collect(Collectors.joining());
    }

    private static String anchor(Contract contract) {
        return (contract.table().replace(".", "") + "-" + contract.title()).toLowerCase(Locale.ROOT);
    }

    private static String table(Contract contract) {
        return "\n## " + contract.table() + " " + contract.title() + "\n\n" + contract.grain() + "\n\n"
                + facts(contract) + "\n"
                + "| column | 名称 | type | class | what it holds |\n| --- | --- | --- | --- | --- |\n"
                + contract.columns().stream().map(TableDocs::column).collect(Collectors.joining())
                + rules(contract);
    }

    private static String facts(Contract contract) {
        return Stream.of(
                        "- owner: " + contract.owner(),
                        "- version: " + contract.version(),
                        contract.primaryKey().isEmpty() ? "" : "- primary key: " + code(contract.primaryKey()),
                        contract.partitionedBy().isEmpty() ? "" : "- partitioned by: " + code(contract.partitionedBy()),
                        "- at most " + contract.freshness() + " old, kept for " + contract.retention())
                .filter(line -> !line.isEmpty())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static String code(List<String> names) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static String column(Column column) {
        String type = column.type().sql().toLowerCase(Locale.ROOT) + (column.required() ? ", required" : "");
        String former = column.formerNames().isEmpty() ? "" : " Formerly " + code(column.formerNames()) + ".";
        return row(
                "`" + column.name() + "`",
                column.title(),
                type,
                column.classification().name().toLowerCase(Locale.ROOT),
                column.description() + former);
    }

    private static String rules(Contract contract) {
        return contract.rules().isEmpty()
                ? ""
                : "\n| rule | if broken | what holds | measured |\n| --- | --- | --- | --- |\n"
                        + contract.rules().stream().map(TableDocs::rule).collect(Collectors.joining());
    }

    private static String rule(Rule rule) {
        return row(
                "`" + rule.name() + "`",
                consequence(rule.severity()),
                rule.description(),
                rule instanceof RowRule row ? "`` " + row.predicate() + " ``" : measure((TableRule) rule));
    }

    private static String consequence(Severity severity) {
        return switch (severity) {
            case ERROR -> "nothing is published";
            case REJECT -> "the row is quarantined";
            case WARN -> "it is reported";
        };
    }

    private static String measure(TableRule rule) {
        String of = rule.column().map(column -> " of `" + column + "`").orElse("");
        return switch (rule.metric()) {
            case ROW_COUNT -> "number of rows";
            case COMPLETENESS -> "share of rows with a value" + of;
            case DUPLICATE_KEYS -> "rows with the same key" + of;
        };
    }

    private static String row(String... cells) {
        return Stream.of(cells)
                .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
