package org.quanyu.dmn.model;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        List<Object> values = new ArrayList<>();
        boolean isAllowed = true;
        for (DecisionTable.Input input : table.inputs()) {
            Object value = Interpreter.evaluate(input.expression(), scope);
            Object allowed = input.allowed().isEmpty() ? true : Interpreter.meets(input.allowed(), value, scope);
            if (allowed != Unknown.UNKNOWN && !Boolean.TRUE.equals(allowed)) {
                return null;
            }
            isAllowed &= allowed != Unknown.UNKNOWN;
            values.add(value);
        }
        Hits hits = new Hits(new ArrayList<>(), new ArrayList<>());
        table.rules().forEach(rule -> hits.add(rule, isHit(rule, values, scope)));
        Object result = hits.areDecided() ? decided(table, hits.sure(), scope) : undecided(table, hits, scope);
        return isAllowed ? result : common(result, null);
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

        boolean areDecided() {
            return sure.size() == possible.size();
        }

        List<DecisionTable.Rule> open() {
            return possible.stream().filter(rule -> !sure.contains(rule)).toList();
        }

        /** The sure ones and one more, in the order of the table. */
        List<DecisionTable.Rule> and(DecisionTable.Rule one) {
            return possible.stream()
                    .filter(rule -> rule.equals(one) || sure.contains(rule))
                    .toList();
        }
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

    /**
     * What the sure rules give, as far as none of the others changes it. For most policies that no single one does is enough: sums
     * and counts are asked with all of them too, rules of a unique table and those that have to agree by pairs.
     */
    private static Object undecided(DecisionTable table, Hits hits, Scope scope) {
        Object common = decided(table, hits.sure(), scope);
        for (DecisionTable.Rule rule : hits.open()) {
            boolean isExcluded = table.hitPolicy() == HitPolicy.UNIQUE
                    && hits.sure().stream().anyMatch(sure -> Overlaps.areDisjoint(sure, rule));
            common = isExcluded ? common : common(common, decided(table, hits.and(rule), scope));
        }
        return switch (table.hitPolicy()) {
            case UNIQUE -> exclude(hits.possible()) ? common : common(common, null);
            case ANY -> table.outputs().size() == 1 ? common : byPairs(table, hits, common, scope);
            case COLLECT_SUM, COLLECT_COUNT -> common(common, decided(table, hits.possible(), scope));
            case FIRST, PRIORITY, RULE_ORDER, OUTPUT_ORDER, COLLECT, COLLECT_MIN, COLLECT_MAX -> common;
        };
    }

    /** What any two rules that some input hits together have in common with the others: nothing where they do not agree. */
    private static Object byPairs(DecisionTable table, Hits hits, Object found, Scope scope) {
        Object common = found;
        for (DecisionTable.Rule one : hits.open()) {
            for (DecisionTable.Rule other : hits.possible()) {
                boolean isPair = one != other && !Overlaps.areDisjoint(one, other);
                common = isPair ? common(common, decided(table, List.of(one, other), scope)) : common;
            }
        }
        return common;
    }

    private static boolean exclude(List<DecisionTable.Rule> rules) {
        return IntStream.range(0, rules.size()).allMatch(later -> rules.subList(0, later).stream()
                .allMatch(earlier -> Overlaps.areDisjoint(earlier, rules.get(later))));
    }

    /** What two possible outputs have in common: the value, the equal outputs of a context, or nothing. */
    private static Object common(Object one, Object other) {
        if (one instanceof Map<?, ?> context && other instanceof Map<?, ?> second) {
            Map<String, Object> both = new LinkedHashMap<>();
            context.forEach((name, value) -> both.put((String) name, common(value, second.get(name))));
            return both;
        }
        return Equality.isEqual(one, other) ? one : Unknown.UNKNOWN;
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
            case ANY -> agreed(table, results);
            case FIRST -> output(table, results.get(0));
            case PRIORITY ->
                isOrdered(results)
                        ? output(table, prioritised(table, results, scope).get(0))
                        : Unknown.UNKNOWN;
            case RULE_ORDER, COLLECT -> outputs(table, results);
            case OUTPUT_ORDER ->
                isOrdered(results) ? outputs(table, prioritised(table, results, scope)) : Unknown.UNKNOWN;
            case COLLECT_COUNT -> isOrdered(results) ? Aggregates.count(outputs(table, results)) : Unknown.UNKNOWN;
            case COLLECT_SUM -> Aggregates.sum(outputs(table, results));
            case COLLECT_MIN -> Aggregates.least(outputs(table, results));
            case COLLECT_MAX -> Aggregates.greatest(outputs(table, results));
        };
    }

    /** All have to be equal; one that is unknown may be. */
    private static Object agreed(DecisionTable table, List<List<Object>> results) {
        List<Object> known = results.stream()
                .filter(result -> !Unknown.isIn(result))
                .findFirst()
                .orElse(results.get(0));
        List<Object> equal =
                results.stream().map(result -> Equality.equal(result, known)).toList();
        if (equal.contains(false)) {
            return null;
        }
        return results.size() > 1 && equal.contains(Unknown.UNKNOWN) ? Unknown.UNKNOWN : output(table, known);
    }

    /** Whether it can be said which comes before which: one result does, several if all are known. */
    private static boolean isOrdered(List<List<Object>> results) {
        return results.size() == 1 || !Unknown.isIn(results);
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
