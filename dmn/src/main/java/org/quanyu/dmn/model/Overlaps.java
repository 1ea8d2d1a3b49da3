package org.quanyu.dmn.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quanyu.dmn.feel.Constants;
import org.quanyu.dmn.feel.Equality;
import org.quanyu.dmn.feel.Expression;
import org.quanyu.dmn.feel.Expression.Relation;
import org.quanyu.dmn.feel.Interpreter;
import org.quanyu.dmn.feel.Scope;

/** Finds rules of a table that can be hit together, as far as their cells compare with constants. */
public final class Overlaps {

    private Overlaps() {}

    /** Two rules, counted from 1, that some input hits both. */
    record Pair(int earlier, int later) {}

    /** The first two rules that overlap beyond doubt; a cell that is no list of constants and ranges leaves doubt. */
    static Optional<Pair> first(List<DecisionTable.Rule> rules) {
        List<List<Optional<List<Span>>>> spans = rules.stream()
                .map(rule -> rule.tests().stream().map(Overlaps::spans).toList())
                .toList();
        for (int later = 1; later < rules.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                if (overlap(spans.get(earlier), spans.get(later))) {
                    return Optional.of(new Pair(earlier + 1, later + 1));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether no input hits both rules, beyond doubt: some cells of theirs are constants and ranges that have nothing in common. */
    public static boolean areDisjoint(DecisionTable.Rule one, DecisionTable.Rule other) {
        for (int column = 0; column < one.tests().size(); column++) {
            Optional<List<Span>> spans = spans(one.tests().get(column));
            Optional<List<Span>> others = spans(other.tests().get(column));
            if (spans.isPresent() && others.isPresent() && !meet(spans, others)) {
                return true;
            }
        }
        return false;
    }

    private static boolean overlap(List<Optional<List<Span>>> one, List<Optional<List<Span>>> other) {
        for (int column = 0; column < one.size(); column++) {
            if (!meet(one.get(column), other.get(column))) {
                return false;
            }
        }
        return true;
    }

    private static boolean meet(Optional<List<Span>> one, Optional<List<Span>> other) {
        return one.isPresent()
                && other.isPresent()
                && one.get().stream().anyMatch(span -> other.get().stream().anyMatch(span::meets));
    }

    /** Values between two ends, each null where it is open. */
    private record Span(boolean lowIncluded, Object low, Object high, boolean highIncluded) {

        private static final Span ALL = new Span(false, null, null, false);

        boolean meets(Span other) {
            return isBelow(low, lowIncluded, other.high, other.highIncluded)
                    && isBelow(other.low, other.lowIncluded, high, highIncluded);
        }

        private static boolean isBelow(Object low, boolean lowIncluded, Object high, boolean highIncluded) {
            if (low == null || high == null || lowIncluded && highIncluded && Equality.isEqual(low, high)) {
                return true;
            }
            Expression less =
                    new Expression.Comparison(Relation.LESS, new Expression.Literal(low), new Expression.Literal(high));
            return Boolean.TRUE.equals(Interpreter.evaluate(less, Scope.of(Map.of())));
        }
    }

    /** What a cell is met by; empty where that depends on more than constants. */
    private static Optional<List<Span>> spans(List<Expression> tests) {
        List<Span> spans = new ArrayList<>();
        for (Expression test : tests) {
            Span span = span(test);
            if (span == null) {
                return Optional.empty();
            }
            spans.add(span);
        }
        return Optional.of(spans);
    }

    private static Span span(Expression test) {
        if (test instanceof Expression.Any) {
            return Span.ALL;
        }
        if (test instanceof Expression.RangeOf range) {
            Object low = constant(range.low());
            Object high = constant(range.high());
            return low == null || high == null ? null : new Span(range.lowIncluded(), low, high, range.highIncluded());
        }
        if (test instanceof Expression.Test compared) {
            Object value = constant(compared.operand());
            return value == null ? null : span(compared.relation(), value);
        }
        Object value = constant(test);
        return value == null ? null : span(Relation.EQUAL, value);
    }

    private static Span span(Relation relation, Object value) {
        return switch (relation) {
            case EQUAL -> new Span(true, value, value, true);
            case UNEQUAL -> null;
            case LESS -> new Span(false, null, value, false);
            case AT_MOST -> new Span(false, null, value, true);
            case GREATER -> new Span(false, value, null, false);
            case AT_LEAST -> new Span(true, value, null, false);
        };
    }

    /** The value of a constant; null where it is none. */
    private static Object constant(Expression expression) {
        return Constants.isConstant(expression) ? Constants.value(expression) : null;
    }
}
