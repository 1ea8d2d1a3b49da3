package org.quanyu.dmn.feel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quanyu.dmn.feel.Expression.Arithmetic.Operator;
import org.quanyu.dmn.feel.Expression.Relation;

/** Reads FEEL by recursive descent, a method for each level of the grammar of DMN 1.5, section 10.3.1.2. */
public final class FeelParser {

    private static final Pattern BLANK = Pattern.compile("(?:\\s|//[^\\n]*|/\\*.*?\\*/)+", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE][+-]?\\d+)?");
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"", Pattern.DOTALL);
    private static final Pattern KEY = Pattern.compile("[^:,{}\"]+?(?=\\s*:)");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z_][\\w ]*(?:<[^>]*>)?");
    private static final Set<String> KEYWORDS = Set.of(
            "and",
            "or",
            "if",
            "then",
            "else",
            "for",
            "in",
            "return",
            "some",
            "every",
            "satisfies",
            "between",
            "instance",
            "of",
            "true",
            "false",
            "null",
            "function");

    private final String text;
    private Names names;
    private int position;

    /** Whether the value of the cell was asked for since a test began. */
    private boolean asked;

    /** Names of a filter's items cannot be known beforehand. */
    private boolean unknownNames;

    private FeelParser(String text, Names names) {
        this.text = text;
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
        skipBlank();
        T read = reading.get();
        if (position < text.length()) {
            throw unexpected();
        }
        return read;
    }

    private List<Expression> cell() {
        if (text.substring(position).strip().equals("-")) {
            position = text.length();
            return List.of(new Expression.Any());
        }
        if (isAt("not(") || isAt("not (")) {
            int start = position;
            word("not");
            sign("(");
            List<Expression> tests = cellTests();
            expect(")");
            if (position == text.length()) {
                return List.of(new Expression.NoneOf(tests));
            }
            position = start;
        }
        return cellTests();
    }

    private List<Expression> tests() {
        List<Expression> tests = new ArrayList<>();
        do {
            tests.add(expression());
        } while (sign(","));
        return tests;
    }

    private List<Expression> cellTests() {
        List<Expression> tests = new ArrayList<>();
        do {
            asked = false;
            Expression test = expression();
            tests.add(asked || isTruth(test) ? new Expression.Condition(test) : test);
        } while (sign(","));
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
        if (word("for")) {
            return loop();
        }
        if (word("if")) {
            Expression condition = expression();
            expectWord("then");
            Expression then = expression();
            expectWord("else");
            return new Expression.If(condition, then, expression());
        }
        if (word("some")) {
            return quantified(false);
        }
        if (word("every")) {
            return quantified(true);
        }
        return disjunction();
    }

    private Expression loop() {
        Names outer = names;
        List<Expression.Iteration> iterations = iterations();
        expectWord("return");
        names = names.and(Set.of("partial"));
        Expression body = expression();
        names = outer;
        return new Expression.For(iterations, body);
    }

    private Expression quantified(boolean every) {
        Names outer = names;
        List<Expression.Iteration> iterations = iterations();
        expectWord("satisfies");
        Expression condition = expression();
        names = outer;
        return new Expression.Quantified(every, iterations, condition);
    }

    private List<Expression.Iteration> iterations() {
        List<Expression.Iteration> iterations = new ArrayList<>();
        do {
            String variable = newName(Pattern.compile(".*?(?=\\s+in\\b)", Pattern.DOTALL));
            expectWord("in");
            Expression list = expression();
            Expression last = sign("..") ? expression() : null;
            iterations.add(new Expression.Iteration(variable, list, last));
            names = names.and(Set.of(variable));
        } while (sign(","));
        return iterations;
    }

    private Expression disjunction() {
        Expression left = conjunction();
        while (word("or")) {
            left = new Expression.Or(left, conjunction());
        }
        return left;
    }

    private Expression conjunction() {
        Expression left = comparison();
        while (word("and")) {
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
            } else if (word("between")) {
                Expression low = addition();
                expectWord("and");
                left = new Expression.Between(left, low, addition());
            } else if (word("in")) {
                left = new Expression.In(left, inTests());
            } else if (word("instance")) {
                expectWord("of");
                left = new Expression.InstanceOf(left, take(TYPE).strip());
            } else {
                return left;
            }
        }
    }

    /** {@code in (a, b)} lists tests; {@code in (a..b)} is one that begins with the same sign. */
    private List<Expression> inTests() {
        int start = position;
        if (sign("(")) {
            List<Expression> tests = tests();
            if (sign(")")) {
                return tests;
            }
            position = start;
        }
        return List.of(isTest() ? test() : addition());
    }

    private boolean isTest() {
        return isAt("<") || isAt(">") || isAt("=") || isAt("!=");
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
            if (sign(relation.sign())) {
                return relation;
            }
        }
        return null;
    }

    private Expression addition() {
        Expression left = multiplication();
        while (true) {
            if (sign("+")) {
                left = new Expression.Arithmetic(Operator.ADD, left, multiplication());
            } else if (sign("-")) {
                left = new Expression.Arithmetic(Operator.SUBTRACT, left, multiplication());
            } else {
                return left;
            }
        }
    }

    private Expression multiplication() {
        Expression left = power();
        while (true) {
            if (!isAt("**") && sign("*")) {
                left = new Expression.Arithmetic(Operator.MULTIPLY, left, power());
            } else if (sign("/")) {
                left = new Expression.Arithmetic(Operator.DIVIDE, left, power());
            } else {
                return left;
            }
        }
    }

    private Expression power() {
        Expression left = negation();
        while (sign("**")) {
            left = new Expression.Arithmetic(Operator.POWER, left, negation());
        }
        return left;
    }

    private Expression negation() {
        if (sign("-")) {
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
            if (!isAt("..") && sign(".")) {
                source = new Expression.Path(source, member());
            } else if (!endsRange() && sign("[")) {
                source = new Expression.Filter(source, condition());
            } else if (sign("(")) {
                source = new Expression.Call(source, arguments());
            } else {
                return source;
            }
        }
    }

    /** A bracket that has nothing to enclose closes a range: {@code [1..10[}. */
    private boolean endsRange() {
        if (!isAt("[")) {
            return false;
        }
        int depth = 0;
        for (int index = position; index < text.length(); index++) {
            char character = text.charAt(index);
            depth += character == '[' ? 1 : character == ']' ? -1 : 0;
            if (depth == 0) {
                return false;
            }
        }
        return true;
    }

    private Expression condition() {
        Names outer = names;
        boolean outerUnknown = unknownNames;
        names = names.and(Set.of("item"));
        unknownNames = true;
        Expression condition = expression();
        names = outer;
        unknownNames = outerUnknown;
        expect("]");
        return condition;
    }

    private List<Expression.Argument> arguments() {
        List<Expression.Argument> arguments = new ArrayList<>();
        if (sign(")")) {
            return arguments;
        }
        do {
            Matcher key = KEY.matcher(text).region(position, text.length());
            String name = key.lookingAt() && isKey(key.group()) ? take(KEY).strip() : null;
            if (name != null) {
                expect(":");
            }
            arguments.add(new Expression.Argument(name, expression()));
        } while (sign(","));
        expect(")");
        return arguments;
    }

    private static boolean isKey(String text) {
        return Names.isNameStart(text.codePointAt(0)) && text.indexOf('(') < 0 && text.indexOf(')') < 0;
    }

    private Expression primary() {
        if (sign("(")) {
            Expression first = expression();
            if (sign("..")) {
                return range(false, first);
            }
            expect(")");
            return first;
        }
        if (sign("[")) {
            return listOrRange();
        }
        if (sign("]")) {
            Expression low = addition();
            expect("..");
            return range(false, low);
        }
        if (sign("{")) {
            return context();
        }
        if (isAt("\"")) {
            return new Expression.Literal(string());
        }
        if (sign("@")) {
            return new Expression.Literal(Temporals.literal(string()));
        }
        Matcher number = NUMBER.matcher(text).region(position, text.length());
        if (number.lookingAt()) {
            return new Expression.Literal(new BigDecimal(take(NUMBER)));
        }
        return named();
    }

    private Expression named() {
        if (isFunction()) {
            return function();
        }
        if (names.variableAt(text, position).isEmpty()) {
            if (word("true")) {
                return new Expression.Literal(true);
            }
            if (word("false")) {
                return new Expression.Literal(false);
            }
            if (word("null")) {
                return new Expression.Literal(null);
            }
        }
        int start = position;
        return new Expression.Name(variable(), start);
    }

    private boolean isFunction() {
        return Pattern.compile("function\\s*\\(")
                .matcher(text)
                .region(position, text.length())
                .lookingAt();
    }

    private Expression function() {
        word("function");
        expect("(");
        List<String> parameters = new ArrayList<>();
        while (!sign(")")) {
            parameters.add(newName(Pattern.compile("[^:,)]+")));
            if (sign(":")) {
                take(TYPE);
            }
            sign(",");
        }
        if (isAt("external")) {
            throw new FeelException("functions in other languages are not evaluated", position);
        }
        Names outer = names;
        names = names.and(parameters);
        Expression body = expression();
        names = outer;
        return new Expression.FunctionOf(List.copyOf(parameters), body);
    }

    private Expression listOrRange() {
        List<Expression> items = new ArrayList<>();
        if (sign("]")) {
            return new Expression.ListOf(items);
        }
        do {
            items.add(expression());
        } while (sign(","));
        if (items.size() == 1 && sign("..")) {
            return range(true, items.get(0));
        }
        expect("]");
        return new Expression.ListOf(items);
    }

    private Expression range(boolean lowIncluded, Expression low) {
        Expression high = addition();
        if (sign("]")) {
            return new Expression.RangeOf(lowIncluded, low, high, true);
        }
        if (sign(")") || sign("[")) {
            return new Expression.RangeOf(lowIncluded, low, high, false);
        }
        throw unexpected();
    }

    private Expression context() {
        Names outer = names;
        List<Expression.Entry> entries = new ArrayList<>();
        while (!sign("}")) {
            String key = isAt("\"") ? string() : newName(KEY);
            expect(":");
            entries.add(new Expression.Entry(key, expression()));
            names = names.and(Set.of(key));
            sign(",");
        }
        names = outer;
        return new Expression.ContextOf(entries);
    }

    private String string() {
        Matcher matcher = STRING.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            throw unexpected();
        }
        int start = position + 1;
        position = matcher.end();
        String value = Escapes.resolve(matcher.group(1), start);
        skipBlank();
        return value;
    }

    private String variable() {
        Optional<Names.Found> known = names.variableAt(text, position);
        if (known.isPresent()) {
            asked |= known.get().name().equals("?");
            return taken(known.get());
        }
        if (unknownNames) {
            return member();
        }
        throw new FeelException("nothing is named \"" + identifier().name() + "\"", position);
    }

    private String member() {
        return taken(names.memberAt(text, position).orElseGet(this::identifier));
    }

    private String taken(Names.Found found) {
        position = found.end();
        skipBlank();
        return found.name();
    }

    private Names.Found identifier() {
        int end = position;
        while (end < text.length()
                && (end == position
                        ? Names.isNameStart(text.codePointAt(end))
                        : Names.isNamePart(text.codePointAt(end)))) {
            end += Character.charCount(text.codePointAt(end));
        }
        String identifier = text.substring(position, end);
        if (identifier.isEmpty() || KEYWORDS.contains(identifier)) {
            throw unexpected();
        }
        return new Names.Found(identifier, end);
    }

    private String newName(Pattern pattern) {
        return take(pattern).strip().replaceAll("\\s+", " ");
    }

    private String take(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(position, text.length());
        if (!matcher.lookingAt() || matcher.end() == position) {
            throw unexpected();
        }
        position = matcher.end();
        skipBlank();
        return matcher.group();
    }

    private boolean isAt(String sign) {
        return text.startsWith(sign, position);
    }

    private boolean sign(String sign) {
        if (!isAt(sign)) {
            return false;
        }
        position += sign.length();
        skipBlank();
        return true;
    }

    private boolean word(String word) {
        int end = position + word.length();
        if (!isAt(word) || end < text.length() && Names.isNamePart(text.codePointAt(end))) {
            return false;
        }
        return sign(word);
    }

    private void expect(String sign) {
        if (!sign(sign)) {
            throw new FeelException("\"" + sign + "\" was expected, not " + found(), position);
        }
    }

    private void expectWord(String word) {
        if (!word(word)) {
            throw new FeelException("\"" + word + "\" was expected, not " + found(), position);
        }
    }

    private void skipBlank() {
        Matcher blank = BLANK.matcher(text).region(position, text.length());
        if (blank.lookingAt()) {
            position = blank.end();
        }
    }

    private FeelException unexpected() {
        return new FeelException(found() + " was not expected", position);
    }

    private String found() {
        return position == text.length()
                ? "the end"
                : "\"" + text.substring(position, Math.min(text.length(), position + 12)) + "\"";
    }
}
