package org.quanyu.dmn.model;

import java.util.ArrayList;
import java.util.List;
import org.quanyu.dmn.feel.Constants;
import org.quanyu.dmn.feel.Expression;

/**
 * Takes a decision of truth apart into its clauses: it is true where they all are. An {@code and} has a clause for each side, a
 * table that is true for one rule only one for each cell, a decision that is named one for each of its own; all other
 * logic is one clause.
 */
public final class Clauses {

    private final DecisionModel model;
    private final List<Clause> clauses = new ArrayList<>();

    private Clauses(DecisionModel model) {
        this.model = model;
    }

    /** The clauses of a decision, in the order of the model. */
    public static List<Clause> of(DecisionModel model, String decision) {
        Clauses clauses = new Clauses(model);
        clauses.addDecision(decision);
        return List.copyOf(clauses.clauses);
    }

    private void addDecision(String name) {
        Logic logic = model.decisions().get(name).logic();
        if (logic instanceof Logic.Literal literal) {
            add(name, literal.expression());
        } else if (logic instanceof Logic.Table table && isConjunction(table.table())) {
            addCells(name, table.table());
        } else {
            clauses.add(new Clause(name, new Expression.Name(name, 0)));
        }
    }

    private void add(String decision, Expression expression) {
        if (expression instanceof Expression.And and) {
            add(decision, and.left());
            add(decision, and.right());
        } else if (expression instanceof Expression.Name name
                && model.decisions().containsKey(name.name())) {
            addDecision(name.name());
        } else {
            clauses.add(new Clause(decision, expression));
        }
    }

    private void addCells(String decision, DecisionTable table) {
        DecisionTable.Rule rule = table.rules().get(0);
        for (int column = 0; column < table.inputs().size(); column++) {
            Expression value = table.inputs().get(column).expression();
            List<Expression> tests = rule.tests().get(column);
            boolean asksForTrue = tests.size() == 1 && isConstant(tests.get(0), true);
            if (asksForTrue) {
                add(decision, value);
            } else if (!tests.stream().allMatch(test -> test instanceof Expression.Any)) {
                clauses.add(new Clause(decision, new Expression.In(value, tests)));
            }
        }
    }

    /** Whether a table is true where its only rule is hit, and false or null elsewhere. */
    private static boolean isConjunction(DecisionTable table) {
        boolean isOneRule = table.rules().size() == 1 && table.outputs().size() == 1;
        if (!isOneRule
                || !switch (table.hitPolicy()) {
                    case UNIQUE, FIRST, ANY, PRIORITY -> true;
                    case RULE_ORDER, OUTPUT_ORDER, COLLECT, COLLECT_SUM, COLLECT_COUNT, COLLECT_MIN, COLLECT_MAX ->
                        false;
                }) {
            return false;
        }
        Expression without = table.outputs().get(0).defaultValue();
        boolean speaksOfItsValue = table.rules().get(0).tests().stream()
                .flatMap(List::stream)
                .anyMatch(test -> test instanceof Expression.Condition || test instanceof Expression.NoneOf);
        return !speaksOfItsValue
                && table.inputs().stream().allMatch(input -> input.allowed().isEmpty())
                && isConstant(table.rules().get(0).results().get(0), true)
                && (without == null || isConstant(without, false));
    }

    private static boolean isConstant(Expression expression, boolean value) {
        return Constants.isConstant(expression) && Boolean.valueOf(value).equals(Constants.value(expression));
    }
}
