package org.quanyu.dmn.feel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.quanyu.dmn.feel.Expression.Arithmetic.Operator;
import org.quanyu.dmn.feel.Expression.Relation;

/** Reads FEEL by recursive descent, a method for each level of the grammar of DMN 1.5, section 10.3.1.2. */
public final class FeelParser {

    private static final Pattern NUMBER = Pattern.compile("(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE][+-]?\\d+)?");
    private static final Pattern DASH = Pattern.compile("-\\s*\\z");
    private static final Pattern FUNCTION = Pattern.compile("function\\s*\\(");
    private static final Pattern ITERATED = Pattern.compile(".*?(?=\\s+in\\b)", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("[^:,)]+");
    private static final Pattern KEY = Pattern.compile("[^:,{}\"]+?(?=\\s*:)");
    private static final Pattern ARGUMENT = Pattern.compile("[\\p{L}_?][^:,{}\"()]*?(?=\\s*:)");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z_][\\w ]*(?:<[^>]*>)?");

    private final FeelText text;
    private Names names;

    /** Whether the value of the cell was asked for since a test began. */
    private boolean asked;

    /** Names of a filter's items cannot be known beforehand. */
    private boolean unknownNames;

    private FeelParser(String text, Names names) {
        this.text = new FeelText(text);
        this.names = names;
    }

    /**
     * Reads an expression.
     *
     * @throws FeelException if the text is none or uses a name that is not known
     */
    public static Expression expression(String text, Names names) {
        FeelParser parser = new FeelParser(text, names);
        return parser.whole(parser::expression);
    }

    /**
     * Reads the tests of a cell of a decision table; {@code ?} stands for the value that is tested.
     *
     * @throws FeelException as {@link #expression}
     */
    public static List<Expression> unaryTests(String text, Names names) {
        FeelParser parser = new FeelParser(text, names.and(Set.of("?")));
        return parser.whole(parser::cell);
    }

    private <T> T whole(Supplier<T> reading) {
        T read = reading.get();
        if (!text.isAtEnd()) {
            throw text.unexpected();
        }
        return read;
    }

    private List<Expression> cell() {
        if (text.isAt(DASH)) {
            text.take(DASH);
            return List.of(new Expression.Any());
        }
        if (text.isAt("not(") || text.isAt("not (")) {
            int start = text.position();
            text.word("not");
            text.sign("(");
            List<Expression> tests = cellTests();
            text.expect(")");
            if (text.isAtEnd()) {
                return List.of(new Expression.NoneOf(tests));
            }
            text.goTo(start);
        }
        return cellTests();
    }

    private List<Expression> tests() {
        List<Expression> tests = new ArrayList<>();
        do {
            tests.add(expression());
        } while (text.sign(","));
        return tests;
    }

    private List<Expression> cellTests() {
        List<Expression> tests = new ArrayList<>();
        do {
            asked = false;
            Expression test = expression();
            tests.add(asked || isTruth(test) ? new Expression.Condition(test) : test);
        } while (text.sign(","));
        return tests;
    }

    private static boolean isTruth(Expression test) {
        return test instanceof Expression.Comparison
                || test instanceof Expression.And
                || test instanceof Expression.Or
                || test instanceof Expression.Between
                || test instanceof Expression.In
                || test instanceof Expression.Quantified
                || test instanceof Expression.InstanceOf;
    }

    private Expression expression() {
        if (text.word("for")) {
            return loop();
        }
        if (text.word("if")) {
            Expression condition = expression();
            text.expectWord("then");
            Expression then = expression();
            text.expectWord("else");
            return new Expression.If(condition, then, expression());
        }
        if (text.word("some")) {
            return quantified(false);
        }
        if (text.word("every")) {
            return quantified(true);
        }
        return disjunction();
    }

    private Expression loop() {
        Names outer = names;
        List<Expression.Iteration> iterations = iterations();
        text.expectWord("return");
        names = names.and(Set.of("partial"));
        Expression body = expression();
        names = outer;
        return new Expression.For(iterations, body);
    }

    private Expression quantified(boolean every) {
        Names outer = names;
        List<Expression.Iteration> iterations = iterations();
        text.expectWord("satisfies");
        Expression condition = expression();
        names = outer;
        return new Expression.Quantified(every, iterations, condition);
    }

    private List<Expression.Iteration> iterations() {
        List<Expression.Iteration> iterations = new ArrayList<>();
        do {
            String variable = newName(ITERATED);
            text.expectWord("in");
            Expression list = expression();
            Expression last = text.sign("..") ? expression() : null;
            iterations.add(new Expression.Iteration(variable, list, last));
            names = names.and(Set.of(variable));
        } while (text.sign(","));
        return iterations;
    }

    private Expression disjunction() {
        Expression left = conjunction();
        while (text.word("or")) {
            left = new Expression.Or(left, conjunction());
        }
        return left;
    }

    private Expression conjunction() {
        Expression left = comparison();
        while (text.word("and")) {
            left = new Expression.And(left, comparison());
        }
        return left;
    }

    private Expression comparison() {
        Expression left = addition();
        while (true) {
            Relation relation = relation();
            if (relation != null) {
                left = new Expression.Comparison(relation, left, addition());
            } else if (text.word("between")) {
                Expression low = addition();
                text.expectWord("and");
                left = new Expression.Between(left, low, addition());
            } else if (text.word("in")) {
                left = new Expression.In(left, inTests());
            } else if (text.word("instance")) {
                text.expectWord("of");
                left = new Expression.InstanceOf(left, text.take(TYPE).strip());
            } else {
                return left;
            }
        }
    }

    /** {@code in (a, b)} lists tests; {@code in (a..b)} is one that begins with the same sign. */
    private List<Expression> inTests() {
        int start = text.position();
        if (text.sign("(")) {
            List<Expression> tests = tests();
            if (text.sign(")")) {
                return tests;
            }
            text.goTo(start);
        }
        return List.of(isTest() ? test() : addition());
    }

    private boolean isTest() {
        return text.isAt("<") || text.isAt(">") || text.isAt("=") || text.isAt("!=");
    }

    private Expression test() {
        return new Expression.Test(relation(), addition());
    }

    private Relation relation() {
        for (Relation relation : List.of(
                Relation.UNEQUAL,
                Relation.AT_MOST,
                Relation.AT_LEAST,
                Relation.EQUAL,
                Relation.LESS,
                Relation.GREATER)) {
            if (text.sign(relation.sign())) {
                return relation;
            }
        }
        return null;
    }

    private Expression addition() {
        Expression left = multiplication();
        while (true) {
            if (text.sign("+")) {
                left = new Expression.Arithmetic(Operator.ADD, left, multiplication());
            } else if (text.sign("-")) {
                left = new Expression.Arithmetic(Operator.SUBTRACT, left, multiplication());
            } else {
                return left;
            }
        }
    }

    private Expression multiplication() {
        Expression left = power();
        while (true) {
            if (!text.isAt("**") && text.sign("*")) {
                left = new Expression.Arithmetic(Operator.MULTIPLY, left, power());
            } else if (text.sign("/")) {
                left = new Expression.Arithmetic(Operator.DIVIDE, left, power());
            } else {
                return left;
            }
        }
    }

    private Expression power() {
        Expression left = negation();
        while (text.sign("**")) {
            left = new Expression.Arithmetic(Operator.POWER, left, negation());
        }
        return left;
    }

    private Expression negation() {
        if (text.sign("-")) {
            return new Expression.Negation(negation());
        }
        return postfix();
    }

    private Expression postfix() {
        if (isTest()) {
            return test();
        }
        Expression source = primary();
        while (true) {
            if (!text.isAt("..") && text.sign(".")) {
                source = new Expression.Path(source, member());
            } else if (!text.endsRange() && text.sign("[")) {
                source = new Expression.Filter(source, condition());
            } else if (text.sign("(")) {
                source = new Expression.Call(source, arguments());
            } else {
                return source;
            }
        }
    }

    private Expression condition() {
        Names outer = names;
        boolean outerUnknown = unknownNames;
        names = names.and(Set.of("item"));
        unknownNames = true;
        Expression condition = expression();
        names = outer;
        unknownNames = outerUnknown;
        text.expect("]");
        return condition;
    }

    private List<Expression.Argument> arguments() {
        List<Expression.Argument> arguments = new ArrayList<>();
        if (text.sign(")")) {
            return arguments;
        }
        do {
            String name = text.isAt(ARGUMENT) ? text.take(KEY).strip() : null;
            if (name != null) {
                text.expect(":");
            }
            arguments.add(new Expression.Argument(name, expression()));
        } while (text.sign(","));
        text.expect(")");
        return arguments;
    }

    private Expression primary() {
        if (text.sign("(")) {
            Expression first = expression();
            if (text.sign("..")) {
                return range(false, first);
            }
            text.expect(")");
            return first;
        }
        if (text.sign("[")) {
            return listOrRange();
        }
        if (text.sign("]")) {
            Expression low = addition();
            text.expect("..");
            return range(false, low);
        }
        if (text.sign("{")) {
            return context();
        }
        if (text.isAt("\"")) {
            return new Expression.Literal(text.string());
        }
        if (text.sign("@")) {
            return new Expression.Literal(Temporals.literal(text.string()));
        }
        if (text.isAt(NUMBER)) {
            return new Expression.Literal(new BigDecimal(text.take(NUMBER)));
        }
        return named();
    }

    private Expression named() {
        if (text.isAt(FUNCTION)) {
            return function();
        }
        if (names.variableAt(text.whole(), text.position()).isEmpty()) {
            if (text.word("true")) {
                return new Expression.Literal(true);
            }
            if (text.word("false")) {
                return new Expression.Literal(false);
            }
            if (text.word("null")) {
                return new Expression.Literal(null);
            }
        }
        int start = text.position();
        return new Expression.Name(variable(), start);
    }

    private Expression function() {
        text.word("function");
        text.expect("(");
        List<String> parameters = new ArrayList<>();
        while (!text.sign(")")) {
            parameters.add(newName(PARAMETER));
            if (text.sign(":")) {
                text.take(TYPE);
            }
            text.sign(",");
        }
        if (text.isAt("external")) {
            throw new FeelException("functions in other languages are not evaluated", text.position());
        }
        Names outer = names;
        names = names.and(parameters);
        Expression body = expression();
        names = outer;
        return new Expression.FunctionOf(List.copyOf(parameters), body);
    }

    private Expression listOrRange() {
        List<Expression> items = new ArrayList<>();
        if (text.sign("]")) {
            return new Expression.ListOf(items);
        }
        do {
            items.add(expression());
        } while (text.sign(","));
        if (items.size() == 1 && text.sign("..")) {
            return range(true, items.get(0));
        }
        text.expect("]");
        return new Expression.ListOf(items);
    }

    private Expression range(boolean lowIncluded, Expression low) {
        Expression high = addition();
        if (text.sign("]")) {
            return new Expression.RangeOf(lowIncluded, low, high, true);
        }
        if (text.sign(")") || text.sign("[")) {
            return new Expression.RangeOf(lowIncluded, low, high, false);
        }
        throw text.unexpected();
    }

    private Expression context() {
        Names outer = names;
        List<Expression.Entry> entries = new ArrayList<>();
        while (!text.sign("}")) {
            String key = text.isAt("\"") ? text.string() : newName(KEY);
            text.expect(":");
            entries.add(new Expression.Entry(key, expression()));
            names = names.and(Set.of(key));
            text.sign(",");
        }
        names = outer;
        return new Expression.ContextOf(entries);
    }

    private String variable() {
        Optional<Names.Found> known = names.variableAt(text.whole(), text.position());
        if (known.isPresent()) {
            asked |= known.get().name().equals("?");
            return taken(known.get());
        }
        if (unknownNames) {
            return member();
        }
        throw new FeelException("nothing is named \"" + text.identifier().name() + "\"", text.position());
    }

    private String member() {
        return taken(names.memberAt(text.whole(), text.position()).orElseGet(text::identifier));
    }

    private String taken(Names.Found found) {
        text.goTo(found.end());
        return found.name();
    }

    private String newName(Pattern pattern) {
        return text.take(pattern).strip().replaceAll("\\s+", " ");
    }
}
