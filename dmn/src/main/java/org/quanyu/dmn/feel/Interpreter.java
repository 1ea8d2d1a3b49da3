package org.quanyu.dmn.feel;

import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Evaluates expressions, exactly and one at a time. Values are {@link BigDecimal}, {@link String}, {@link Boolean}, the
 * types of {@code java.time} (durations of years and months as {@link Period}), {@link List}, {@link Map}, {@link Range},
 * {@link Function}, {@link Unknown} and null. What has no result is null, as FEEL asks; nothing is thrown.
 */
public final class Interpreter {

    private Interpreter() {}

    /** The value of an expression. */
    public static Object evaluate(Expression expression, Scope scope) {
        if (expression instanceof Expression.Literal literal) {
            return literal.value();
        } else if (expression instanceof Expression.Name name) {
            return scope.value(name.name());
        } else if (expression instanceof Expression.Path path) {
            return member(evaluate(path.source(), scope), path.member());
        } else if (expression instanceof Expression.Filter filter) {
            return filtered(filter, scope);
        } else if (expression instanceof Expression.Call call) {
            return called(call, scope);
        } else if (expression instanceof Expression.Arithmetic arithmetic) {
            return Arithmetics.apply(
                    arithmetic.operator(), evaluate(arithmetic.left(), scope), evaluate(arithmetic.right(), scope));
        } else if (expression instanceof Expression.Negation negation) {
            return Arithmetics.negate(evaluate(negation.operand(), scope));
        } else if (expression instanceof Expression.If choice) {
            return choice(choice, scope);
        } else if (expression instanceof Expression.For loop) {
            return loop(loop, scope);
        } else if (expression instanceof Expression.Quantified quantified) {
            return quantified(quantified, scope);
        } else if (expression instanceof Expression.ListOf list) {
            return evaluated(list.items(), scope);
        } else if (expression instanceof Expression.ContextOf context) {
            return context(context, scope);
        } else if (expression instanceof Expression.FunctionOf function) {
            return new Closure(function.parameters(), function.body(), scope);
        } else if (expression instanceof Expression.InstanceOf instance) {
            Object value = evaluate(instance.value(), scope);
            return value == Unknown.UNKNOWN ? value : (Object) Kinds.isInstance(value, instance.type());
        }
        return tested(expression, scope);
    }

    /** The same by both ways is known whichever is gone. */
    private static Object choice(Expression.If choice, Scope scope) {
        Object met = evaluate(choice.condition(), scope);
        if (met == Unknown.UNKNOWN) {
            Object then = evaluate(choice.then(), scope);
            return Equality.isEqual(then, evaluate(choice.otherwise(), scope)) ? then : met;
        }
        return evaluate(Boolean.TRUE.equals(met) ? choice.then() : choice.otherwise(), scope);
    }

    private static Object loop(Expression.For loop, Scope scope) {
        List<Object> results = new ArrayList<>();
        Object failed = iterate(loop.iterations(), 0, scope, inner -> {
            Scope seen = inner.with(Map.of("partial", Collections.unmodifiableList(new ArrayList<>(results))));
            results.add(evaluate(loop.body(), seen));
        });
        return Boolean.TRUE.equals(failed) ? results : failed;
    }

    private static Object tested(Expression expression, Scope scope) {
        if (expression instanceof Expression.Comparison comparison) {
            return Order.holds(
                    comparison.relation(), evaluate(comparison.left(), scope), evaluate(comparison.right(), scope));
        } else if (expression instanceof Expression.And and) {
            return Ternary.and(evaluate(and.left(), scope), () -> evaluate(and.right(), scope));
        } else if (expression instanceof Expression.Or or) {
            return Ternary.or(evaluate(or.left(), scope), () -> evaluate(or.right(), scope));
        } else if (expression instanceof Expression.Between between) {
            Object value = evaluate(between.value(), scope);
            return Ternary.and(
                    Order.holds(Expression.Relation.AT_LEAST, value, evaluate(between.low(), scope)),
                    Order.holds(Expression.Relation.AT_MOST, value, evaluate(between.high(), scope)));
        } else if (expression instanceof Expression.In in) {
            return meetsAny(evaluate(in.value(), scope), in.tests(), scope);
        } else if (expression instanceof Expression.RangeOf range) {
            return range(range, scope);
        } else if (expression instanceof Expression.Test test) {
            return new Comparand(test.relation(), evaluate(test.operand(), scope));
        }
        throw new IllegalStateException("a cell's test is no value: " + expression);
    }

    /**
     * Whether a value meets one of the tests of a cell (DMN 1.5, section 10.3.2.8).
     *
     * @return true, false, null where it cannot be compared, or unknown
     */
    public static Object meets(List<Expression> tests, Object value, Scope scope) {
        Scope seen = scope.with(Collections.singletonMap("?", value));
        Object met = false;
        for (Expression test : tests) {
            met = Ternary.or(met, meets(test, value, seen));
        }
        return met;
    }

    private static Object meets(Expression test, Object value, Scope scope) {
        if (test instanceof Expression.Any) {
            return true;
        }
        if (test instanceof Expression.NoneOf none) {
            return Ternary.not(meets(none.tests(), value, scope));
        }
        return test instanceof Expression.Condition condition
                ? evaluate(condition.expression(), scope)
                : meetsValue(value, test, scope);
    }

    /** What is no range, as its higher end comes first, nothing can be said of, not even of the value null. */
    private static Object meetsValue(Object value, Expression test, Scope scope) {
        Object evaluated = evaluate(test, scope);
        return evaluated == null && test instanceof Expression.RangeOf ? null : meetsOne(value, evaluated);
    }

    /** Of a single test that is null nothing can be said; beside others it is the value null. */
    private static Object meetsAny(Object value, List<Expression> tests, Scope scope) {
        if (tests.size() == 1 && evaluate(tests.get(0), scope) == null) {
            return null;
        }
        Object met = false;
        for (Expression test : tests) {
            met = Ternary.or(met, meetsValue(value, test, scope));
        }
        return met;
    }

    private static Object meetsOne(Object value, Object test) {
        if (test instanceof Range range) {
            return value instanceof Range ? Equality.equal(value, range) : range.contains(value);
        }
        if (test instanceof Comparand comparand) {
            return value instanceof Comparand ? Equality.equal(value, comparand) : comparand.isMetBy(value);
        }
        if (test instanceof List<?> list && !Equality.isEqual(value, list)) {
            Object whole = Equality.equal(value, list) == Unknown.UNKNOWN ? Unknown.UNKNOWN : (Object) false;
            return list.stream()
                    .map(item -> Objects.requireNonNullElse(meetsOne(value, item), false))
                    .reduce(whole, Ternary::or);
        }
        return Equality.equal(value, test);
    }

    /** Ends of two kinds, or the higher first, make no range. */
    private static Object range(Expression.RangeOf range, Scope scope) {
        Object low = evaluate(range.low(), scope);
        Object high = evaluate(range.high(), scope);
        if (low == Unknown.UNKNOWN || high == Unknown.UNKNOWN) {
            return Unknown.UNKNOWN;
        }
        boolean isRange =
                low == null || high == null || Order.compare(low, high).orElse(1) <= 0;
        return isRange ? new Range(range.lowIncluded(), low, high, range.highIncluded()) : null;
    }

    private static Object member(Object source, String name) {
        if (source == Unknown.UNKNOWN) {
            return source;
        }
        if (source instanceof Map<?, ?> context) {
            return context.get(name);
        }
        if (source instanceof List<?> list) {
            List<Object> members = new ArrayList<>();
            list.forEach(item -> members.add(member(item, name)));
            return members;
        }
        return TemporalMembers.member(source, name);
    }

    private static Object filtered(Expression.Filter filter, Scope scope) {
        Object source = evaluate(filter.source(), scope);
        if (source == Unknown.UNKNOWN) {
            return source;
        }
        List<?> list = source instanceof List<?> items ? items : source == null ? List.of() : List.of(source);
        if (isPlace(filter.condition())) {
            Object place = evaluate(filter.condition(), scope);
            if (place instanceof BigDecimal number) {
                return at(list, number);
            }
        }
        List<Object> kept = new ArrayList<>();
        for (Object item : list) {
            Object met = evaluate(filter.condition(), itemScope(scope, item));
            if (met == Unknown.UNKNOWN) {
                return met;
            }
            if (met instanceof BigDecimal number) {
                return at(list, number);
            }
            if (Boolean.TRUE.equals(met)) {
                kept.add(item);
            }
        }
        return kept;
    }

    private static boolean isPlace(Expression condition) {
        return condition instanceof Expression.Literal || condition instanceof Expression.Negation;
    }

    /** The item at a place counted from 1, from the end where it is negative. */
    private static Object at(List<?> list, BigDecimal place) {
        int index = place.intValue();
        int from = index < 0 ? list.size() + index : index - 1;
        return index == 0 || from < 0 || from >= list.size() ? null : list.get(from);
    }

    private static Scope itemScope(Scope scope, Object item) {
        Map<String, Object> seen = new HashMap<>();
        if (item instanceof Map<?, ?> context) {
            context.forEach((key, value) -> seen.put((String) key, value));
        }
        seen.putIfAbsent("item", item);
        return scope.with(seen);
    }

    private static Object called(Expression.Call call, Scope scope) {
        Object called = evaluate(call.function(), scope);
        if (!(called instanceof Function function)) {
            return called == Unknown.UNKNOWN ? called : null;
        }
        List<Object> values = evaluated(
                call.arguments().stream().map(Expression.Argument::value).toList(), scope);
        boolean named = !call.arguments().isEmpty() && call.arguments().get(0).name() != null;
        if (!named) {
            boolean fits = function.isVariadic()
                    || function.signatures().stream().anyMatch(signature -> signature.size() == values.size());
            return fits ? function.call(values) : null;
        }
        Map<String, Object> byName = new HashMap<>();
        for (int index = 0; index < values.size(); index++) {
            byName.put(call.arguments().get(index).name(), values.get(index));
        }
        return function.signatures().stream()
                .filter(signature ->
                        signature.size() == byName.size() && byName.keySet().containsAll(signature))
                .findFirst()
                .map(signature -> function.call(inOrder(signature, byName)))
                .orElse(null);
    }

    private static List<Object> inOrder(List<String> signature, Map<String, Object> byName) {
        return Arrays.asList(signature.stream().map(byName::get).toArray());
    }

    private static List<Object> evaluated(List<Expression> expressions, Scope scope) {
        List<Object> values = new ArrayList<>();
        expressions.forEach(expression -> values.add(evaluate(expression, scope)));
        return values;
    }

    private static Map<String, Object> context(Expression.ContextOf context, Scope scope) {
        Map<String, Object> values = new LinkedHashMap<>();
        Scope seen = scope.with(values);
        context.entries().forEach(entry -> values.put(entry.key(), evaluate(entry.value(), seen)));
        return values;
    }

    private static Object quantified(Expression.Quantified quantified, Scope scope) {
        List<Object> holds = new ArrayList<>();
        Object iterated =
                iterate(quantified.iterations(), 0, scope, inner -> holds.add(evaluate(quantified.condition(), inner)));
        if (!Boolean.TRUE.equals(iterated)) {
            return iterated;
        }
        Object every = true;
        Object some = false;
        for (Object one : holds) {
            every = Ternary.and(every, one);
            some = Ternary.or(some, one);
        }
        return quantified.every() ? every : some;
    }

    /** Calls the action for every combination of the items: true, or null or unknown where there is no list to go over. */
    private static Object iterate(
            List<Expression.Iteration> iterations, int from, Scope scope, Consumer<Scope> action) {
        if (from == iterations.size()) {
            action.accept(scope);
            return true;
        }
        Expression.Iteration iteration = iterations.get(from);
        Object items = items(iteration, scope);
        if (!(items instanceof List<?> list)) {
            return items;
        }
        for (Object item : list) {
            Scope inner = scope.with(Collections.singletonMap(iteration.variable(), item));
            Object iterated = iterate(iterations, from + 1, inner, action);
            if (!Boolean.TRUE.equals(iterated)) {
                return iterated;
            }
        }
        return true;
    }

    private static Object items(Expression.Iteration iteration, Scope scope) {
        Object first = evaluate(iteration.list(), scope);
        Object last = iteration.last() == null ? null : evaluate(iteration.last(), scope);
        if (first == Unknown.UNKNOWN || last == Unknown.UNKNOWN) {
            return Unknown.UNKNOWN;
        }
        if (iteration.last() != null) {
            return first instanceof BigDecimal low && last instanceof BigDecimal high ? numbers(low, high) : null;
        }
        return first instanceof List || first == null ? first : List.of(first);
    }

    private static List<BigDecimal> numbers(BigDecimal first, BigDecimal last) {
        List<BigDecimal> numbers = new ArrayList<>();
        int step = Integer.signum(last.compareTo(first));
        for (BigDecimal number = first; numbers.isEmpty() || step * number.compareTo(last) <= 0 && step != 0; ) {
            numbers.add(number);
            number = number.add(BigDecimal.valueOf(step));
        }
        return numbers;
    }

    /** A function written in FEEL with the variables around it. */
    private record Closure(List<String> parameters, Expression body, Scope scope) implements Function {

        @Override
        public List<List<String>> signatures() {
            return List.of(parameters);
        }

        @Override
        public Object call(List<Object> arguments) {
            Map<String, Object> values = new HashMap<>();
            for (int index = 0; index < parameters.size(); index++) {
                values.put(parameters.get(index), arguments.get(index));
            }
            return evaluate(body, scope.with(values));
        }
    }
}
