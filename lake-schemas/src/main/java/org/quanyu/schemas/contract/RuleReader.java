package org.quanyu.schemas.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.quanyu.schemas.contract.ColumnReader.Property;
import org.quanyu.schemas.contract.Rule.Metric;
import org.quanyu.schemas.contract.Rule.RowRule;
import org.quanyu.schemas.contract.Rule.TableRule;
import scala.collection.JavaConverters;

/** Reads the rules of a contract: what it states and what follows from options of its columns. */
final class RuleReader {

    private static final String ENGINE = "quanyu";

    private static final Set<String> MEMBERS = Set.of(
            "type",
            "engine",
            "implementation",
            "metric",
            "unit",
            "mustBe",
            "mustBeBetween",
            "mustBeGreaterOrEqualTo",
            "mustBeLessOrEqualTo",
            "severity",
            "name",
            "description",
            "dimension",
            "businessImpact",
            "tags");

    private static final List<String> BOUNDS =
            List.of("mustBe", "mustBeBetween", "mustBeGreaterOrEqualTo", "mustBeLessOrEqualTo");

    private RuleReader() {}

    /** The rules stated under {@code quality}, of a column or, where {@code column} is empty, of the table. */
    static List<Rule> stated(ContractNode list, Optional<String> column, Set<String> knownColumns) {
        List<Rule> rules = new ArrayList<>();
        for (ContractNode entry : list.elements()) {
            Map<String, ContractNode> members = entry.members(MEMBERS);
            rules.add(
                    entry.required(members, "type").oneOf("custom", "library").equals("custom")
                            ? rowRule(entry, members, column, knownColumns)
                            : tableRule(entry, members, column));
        }
        return rules;
    }

    /** The rule that follows from having a primary key. */
    static TableRule uniqueKey(List<String> key) {
        return new TableRule(
                "primary_key_unique",
                Severity.ERROR,
                "No two rows have the same " + String.join(", ", key) + ".",
                Metric.DUPLICATE_KEYS,
                Optional.empty(),
                0,
                0);
    }

    private static RowRule rowRule(
            ContractNode entry, Map<String, ContractNode> members, Optional<String> column, Set<String> knownColumns) {
        entry.required(members, "engine").oneOf(ENGINE);
        ContractNode predicate = entry.required(members, "implementation");
        requireKnownColumns(predicate, knownColumns);
        return new RowRule(
                entry.required(members, "name").text(),
                severity(entry.required(members, "severity").oneOf("error", "reject", "warn")),
                entry.required(members, "description").text(),
                predicate.text(),
                column);
    }

    private static void requireKnownColumns(ContractNode predicate, Set<String> knownColumns) {
        Expression expression;
        try {
            expression = new CatalystSqlParser().parseExpression(predicate.text());
        } catch (Exception e) { // Scala throws the checked ParseException undeclared
            throw predicate.failure(
                    "not a Spark SQL predicate: "
                            + e.getMessage().lines().findFirst().orElse(""),
                    "write a condition over the table's columns that is true for a good row");
        }
        for (Expression leaf : JavaConverters.seqAsJavaList(expression.collectLeaves())) {
            if (leaf instanceof UnresolvedAttribute attribute
                    && !knownColumns.contains(attribute.nameParts().head())) {
                throw predicate.failure(
                        "the table has no column \"" + attribute.nameParts().head() + "\"",
                        "allowed: " + String.join(", ", knownColumns));
            }
        }
    }

    private static TableRule tableRule(ContractNode entry, Map<String, ContractNode> members, Optional<String> column) {
        Severity severity = severity(entry.required(members, "severity").oneOf("error", "warn"));
        String metric = entry.required(members, "metric").oneOf("rowCount", "nullValues", "duplicateValues");
        boolean percent = members.containsKey("unit")
                && members.get("unit").oneOf("rows", "percent").equals("percent");
        double[] bounds = bounds(entry, members);
        String name = entry.required(members, "name").text();
        String description = entry.required(members, "description").text();
        if (metric.equals("nullValues")) {
            if (column.isEmpty()) {
                throw entry.failure("nullValues measures a column", "state it under the quality of a property");
            }
            double[] filled = filledShare(entry, percent, bounds);
            return new TableRule(name, severity, description, Metric.COMPLETENESS, column, filled[0], filled[1]);
        }
        if (percent) {
            throw members.get("unit").failure(metric + " is measured in rows", "allowed: rows");
        }
        if (metric.equals("rowCount") && column.isPresent()) {
            throw entry.failure("rowCount measures the table", "state it under the quality of schema[0]");
        }
        Metric measured = metric.equals("rowCount") ? Metric.ROW_COUNT : Metric.DUPLICATE_KEYS;
        return new TableRule(name, severity, description, measured, column, bounds[0], bounds[1]);
    }

    /** Smallest and largest share of rows with a value, from bounds on those without. */
    private static double[] filledShare(ContractNode entry, boolean percent, double[] empty) {
        if (percent) {
            return new double[] {Math.max(0, (100 - empty[1]) / 100), Math.min(1, (100 - empty[0]) / 100)};
        }
        if (empty[1] != 0) {
            throw entry.failure("nullValues in rows can only be 0", "write unit: percent");
        }
        return new double[] {1, 1};
    }

    private static double[] bounds(ContractNode entry, Map<String, ContractNode> members) {
        List<String> stated = BOUNDS.stream().filter(members::containsKey).toList();
        if (stated.size() != 1) {
            throw entry.failure("one bound is expected, found " + stated, "allowed: " + String.join(", ", BOUNDS));
        }
        ContractNode bound = members.get(stated.get(0));
        if (stated.get(0).equals("mustBeBetween")) {
            List<ContractNode> ends = bound.elements();
            if (ends.size() != 2 || ends.get(0).number().compareTo(ends.get(1).number()) > 0) {
                throw bound.failure("two numbers, smallest first, are expected", "write [low, high]");
            }
            return new double[] {
                ends.get(0).number().doubleValue(), ends.get(1).number().doubleValue()
            };
        }
        double value = bound.number().doubleValue();
        return new double[] {
            stated.get(0).equals("mustBeLessOrEqualTo") ? 0 : value,
            stated.get(0).equals("mustBeGreaterOrEqualTo") ? Double.MAX_VALUE : value
        };
    }

    private static Severity severity(String text) {
        return Severity.valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** The rules that follow from a column's logicalTypeOptions. */
    static List<Rule> derived(Property property, Severity severity) {
        ContractNode options = property.members().get("logicalTypeOptions");
        if (options == null) {
            return List.of();
        }
        List<Rule> rules = new ArrayList<>();
        options.members(allowedOptions(property)).forEach((option, value) -> {
            if (!option.equals("format")) {
                RowRule rule = derived(property.column().name(), property, option, value);
                rules.add(new RowRule(rule.name(), severity, rule.description(), rule.predicate(), rule.column()));
            }
        });
        return rules;
    }

    private static Set<String> allowedOptions(Property property) {
        String logical = ColumnReader.logicalTypes(property.column().type()).get(0);
        return switch (logical) {
            case "string" -> Set.of("minLength", "maxLength", "pattern", "format");
            case "integer", "number", "date", "timestamp" ->
                Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "format");
            default -> Set.of();
        };
    }

    private static RowRule derived(String column, Property property, String option, ContractNode value) {
        String quoted = SqlText.identifier(column);
        return switch (option) {
            case "minLength" ->
                rule(
                        column,
                        option,
                        "char_length(" + quoted + ") >= " + whole(value),
                        "at least " + whole(value) + " characters long");
            case "maxLength" ->
                rule(
                        column,
                        option,
                        "char_length(" + quoted + ") <= " + whole(value),
                        "at most " + whole(value) + " characters long");
            case "pattern" ->
                rule(column, option, quoted + " RLIKE " + SqlText.literal(value.text()), "of the form " + value.text());
            case "minimum" -> compared(column, property, option, ">=", "at least", value);
            case "maximum" -> compared(column, property, option, "<=", "at most", value);
            case "exclusiveMinimum" -> compared(column, property, option, ">", "above", value);
            case "exclusiveMaximum" -> compared(column, property, option, "<", "below", value);
            default -> throw value.failure("\"" + option + "\" is not known here", "leave it out");
        };
    }

    private static RowRule compared(
            String column, Property property, String option, String operator, String words, ContractNode value) {
        String logical = ColumnReader.logicalTypes(property.column().type()).get(0);
        String bound =
                switch (logical) {
                    case "date" -> "DATE" + SqlText.literal(value.text());
                    case "timestamp" -> "TIMESTAMP" + SqlText.literal(value.text());
                    default -> value.number().toPlainString();
                };
        String shown = logical.equals("date") || logical.equals("timestamp") ? value.text() : bound;
        String quoted = SqlText.identifier(column);
        return rule(column, option, quoted + " " + operator + " " + bound, words + " " + shown);
    }

    private static RowRule rule(String column, String option, String predicate, String words) {
        String name = column + "_" + option.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        return new RowRule(name, Severity.REJECT, column + " is " + words + ".", predicate, Optional.of(column));
    }

    private static int whole(ContractNode value) {
        BigDecimal number = value.number();
        if (number.signum() < 0 || number.stripTrailingZeros().scale() > 0) {
            throw value.failure(number + " is not a length", "write a whole number from 0");
        }
        return number.intValue();
    }
}
