package org.quanyu.dmn.feel;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Writes an expression as FEEL again, for people to read; loops, functions and contexts are cut short. */
public final class ExpressionText {

    private static final String SHORT = "…";

    private ExpressionText() {}

    /** The text of an expression or of a test. */
    public static String of(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return literal(literal.value());
        } else if (expression instanceof Expression.Name name) {
            return name.name();
        } else if (expression instanceof Expression.Path path) {
            return within(Level.VALUE, path.source()) + "." + path.member();
        } else if (expression instanceof Expression.Call call) {
            return of(call.function()) + "("
                    + joined(call.arguments().stream()
                            .map(Expression.Argument::value)
                            .toList())
                    + ")";
        } else if (expression instanceof Expression.Negation negation) {
            return "-" + within(Level.VALUE, negation.operand());
        } else if (expression instanceof Expression.Arithmetic arithmetic) {
            return joined(Level.NEGATION, arithmetic.left(), sign(arithmetic.operator()), arithmetic.right());
        } else if (expression instanceof Expression.ListOf list) {
            return "[" + joined(list.items()) + "]";
        }
        return truth(expression);
    }

    private static String truth(Expression expression) {
        if (expression instanceof Expression.If choice) {
            return "if " + of(choice.condition()) + " then " + of(choice.then()) + " else " + of(choice.otherwise());
        } else if (expression instanceof Expression.Or or) {
            return joined(Level.OR, or.left(), "or", or.right());
        } else if (expression instanceof Expression.And and) {
            return joined(Level.AND, and.left(), "and", and.right());
        } else if (expression instanceof Expression.Comparison comparison) {
            return joined(
                    Level.ARITHMETIC, comparison.left(), comparison.relation().sign(), comparison.right());
        } else if (expression instanceof Expression.Between between) {
            return within(Level.ARITHMETIC, between.value()) + " between "
                    + joined(Level.ARITHMETIC, between.low(), "and", between.high());
        } else if (expression instanceof Expression.In in) {
            return in(in);
        }
        return test(expression);
    }

    private static String joined(Level level, Expression left, String sign, Expression right) {
        return within(level, left) + " " + sign + " " + within(level, right);
    }

    /** The text of a part, in brackets where it binds less than what it is a part of asks for. */
    private static String within(Level level, Expression part) {
        return Level.of(part).compareTo(level) < 0 ? "(" + of(part) + ")" : of(part);
    }

    /** How closely an expression is bound, loosest first. */
    private enum Level {
        IF,
        OR,
        AND,
        TRUTH,
        ARITHMETIC,
        NEGATION,
        VALUE;

        static Level of(Expression expression) {
            if (expression instanceof Expression.If) {
                return IF;
            } else if (expression instanceof Expression.Or) {
                return OR;
            } else if (expression instanceof Expression.And) {
                return AND;
            } else if (expression instanceof Expression.Comparison
                    || expression instanceof Expression.Between
                    || expression instanceof Expression.In) {
                return TRUTH;
            } else if (expression instanceof Expression.Arithmetic) {
                return ARITHMETIC;
            }
            return expression instanceof Expression.Negation ? NEGATION : VALUE;
        }
    }

    private static String test(Expression expression) {
        if (expression instanceof Expression.Test test) {
            return test.relation().sign() + " " + within(Level.ARITHMETIC, test.operand());
        } else if (expression instanceof Expression.RangeOf range) {
            return (range.lowIncluded() ? "[" : "(") + within(Level.ARITHMETIC, range.low()) + ".."
                    + within(Level.ARITHMETIC, range.high())
                    + (range.highIncluded() ? "]" : ")");
        } else if (expression instanceof Expression.NoneOf none) {
            return "not(" + joined(none.tests()) + ")";
        } else if (expression instanceof Expression.Condition condition) {
            return of(condition.expression());
        } else if (expression instanceof Expression.Any) {
            return "-";
        }
        return SHORT;
    }

    private static String in(Expression.In in) {
        boolean isOneTest = in.tests().size() == 1;
        String tests = joined(in.tests());
        return isOneTest && in.tests().get(0) instanceof Expression.Test
                ? within(Level.ARITHMETIC, in.value()) + " " + tests
                : within(Level.ARITHMETIC, in.value()) + " in " + (isOneTest ? tests : "(" + tests + ")");
    }

    private static String joined(List<Expression> items) {
        return items.stream().map(ExpressionText::of).collect(Collectors.joining(", "));
    }

    private static String literal(Object value) {
        if (value instanceof String text) {
            return "\"" + text + "\"";
        } else if (value instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (value instanceof LocalDate date) {
            return "date(\"" + date + "\")";
        }
        return Objects.requireNonNullElse(Texts.of(value), "null");
    }

    private static String sign(Expression.Arithmetic.Operator operator) {
        return switch (operator) {
            case ADD -> "+";
            case SUBTRACT -> "-";
            case MULTIPLY -> "*";
            case DIVIDE -> "/";
            case POWER -> "**";
        };
    }
}
