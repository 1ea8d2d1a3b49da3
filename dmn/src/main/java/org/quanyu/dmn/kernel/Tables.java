package org.quanyu.dmn.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.quanyu.dmn.feel.Constants;
import org.quanyu.dmn.feel.Expression;
import org.quanyu.dmn.feel.Interpreter;
import org.quanyu.dmn.feel.Scope;
import org.quanyu.dmn.kernel.Column.Kind;
import org.quanyu.dmn.kernel.Terms.Term;
import org.quanyu.dmn.model.DecisionTable;
import org.quanyu.dmn.model.HitPolicy;
import org.quanyu.dmn.model.Overlaps;

/**
 * Makes terms of tables: of all hit policies but those that give lists, and of several outputs by {@code UNIQUE} and {@code FIRST}
 * where all inputs are allowed.
 */
final class Tables {

    private final Terms terms;
    private final Expressions expressions;

    Tables(Terms terms, Expressions expressions) {
        this.terms = terms;
        this.expressions = expressions;
    }

    /** One output of a table. */
    Term output(DecisionTable table, int output) {
        refuse(table);
        List<Term> inputs = table.inputs().stream()
                .map(input -> expressions.term(input.expression()))
                .toList();
        List<Integer> hits = new ArrayList<>();
        List<Term> results = new ArrayList<>();
        for (DecisionTable.Rule rule : table.rules()) {
            hits.add(hit(inputs, rule.tests()));
            results.add(expressions.result(rule.results().get(output)));
        }
        Term result = decided(table, output, hits, results);
        List<Integer> allowed = allowed(table, inputs);
        return allowed.isEmpty() ? result : terms.guarded(terms.slot(new TruthOperation.Hit(allowed)), result);
    }

    private static void refuse(DecisionTable table) {
        boolean isTaken =
                switch (table.hitPolicy()) {
                    case UNIQUE, FIRST -> true;
                    case ANY, PRIORITY, COLLECT_SUM, COLLECT_COUNT, COLLECT_MIN, COLLECT_MAX ->
                        table.outputs().size() == 1;
                    case RULE_ORDER, OUTPUT_ORDER, COLLECT -> false;
                };
        boolean isLimited =
                table.inputs().stream().anyMatch(input -> !input.allowed().isEmpty());
        if (!isTaken || isLimited && table.outputs().size() > 1) {
            throw new NotCompiledException("a table of hit policy " + table.hitPolicy() + " with "
                    + table.outputs().size() + " outputs");
        }
    }

    private int hit(List<Term> inputs, List<List<Expression>> tests) {
        List<Integer> met = IntStream.range(0, inputs.size())
                .mapToObj(column -> new Tests(terms, expressions, inputs.get(column)).any(tests.get(column)))
                .map(Term::slot)
                .toList();
        return terms.slot(new TruthOperation.Hit(met));
    }

    private List<Integer> allowed(DecisionTable table, List<Term> inputs) {
        return IntStream.range(0, inputs.size())
                .filter(column -> !table.inputs().get(column).allowed().isEmpty())
                .mapToObj(column -> new Tests(terms, expressions, inputs.get(column))
                        .any(table.inputs().get(column).allowed()))
                .map(Term::slot)
                .toList();
    }

    private Term decided(DecisionTable table, int output, List<Integer> hits, List<Term> results) {
        DecisionTable.Output column = table.outputs().get(output);
        boolean isCount = table.hitPolicy() == HitPolicy.COLLECT_COUNT;
        Term without = without(table, column);
        List<Term> all = new ArrayList<>(results);
        if (!isCount) {
            all.add(without);
        }
        Kind kind = terms.kind(all);
        List<Term> values = terms.ofOneScale(all, kind);
        TableOperation.Rules rules = new TableOperation.Rules(
                List.copyOf(hits),
                values.stream().limit(hits.size()).map(Term::slot).toList(),
                isCount ? without.slot() : values.get(hits.size()).slot(),
                table.outputs().size() > 1,
                table.outputs().stream().anyMatch(one -> one.defaultValue() != null));
        int scale = isCount ? 0 : values.get(0).scale();
        return terms.result(operation(table, column, rules, values, scale), isCount ? Kind.NUMBER : kind);
    }

    /** Of a count a whole number, of the others perhaps null. */
    private Term without(DecisionTable table, DecisionTable.Output column) {
        boolean isCount = table.hitPolicy() == HitPolicy.COLLECT_COUNT;
        if (column.defaultValue() == null) {
            return isCount ? terms.value(Kind.NUMBER, 0, 0) : null;
        }
        Term without = expressions.result(column.defaultValue());
        if (isCount && (without == null || without.kind() != Kind.NUMBER || without.scale() > 0)) {
            throw new NotCompiledException("a count beside what is no whole number");
        }
        return without;
    }

    private TableOperation operation(
            DecisionTable table,
            DecisionTable.Output column,
            TableOperation.Rules rules,
            List<Term> values,
            int scale) {
        return switch (table.hitPolicy()) {
            case FIRST -> new TableOperation.First(rules, scale);
            case UNIQUE -> new TableOperation.Only(rules, terms.differ(values), beside(table), scale);
            case PRIORITY -> new TableOperation.Together(HitPolicy.PRIORITY, rules, places(table, column), scale);
            case COLLECT_SUM, COLLECT_MIN, COLLECT_MAX -> {
                terms.refuseWithoutOrder(values.get(0));
                yield new TableOperation.Together(table.hitPolicy(), rules, List.of(), scale);
            }
            case ANY, COLLECT_COUNT -> new TableOperation.Together(table.hitPolicy(), rules, List.of(), scale);
            case RULE_ORDER, OUTPUT_ORDER, COLLECT -> throw new NotCompiledException("lists");
        };
    }

    private static List<List<Integer>> beside(DecisionTable table) {
        List<DecisionTable.Rule> rules = table.rules();
        return IntStream.range(0, rules.size())
                .mapToObj(later -> IntStream.range(0, later)
                        .filter(earlier -> !Overlaps.areDisjoint(rules.get(earlier), rules.get(later)))
                        .boxed()
                        .toList())
                .toList();
    }

    /** Of each rule, where its result comes among the values of the output; behind them all if it is none of them. */
    private static List<Integer> places(DecisionTable table, DecisionTable.Output column) {
        return table.rules().stream()
                .map(rule -> rule.results().get(0))
                .map(result -> place(column.values(), result))
                .toList();
    }

    private static int place(List<Expression> values, Expression result) {
        if (!Constants.isConstant(result)) {
            throw new NotCompiledException("a priority of what is no constant");
        }
        Object value = Constants.value(result);
        return IntStream.range(0, values.size())
                .filter(index ->
                        Objects.equals(true, Interpreter.meets(List.of(values.get(index)), value, Scope.of(Map.of()))))
                .findFirst()
                .orElse(values.size());
    }
}
