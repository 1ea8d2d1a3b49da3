package org.quanyu.dmn.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.quanyu.dmn.feel.Constants;
import org.quanyu.dmn.feel.Expression;
import org.quanyu.dmn.feel.Expression.Arithmetic.Operator;
import org.quanyu.dmn.feel.Expression.Relation;
import org.quanyu.dmn.kernel.NumberOperation.Reckoning;
import org.quanyu.dmn.kernel.Terms.Term;

/**
 * Makes terms of expressions: comparisons, {@code in}, logic, sums, differences, products, quotients by constants of which there is a
 * decimal or that are rounded, parts of dates and durations, {@code if}, and the functions {@code not}, {@code min}, {@code max},
 * {@code list contains}, {@code years and months duration} and those that round.
 */
final class Expressions {

    private static final Map<String, RoundingMode> ROUNDING = Map.of(
            "floor", RoundingMode.FLOOR,
            "ceiling", RoundingMode.CEILING,
            "decimal", RoundingMode.HALF_EVEN,
            "round up", RoundingMode.UP,
            "round down", RoundingMode.DOWN,
            "round half up", RoundingMode.HALF_UP,
            "round half down", RoundingMode.HALF_DOWN);

    private final Terms terms;
    private final Names names;

    Expressions(Terms terms, Names names) {
        this.terms = terms;
        this.names = names;
    }

    /** What names stand for. */
    interface Names {

        Term named(String name);

        /** An output of a table that has several; null where the path is none. */
        Term member(Expression.Path path);
    }

    /** An expression's value, or null for {@code null} itself, which is of any kind. */
    Term result(Expression expression) {
        return isNull(expression) ? null : term(expression);
    }

    private static boolean isNull(Expression expression) {
        return Constants.isConstant(expression) && Constants.value(expression) == null;
    }

    Term term(Expression expression) {
        if (Constants.isConstant(expression)) {
            return terms.constant(Constants.value(expression));
        } else if (expression instanceof Expression.Name name) {
            return names.named(name.name());
        } else if (expression instanceof Expression.Path path) {
            Term output = names.member(path);
            return output == null ? terms.member(term(path.source()), path.member()) : output;
        } else if (expression instanceof Expression.Arithmetic arithmetic) {
            return arithmetic(arithmetic);
        } else if (expression instanceof Expression.Negation negation) {
            return terms.negated(term(negation.operand()));
        } else if (expression instanceof Expression.If choice) {
            return terms.choice(truth(choice.condition()), result(choice.then()), result(choice.otherwise()));
        } else if (expression instanceof Expression.Call call) {
            return called(call);
        }
        return tested(expression);
    }

    private Term tested(Expression expression) {
        if (expression instanceof Expression.Comparison comparison) {
            return comparison(comparison);
        } else if (expression instanceof Expression.And and) {
            return terms.truth(new TruthOperation.Both(truth(and.left()), truth(and.right())));
        } else if (expression instanceof Expression.Or or) {
            return terms.truth(new TruthOperation.Either(truth(or.left()), truth(or.right())));
        } else if (expression instanceof Expression.Between between) {
            Term value = term(between.value());
            return terms.both(
                    terms.compared(value, Relation.AT_LEAST, term(between.low())),
                    terms.compared(value, Relation.AT_MOST, term(between.high())));
        } else if (expression instanceof Expression.In in) {
            if (in.tests().size() == 1 && isNull(in.tests().get(0))) {
                throw new NotCompiledException("a value in null");
            }
            return new Tests(terms, this, term(in.value())).any(in.tests());
        }
        throw new NotCompiledException("expression " + expression.getClass().getSimpleName());
    }

    /** With the value of a cell, for which {@code ?} stands. */
    Expressions asking(Term value) {
        return new Expressions(terms, new Names() {
            @Override
            public Term named(String name) {
                return name.equals("?") ? value : names.named(name);
            }

            @Override
            public Term member(Expression.Path path) {
                return names.member(path);
            }
        });
    }

    private Term comparison(Expression.Comparison comparison) {
        Term right = result(comparison.right());
        Term left = result(comparison.left());
        if (left != null && right != null) {
            return terms.compared(left, comparison.relation(), right);
        }
        boolean isOrder = comparison.relation() != Relation.EQUAL && comparison.relation() != Relation.UNEQUAL;
        if (isOrder || left == null) {
            throw new NotCompiledException("null on the left, or an order beside null");
        }
        Term isNone = terms.isNone(left);
        return comparison.relation() == Relation.EQUAL ? isNone : terms.truth(new TruthOperation.Not(isNone.slot()));
    }

    private Term arithmetic(Expression.Arithmetic arithmetic) {
        Term left = term(arithmetic.left());
        Term right = term(arithmetic.right());
        return switch (arithmetic.operator()) {
            case ADD -> terms.sum(left, right);
            case SUBTRACT -> terms.difference(left, right);
            case MULTIPLY -> terms.product(left, right);
            case DIVIDE -> terms.quotient(left, right);
            case POWER -> throw new NotCompiledException("powers");
        };
    }

    private Term called(Expression.Call call) {
        String name = call.function() instanceof Expression.Name function ? function.name() : "";
        if (call.arguments().stream().anyMatch(argument -> argument.name() != null)) {
            throw new NotCompiledException("arguments by name");
        }
        List<Expression> arguments =
                call.arguments().stream().map(Expression.Argument::value).toList();
        if (ROUNDING.containsKey(name) && !arguments.isEmpty()) {
            return rounded(arguments, ROUNDING.get(name));
        }
        return switch (name + "/" + arguments.size()) {
            case "not/1" -> terms.truth(new TruthOperation.Not(truth(arguments.get(0))));
            case "min/2" -> terms.reckoned(Reckoning.LEAST, term(arguments.get(0)), term(arguments.get(1)));
            case "max/2" -> terms.reckoned(Reckoning.GREATEST, term(arguments.get(0)), term(arguments.get(1)));
            case "years and months duration/2" -> terms.monthsBetween(term(arguments.get(0)), term(arguments.get(1)));
            case "list contains/2" -> new Tests(terms, this, term(arguments.get(1))).anyOf(arguments.get(0));
            default -> throw new NotCompiledException("the function " + name);
        };
    }

    private Term rounded(List<Expression> arguments, RoundingMode mode) {
        int scale = scale(arguments);
        if (arguments.get(0) instanceof Expression.Arithmetic quotient && quotient.operator() == Operator.DIVIDE) {
            return terms.quotient(term(quotient.left()), term(quotient.right()), mode, scale);
        }
        return terms.rounded(term(arguments.get(0)), mode, scale);
    }

    /** The decimals that a rounding function leaves: its second argument, or none. */
    private static int scale(List<Expression> arguments) {
        if (arguments.size() == 1) {
            return 0;
        }
        boolean isConstant = Constants.isConstant(arguments.get(1));
        if (isConstant && Constants.value(arguments.get(1)) instanceof BigDecimal scale && scale.signum() >= 0) {
            return scale.intValue();
        }
        throw new NotCompiledException("rounding to decimals that are no constant, or to tens");
    }

    int truth(Expression expression) {
        Term term = term(expression);
        if (!term.isTruth()) {
            throw new NotCompiledException("logic of something else than truths");
        }
        return term.slot();
    }
}
