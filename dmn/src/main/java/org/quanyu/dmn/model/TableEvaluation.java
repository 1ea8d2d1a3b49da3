package org.quanyu.dmn.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.quanyu.dmn.feel.Aggregates;
import org.quanyu.dmn.feel.Equality;
import org.quanyu.dmn.feel.Expression;
import org.quanyu.dmn.feel.Interpreter;
import org.quanyu.dmn.feel.Scope;
import org.quanyu.dmn.feel.Unknown;

/** Evaluates a decision table by its hit policy. */
final class TableEvaluation {

    private TableEvaluation() {}

    static Object evaluate(DecisionTable table, Scope scope) {
        Optional<Hits> found = hits(table, scope);
        if (found.isEmpty()) {
            return null;
        }
        Hits hits = found.get();
        return hits.areDecided(table.hitPolicy()) ? decided(table, hits.sure(), scope) : undecided(table, hits, scope);
    }

    /** The rules that give a table its value: none where it is unknown which, or where none is hit. */
    static List<DecisionTable.Rule> deciding(DecisionTable table, Scope scope) {
        return hits(table, scope)
                .filter(hits -> hits.areDecided(table.hitPolicy()))
                .map(hits ->
                        table.hitPolicy() == HitPolicy.FIRST && !hits.sure().isEmpty()
                                ? hits.sure().subList(0, 1)
                                : hits.sure())
                .orElse(List.of());
    }

    /** Empty where a value is not among those that its input allows. */
    private static Optional<Hits> hits(DecisionTable table, Scope scope) {
        List<Object> values = new ArrayList<>();
        for (DecisionTable.Input input : table.inputs()) {
            Object value = Interpreter.evaluate(input.expression(), scope);
            if (!isAllowed(input, value, scope)) {
                return Optional.empty();
            }
            values.add(value);
        }
        Hits hits = new Hits(new ArrayList<>(), new ArrayList<>());
        table.rules().forEach(rule -> hits.add(rule, isHit(rule, values, scope)));
        return Optional.of(hits);
    }

    /**
     * The rules that are hit, and those that may be, as something is unknown.
     *
     * @param possible in the order of the table, the sure ones among them
     */
    private record Hits(List<DecisionTable.Rule> sure, List<DecisionTable.Rule> possible) {

        void add(DecisionTable.Rule rule, Object hit) {
            if (Boolean.TRUE.equals(hit)) {
                sure.add(rule);
            }
            if (Boolean.TRUE.equals(hit) || hit == Unknown.UNKNOWN) {
                possible.add(rule);
            }
        }

        /** The rules of a unique table exclude each other, those of an any table agree: one that is sure decides. */
        boolean areDecided(HitPolicy policy) {
            return sure.size() == possible.size()
                    || switch (policy) {
                        case UNIQUE, ANY -> !sure.isEmpty();
                        case FIRST -> !sure.isEmpty() && sure.get(0) == possible.get(0);
                        case PRIORITY,
                                RULE_ORDER,
                                OUTPUT_ORDER,
                                COLLECT,
                                COLLECT_SUM,
                                COLLECT_COUNT,
                                COLLECT_MIN,
                                COLLECT_MAX -> false;
                    };
        }
    }

    private static boolean isAllowed(DecisionTable.Input input, Object value, Scope scope) {
        Object allowed = input.allowed().isEmpty() ? true : Interpreter.meets(input.allowed(), value, scope);
        return Boolean.TRUE.equals(allowed) || allowed == Unknown.UNKNOWN;
    }

    /** True, false or unknown: a test that has no result is not met. */
    private static Object isHit(DecisionTable.Rule rule, List<Object> values, Scope scope) {
        Object hit = true;
        for (int index = 0; index < values.size(); index++) {
            Object met = Interpreter.meets(rule.tests().get(index), values.get(index), scope);
            if (met == Unknown.UNKNOWN) {
                hit = met;
            } else if (!Boolean.TRUE.equals(met)) {
                return false;
            }
        }
        return hit;
    }

    private static Object decided(DecisionTable table, List<DecisionTable.Rule> hit, Scope scope) {
        return hit.isEmpty()
                ? withoutHit(table, scope)
                : byPolicy(table, hit.stream().map(rule -> results(rule, scope)).toList(), scope);
    }

    /** Known only where a single rule decides and all that may decide agree, with what comes of the sure ones alone too. */
    private static Object undecided(DecisionTable table, Hits hits, Scope scope) {
        if (!table.hitPolicy().takesOneRule()) {
            return Unknown.UNKNOWN;
        }
        Object alone = decided(table, hits.sure(), scope);
        boolean agree =
                hits.possible().stream().allMatch(rule -> Equality.isEqual(output(table, results(rule, scope)), alone));
        return agree ? alone : Unknown.UNKNOWN;
    }

    private static List<Object> results(DecisionTable.Rule rule, Scope scope) {
        List<Object> results = new ArrayList<>();
        rule.results().forEach(result -> results.add(Interpreter.evaluate(result, scope)));
        return results;
    }

    private static Object withoutHit(DecisionTable table, Scope scope) {
        boolean hasDefault = table.outputs().stream().anyMatch(output -> output.defaultValue() != null);
        if (!hasDefault) {
            return nothingCollected(table.hitPolicy());
        }
        List<Object> defaults = new ArrayList<>();
        table.outputs()
                .forEach(output -> defaults.add(
                        output.defaultValue() == null ? null : Interpreter.evaluate(output.defaultValue(), scope)));
        return output(table, defaults);
    }

    private static Object nothingCollected(HitPolicy policy) {
        return policy == HitPolicy.COLLECT ? List.of() : policy == HitPolicy.COLLECT_COUNT ? BigDecimal.ZERO : null;
    }

    private static Object byPolicy(DecisionTable table, List<List<Object>> results, Scope scope) {
        return switch (table.hitPolicy()) {
            case UNIQUE -> results.size() == 1 ? output(table, results.get(0)) : null;
            case ANY ->
                results.stream().allMatch(result -> Equality.isEqual(result, results.get(0)))
                        ? output(table, results.get(0))
                        : null;
            case FIRST -> output(table, results.get(0));
            case PRIORITY -> output(table, prioritised(table, results, scope).get(0));
            case RULE_ORDER, COLLECT -> outputs(table, results);
            case OUTPUT_ORDER -> outputs(table, prioritised(table, results, scope));
            case COLLECT_COUNT ->
                BigDecimal.valueOf(outputs(table, results).stream().distinct().count());
            case COLLECT_SUM -> Aggregates.sum(outputs(table, results));
            case COLLECT_MIN -> Aggregates.least(outputs(table, results));
            case COLLECT_MAX -> Aggregates.greatest(outputs(table, results));
        };
    }

    private static List<Object> outputs(DecisionTable table, List<List<Object>> results) {
        List<Object> outputs = new ArrayList<>();
        results.forEach(result -> outputs.add(output(table, result)));
        return outputs;
    }

    private static Object output(DecisionTable table, List<Object> result) {
        if (table.outputs().size() == 1) {
            return result.get(0);
        }
        Map<String, Object> context = new LinkedHashMap<>();
        for (int index = 0; index < result.size(); index++) {
            context.put(table.outputs().get(index).name(), result.get(index));
        }
        return context;
    }

    /** By the first output's place among its values, then the second's, and so on. */
    private static List<List<Object>> prioritised(DecisionTable table, List<List<Object>> results, Scope scope) {
        Comparator<List<Object>> order = Comparator.comparingInt(result -> 0);
        for (int column = 0; column < table.outputs().size(); column++) {
            List<Expression> values = table.outputs().get(column).values();
            int at = column;
            order = order.thenComparingInt(result -> place(values, result.get(at), scope));
        }
        return results.stream().sorted(order).toList();
    }

    private static int place(List<Expression> values, Object value, Scope scope) {
        return IntStream.range(0, values.size())
                .filter(index -> Boolean.TRUE.equals(Interpreter.meets(List.of(values.get(index)), value, scope)))
                .findFirst()
                .orElse(values.size());
    }
}
