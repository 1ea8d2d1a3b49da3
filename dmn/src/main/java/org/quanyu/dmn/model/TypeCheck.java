package org.quanyu.dmn.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.quanyu.dmn.feel.Constants;
import org.quanyu.dmn.feel.Expression;

/**
 * Finds where a model compares or reckons with values of two types, which FEEL allows and gives null for. In a policy it is a
 * mistake. What is not certain is not told.
 */
public final class TypeCheck {

    private final List<Mismatch> mismatches = new ArrayList<>();
    private final Map<String, String> types = new HashMap<>();
    private String decision;
    private int rule;

    private TypeCheck() {}

    /**
     * A pair of types that do not go together.
     *
     * @param rule of the decision's table, counted from 1, or 0 outside of one
     */
    public record Mismatch(String decision, int rule, String text) {}

    /** All of a model, in the order of its decisions. */
    public static List<Mismatch> mismatches(DecisionModel model) {
        TypeCheck check = new TypeCheck();
        model.inputs().forEach((name, input) -> check.declare(name, input.type()));
        model.decisions().forEach((name, decision) -> check.declare(name, decision.type()));
        model.decisions().forEach((name, decision) -> check.check(name, decision.logic()));
        return List.copyOf(check.mismatches);
    }

    private void declare(String name, String type) {
        if (type != null && List.of("number", "string", "boolean", "date").contains(type)) {
            types.put(name, type);
        }
    }

    private void check(String name, Logic logic) {
        decision = name;
        rule = 0;
        if (logic instanceof Logic.Literal literal) {
            same(types.get(name), type(literal.expression()), "the result");
        } else if (logic instanceof Logic.Table table) {
            check(name, table.table());
        }
    }

    private void check(String name, DecisionTable table) {
        List<String> inputs = new ArrayList<>();
        table.inputs().forEach(input -> inputs.add(type(input.expression())));
        for (DecisionTable.Rule row : table.rules()) {
            rule++;
            for (int column = 0; column < inputs.size(); column++) {
                String input = inputs.get(column);
                row.tests().get(column).forEach(test -> checkTest(test, input));
            }
            if (table.outputs().size() == 1 && !isList(table.hitPolicy())) {
                same(types.get(name), type(row.results().get(0)), "the result");
            }
        }
    }

    private static boolean isList(HitPolicy policy) {
        return !policy.takesOneRule();
    }

    private void checkTest(Expression test, String input) {
        if (test instanceof Expression.NoneOf none) {
            none.tests().forEach(one -> checkTest(one, input));
        } else if (test instanceof Expression.Test compared) {
            same(input, type(compared.operand()), "a test");
        } else if (test instanceof Expression.RangeOf range) {
            same(input, type(range.low()), "a test");
            same(input, type(range.high()), "a test");
        } else if (!(test instanceof Expression.Any) && !(test instanceof Expression.Condition)) {
            same(input, type(test), "a test");
        }
    }

    /** The type of an expression, or null where it is not certain. */
    private String type(Expression expression) {
        if (Constants.isConstant(expression)) {
            return typeOf(Constants.value(expression));
        } else if (expression instanceof Expression.Name name) {
            return types.get(name.name());
        } else if (expression instanceof Expression.Comparison comparison) {
            same(type(comparison.left()), type(comparison.right()), "a comparison");
            return "boolean";
        } else if (expression instanceof Expression.And and) {
            return logic(and.left(), and.right());
        } else if (expression instanceof Expression.Or or) {
            return logic(or.left(), or.right());
        } else if (expression instanceof Expression.Between between) {
            same(type(between.value()), type(between.low()), "a comparison");
            same(type(between.value()), type(between.high()), "a comparison");
            return "boolean";
        } else if (expression instanceof Expression.If choice) {
            same("boolean", type(choice.condition()), "a condition");
            String then = type(choice.then());
            return then != null && then.equals(type(choice.otherwise())) ? then : null;
        } else if (expression instanceof Expression.Arithmetic arithmetic) {
            return arithmetic(type(arithmetic.left()), type(arithmetic.right()));
        }
        return null;
    }

    private String logic(Expression left, Expression right) {
        same("boolean", type(left), "logic");
        same("boolean", type(right), "logic");
        return "boolean";
    }

    /** Numbers go with numbers and strings with strings; dates go with durations too, which are not followed here. */
    private String arithmetic(String left, String right) {
        boolean isCertain = left != null && right != null && !left.equals("date") && !right.equals("date");
        if (isCertain) {
            same(left, right, "reckoning");
        }
        return isCertain && left.equals(right) && left.equals("number") ? left : null;
    }

    private static String typeOf(Object value) {
        if (value instanceof BigDecimal) {
            return "number";
        }
        if (value instanceof String) {
            return "string";
        }
        if (value instanceof Boolean) {
            return "boolean";
        }
        return value instanceof LocalDate ? "date" : null;
    }

    private void same(String one, String other, String where) {
        if (one != null && other != null && !one.equals(other)) {
            mismatches.add(new Mismatch(decision, rule, where + " brings together " + one + " and " + other));
        }
    }
}
