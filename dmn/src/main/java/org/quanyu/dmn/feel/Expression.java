package org.quanyu.dmn.feel;

import java.io.Serializable;
import java.util.List;

/** A FEEL expression as its grammar builds it (DMN 1.5, section 10.3.1.2). */
public sealed interface Expression extends Serializable {

    /** A number, string, boolean, null or temporal value. */
    record Literal(Object value) implements Expression {}

    /**
     * A variable or a function.
     *
     * @param position of its first character in the text, from 0
     */
    record Name(String name, int position) implements Expression {}

    /** {@code source.member}, of a context, of a list of contexts or of a temporal value. */
    record Path(Expression source, String member) implements Expression {}

    /** {@code source[condition]}: the items that meet it, or the one at a place counted from 1. */
    record Filter(Expression source, Expression condition) implements Expression {}

    /** A function called with arguments by place or by name. */
    record Call(Expression function, List<Argument> arguments) implements Expression {}

    /**
     * One argument of a call.
     *
     * @param name of the parameter, or null where arguments go by place
     */
    record Argument(String name, Expression value) implements Serializable {}

    record Arithmetic(Operator operator, Expression left, Expression right) implements Expression {

        /** The five operators on numbers, some of them on strings and temporal values too. */
        public enum Operator {
            ADD,
            SUBTRACT,
            MULTIPLY,
            DIVIDE,
            POWER
        }
    }

    record Negation(Expression operand) implements Expression {}

    record Comparison(Relation relation, Expression left, Expression right) implements Expression {}

    /** How two values are compared. */
    enum Relation {
        EQUAL("="),
        UNEQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">=");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    record Between(Expression value, Expression low, Expression high) implements Expression {}

    /** Whether a value meets one of some tests. */
    record In(Expression value, List<Expression> tests) implements Expression {}

    record And(Expression left, Expression right) implements Expression {}

    record Or(Expression left, Expression right) implements Expression {}

    record If(Expression condition, Expression then, Expression otherwise) implements Expression {}

    /** {@code for x in list return body}; the results so far are {@code partial}. */
    record For(List<Iteration> iterations, Expression body) implements Expression {}

    /** A variable and the list it goes over; with {@code last}, the whole numbers from the one to the other. */
    record Iteration(String variable, Expression list, Expression last) implements Serializable {}

    /** {@code some} or {@code every}. */
    record Quantified(boolean every, List<Iteration> iterations, Expression condition) implements Expression {}

    record ListOf(List<Expression> items) implements Expression {}

    record ContextOf(List<Entry> entries) implements Expression {}

    /** One entry of a context; later entries see it by its key. */
    record Entry(String key, Expression value) implements Serializable {}

    record RangeOf(boolean lowIncluded, Expression low, Expression high, boolean highIncluded) implements Expression {}

    /** A unary test such as {@code < 5}, as a value: the range of what meets it. */
    record Test(Relation relation, Expression operand) implements Expression {}

    /** A test of a cell that tells by itself whether it is met, such as {@code ? > 4 and ? < 6}. */
    record Condition(Expression expression) implements Expression {}

    /** The {@code -} of a cell: met by anything. */
    record Any() implements Expression {}

    /** {@code not(…)} around the tests of a cell. */
    record NoneOf(List<Expression> tests) implements Expression {}

    record FunctionOf(List<String> parameters, Expression body) implements Expression {}

    record InstanceOf(Expression value, String type) implements Expression {}
}
