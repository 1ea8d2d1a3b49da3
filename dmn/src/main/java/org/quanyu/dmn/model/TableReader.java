package org.quanyu.dmn.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.quanyu.dmn.feel.Expression;

/** Reads a decision table. */
final class TableReader {

    private final ModelReader reader;
    private final Set<String> seen;

    TableReader(ModelReader reader, Set<String> seen) {
        this.reader = reader;
        this.seen = seen;
    }

    DecisionTable table(Element element) {
        HitPolicy policy = HitPolicy.of(element.attribute("hitPolicy"), element.attribute("aggregation"))
                .orElseThrow(() -> reader.refused(
                        "no hit policy is " + element.attribute("hitPolicy") + " " + element.attribute("aggregation"),
                        element));
        List<DecisionTable.Input> inputs = element.all("input").map(this::input).toList();
        List<DecisionTable.Output> outputs =
                element.all("output").map(this::output).toList();
        if (outputs.isEmpty()) {
            throw reader.refused("the table has no output", element);
        }
        List<DecisionTable.Rule> rules = element.all("rule")
                .map(rule -> rule(rule, inputs.size(), outputs.size()))
                .toList();
        if (policy == HitPolicy.UNIQUE) {
            refuseOverlap(element, rules);
        }
        return new DecisionTable(policy, inputs, outputs, rules);
    }

    private void refuseOverlap(Element table, List<DecisionTable.Rule> rules) {
        Overlaps.first(rules).ifPresent(pair -> {
            throw reader.refused(
                    "rules " + pair.earlier() + " and " + pair.later()
                            + " can be hit together, which a table of hit policy UNIQUE does not allow",
                    table.all("rule").toList().get(pair.later() - 1));
        });
    }

    private DecisionTable.Input input(Element input) {
        Element expression =
                input.first("inputExpression").orElseThrow(() -> reader.refused("the column has no expression", input));
        return new DecisionTable.Input(
                reader.expression(expression, seen),
                input.first("inputValues")
                        .map(values -> reader.tests(values, seen))
                        .orElse(List.of()));
    }

    private DecisionTable.Output output(Element output) {
        return new DecisionTable.Output(
                output.attribute("name"),
                output.first("outputValues")
                        .map(values -> reader.tests(values, seen))
                        .orElse(List.of()),
                output.first("defaultOutputEntry")
                        .map(entry -> reader.expression(entry, seen))
                        .orElse(null));
    }

    private DecisionTable.Rule rule(Element rule, int inputs, int outputs) {
        List<List<Expression>> tests = new ArrayList<>();
        rule.all("inputEntry").forEach(entry -> tests.add(reader.tests(entry, seen)));
        List<Expression> results = rule.all("outputEntry")
                .map(entry -> reader.expression(entry, seen))
                .toList();
        if (tests.size() != inputs || results.size() != outputs) {
            throw reader.refused(
                    "the rule has " + tests.size() + " tests and " + results.size() + " results for " + inputs
                            + " inputs and " + outputs + " outputs",
                    rule);
        }
        return new DecisionTable.Rule(List.copyOf(tests), results, rule.line());
    }
}
