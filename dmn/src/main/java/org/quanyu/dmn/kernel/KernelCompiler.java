package org.quanyu.dmn.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quanyu.dmn.feel.Constants;
import org.quanyu.dmn.feel.Expression;
import org.quanyu.dmn.feel.Expression.Relation;
import org.quanyu.dmn.kernel.Column.Kind;
import org.quanyu.dmn.model.DecisionModel;
import org.quanyu.dmn.model.DecisionTable;
import org.quanyu.dmn.model.HitPolicy;
import org.quanyu.dmn.model.Logic;

/**
 * Compiles decisions into operations on columns. What it takes: numbers, strings, booleans and dates; comparisons, logic, sums,
 * differences, products and quotients by constants of which there is a decimal, rounding, {@code min} and {@code max} of two,
 * {@code if}, and tables of hit policy unique and first. The results are those of the interpreter.
 */
public final class KernelCompiler {

    private static final Map<String, RoundingMode> ROUNDING = Map.of(
            "floor", RoundingMode.FLOOR,
            "ceiling", RoundingMode.CEILING,
            "decimal", RoundingMode.HALF_EVEN,
            "round up", RoundingMode.UP,
            "round down", RoundingMode.DOWN,
            "round half up", RoundingMode.HALF_UP,
            "round half down", RoundingMode.HALF_DOWN);

    private final Map<String, Integer> scales;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<Operation, Integer> slots = new HashMap<>();
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final Map<String, Integer> words = new LinkedHashMap<>();
    private final List<Kernel.Output> outputs = new ArrayList<>();
    private final Map<DecisionModel, Map<String, Term>> decided = new IdentityHashMap<>();

    /** A result with its type; {@code isTruth} where it is held as bits. */
    private record Term(int slot, Kind kind, int scale, boolean isTruth) {}

    /**
     * Begins without decisions.
     *
     * @param scales of numbers among the facts: how many decimals they have; 0 where it is not said
     */
    public KernelCompiler(Map<String, Integer> scales) {
        this.scales = scales;
    }

    /**
     * Adds a decision; its place counts from 0.
     *
     * @throws NotCompiledException if the kernel does not take it
     */
    public void add(DecisionModel model, String decision) {
        Term term = term(model, decision);
        refuseText(term);
        outputs.add(new Kernel.Output(term.slot(), term.kind()));
    }

    private Term term(DecisionModel model, String decision) {
        try {
            return decision(model, decision);
        } catch (ArithmeticException e) {
            throw new NotCompiledException("a constant that does not fit 64 bits");
        }
    }

    /** The kernel of all that was added. */
    public Kernel build() {
        List<String> dictionary = List.copyOf(words.keySet());
        List<Column> facts = columns.values().stream()
                .map(column -> new Column(column.name(), column.kind(), column.scale(), dictionary))
                .toList();
        return new Kernel(facts, List.copyOf(operations), List.copyOf(outputs), dictionary);
    }

    private Term decision(DecisionModel model, String name) {
        Map<String, Term> known = decided.computeIfAbsent(model, key -> new HashMap<>());
        Term term = known.get(name);
        if (term == null) {
            DecisionModel.Decision decision = model.decisions().get(name);
            term = typed(logic(model, decision.logic()), decision.type());
            known.put(name, term);
        }
        return term;
    }

    private static Term typed(Term term, String type) {
        if (type != null && kind(type) != term.kind()) {
            throw new NotCompiledException("a result is not of type " + type);
        }
        return term;
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "number" -> Kind.NUMBER;
            case "boolean" -> Kind.BOOLEAN;
            case "string" -> Kind.TEXT;
            case "date" -> Kind.DATE;
            default -> throw new NotCompiledException("type " + type);
        };
    }

    private Term logic(DecisionModel model, Logic logic) {
        if (logic instanceof Logic.Literal literal) {
            return term(model, literal.expression());
        }
        if (logic instanceof Logic.Table table && table.table().outputs().size() == 1) {
            return table(model, table.table(), 0);
        }
        throw new NotCompiledException("logic " + logic.getClass().getSimpleName());
    }

    private Term table(DecisionModel model, DecisionTable table, int output) {
        boolean first = table.hitPolicy() == HitPolicy.FIRST;
        if (!first && table.hitPolicy() != HitPolicy.UNIQUE
                || table.inputs().stream().anyMatch(input -> !input.allowed().isEmpty())) {
            throw new NotCompiledException("table of hit policy " + table.hitPolicy() + " or with input values");
        }
        List<Term> inputs = table.inputs().stream()
                .map(input -> term(model, input.expression()))
                .toList();
        List<Integer> hits = new ArrayList<>();
        List<Term> results = new ArrayList<>();
        for (DecisionTable.Rule rule : table.rules()) {
            List<Integer> tests = new ArrayList<>();
            for (int column = 0; column < inputs.size(); column++) {
                tests.add(meets(model, rule.tests().get(column), inputs.get(column))
                        .slot());
            }
            hits.add(slot(new Operation.Hit(List.copyOf(tests))));
            results.add(asValue(term(model, rule.results().get(output))));
        }
        Expression without = table.outputs().get(output).defaultValue();
        results.add(without == null ? null : asValue(term(model, without)));
        return tableTerm(first, hits, results);
    }

    private Term tableTerm(boolean first, List<Integer> hits, List<Term> results) {
        List<Term> known = results.stream().filter(term -> term != null).toList();
        if (known.isEmpty()
                || known.stream().anyMatch(term -> term.kind() != known.get(0).kind())) {
            throw new NotCompiledException("a table without rules or with results of several kinds");
        }
        known.forEach(this::refuseText);
        int scale = known.stream().mapToInt(Term::scale).max().orElse(0);
        Kind kind = known.get(0).kind();
        List<Integer> outcomes = results.stream()
                .map(term -> term == null
                        ? slot(new Operation.Constant(null, scale))
                        : rescaled(term, scale).slot())
                .toList();
        int last = outcomes.size() - 1;
        List<Boolean> differ = outcomes.subList(0, last).stream()
                .map(result -> operations.get(result) instanceof Operation.Constant one
                        && operations.get(outcomes.get(last)) instanceof Operation.Constant other
                        && !one.equals(other))
                .toList();
        int slot = slot(new Operation.Table(
                first, List.copyOf(hits), outcomes.subList(0, last), outcomes.get(last), differ, scale));
        return kind == Kind.BOOLEAN ? truth(new Operation.Flag(slot)) : new Term(slot, kind, scale, false);
    }

    private Term meets(DecisionModel model, List<Expression> tests, Term value) {
        return tests.stream()
                .map(test -> meets(model, test, value))
                .reduce((one, other) -> truth(new Operation.Either(one.slot(), other.slot())))
                .orElseThrow();
    }

    private Term meets(DecisionModel model, Expression test, Term value) {
        if (test instanceof Expression.Any) {
            return truth(new Operation.Always(true));
        }
        if (test instanceof Expression.NoneOf none) {
            return truth(new Operation.Not(meets(model, none.tests(), value).slot()));
        }
        if (test instanceof Expression.Test compared) {
            return compared(value, compared.relation(), term(model, compared.operand()));
        }
        if (test instanceof Expression.RangeOf range) {
            Term low =
                    compared(value, range.lowIncluded() ? Relation.AT_LEAST : Relation.GREATER, constant(range.low()));
            Term high =
                    compared(value, range.highIncluded() ? Relation.AT_MOST : Relation.LESS, constant(range.high()));
            return truth(new Operation.Both(low.slot(), high.slot()));
        }
        if (!Constants.isConstant(test)) {
            throw new NotCompiledException("a test that is no constant");
        }
        return Constants.value(test) == null
                ? truth(new Operation.IsNone(asValue(value).slot()))
                : compared(value, Relation.EQUAL, constant(test));
    }

    private Term term(DecisionModel model, Expression expression) {
        if (Constants.isConstant(expression)) {
            return constant(expression);
        } else if (expression instanceof Expression.Name name) {
            return named(model, name.name());
        } else if (expression instanceof Expression.Path path) {
            return member(model, path);
        } else if (expression instanceof Expression.Comparison comparison) {
            return comparison(model, comparison);
        } else if (expression instanceof Expression.And and) {
            return truth(new Operation.Both(truth(model, and.left()), truth(model, and.right())));
        } else if (expression instanceof Expression.Or or) {
            return truth(new Operation.Either(truth(model, or.left()), truth(model, or.right())));
        } else if (expression instanceof Expression.Between between) {
            Term value = term(model, between.value());
            return truth(new Operation.Both(
                    compared(value, Relation.AT_LEAST, term(model, between.low()))
                            .slot(),
                    compared(value, Relation.AT_MOST, term(model, between.high()))
                            .slot()));
        } else if (expression instanceof Expression.Arithmetic arithmetic) {
            return arithmetic(model, arithmetic);
        } else if (expression instanceof Expression.If choice) {
            return choice(model, choice);
        } else if (expression instanceof Expression.Call call) {
            return called(model, call);
        }
        throw new NotCompiledException("expression " + expression.getClass().getSimpleName());
    }

    private Term named(DecisionModel model, String name) {
        if (model.decisions().containsKey(name)) {
            return decision(model, name);
        }
        DecisionModel.Input input = model.inputs().get(name);
        if (input == null || input.type() == null) {
            throw new NotCompiledException("\"" + name + "\" is no input with a type");
        }
        Kind kind = kind(input.type());
        int scale = kind == Kind.NUMBER ? scales.getOrDefault(name, 0) : 0;
        Column column = columns.computeIfAbsent(name, key -> new Column(key, kind, scale, List.of()));
        if (column.kind() != kind) {
            throw new NotCompiledException("\"" + name + "\" is of two types");
        }
        int at = List.copyOf(columns.keySet()).indexOf(name);
        int slot = slot(new Operation.Fact(at, scale));
        return kind == Kind.BOOLEAN ? truth(new Operation.Flag(slot)) : new Term(slot, kind, scale, false);
    }

    /** One output of a table that has several. */
    private Term member(DecisionModel model, Expression.Path path) {
        if (path.source() instanceof Expression.Name name
                && model.decisions().get(name.name()) != null
                && model.decisions().get(name.name()).logic() instanceof Logic.Table table) {
            for (int output = 0; output < table.table().outputs().size(); output++) {
                if (path.member().equals(table.table().outputs().get(output).name())) {
                    return table(model, table.table(), output);
                }
            }
        }
        throw new NotCompiledException("a member of something else than a table");
    }

    private Term constant(Expression expression) {
        if (!Constants.isConstant(expression)) {
            throw new NotCompiledException("an end of a range that is no constant");
        }
        Object value = Constants.value(expression);
        if (value instanceof BigDecimal number) {
            BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
            return value(Kind.NUMBER, plain.unscaledValue().longValueExact(), plain.scale());
        } else if (value instanceof Boolean truth) {
            return truth(new Operation.Always(truth));
        } else if (value instanceof String text) {
            return value(Kind.TEXT, words.computeIfAbsent(text, key -> words.size()), 0);
        } else if (value instanceof LocalDate date) {
            return value(Kind.DATE, date.toEpochDay(), 0);
        }
        throw new NotCompiledException("the constant " + value);
    }

    private Term value(Kind kind, long number, int scale) {
        return new Term(slot(new Operation.Constant(number, scale)), kind, scale, false);
    }

    private Term comparison(DecisionModel model, Expression.Comparison comparison) {
        boolean asksForNone = comparison.right() instanceof Expression.Literal literal && literal.value() == null;
        if (!asksForNone) {
            return compared(term(model, comparison.left()), comparison.relation(), term(model, comparison.right()));
        }
        Term isNone = truth(
                new Operation.IsNone(asValue(term(model, comparison.left())).slot()));
        return switch (comparison.relation()) {
            case EQUAL -> isNone;
            case UNEQUAL -> truth(new Operation.Not(isNone.slot()));
            case LESS, AT_MOST, GREATER, AT_LEAST -> throw new NotCompiledException("an order beside null");
        };
    }

    private Term compared(Term left, Relation relation, Term right) {
        boolean isEquality = relation == Relation.EQUAL || relation == Relation.UNEQUAL;
        boolean hasOrder = left.kind() == Kind.NUMBER || left.kind() == Kind.DATE;
        if (left.kind() != right.kind() || !isEquality && !hasOrder) {
            throw new NotCompiledException("values of two kinds, or without an order, are compared");
        }
        int scale = Math.max(left.scale(), right.scale());
        Term one = rescaled(asValue(left), scale);
        Term other = rescaled(asValue(right), scale);
        if (operation(other) instanceof Operation.Constant constant && constant.number() != null) {
            return compared(one.slot(), relation, constant.number());
        }
        if (left.kind() == Kind.TEXT) {
            throw new NotCompiledException("a text is compared with one that is no constant");
        }
        return truth(new Operation.CompareBoth(one.slot(), relation, other.slot()));
    }

    private Term compared(int value, Relation relation, long constant) {
        return switch (relation) {
            case EQUAL -> truth(new Operation.Equal(value, constant));
            case UNEQUAL -> truth(new Operation.Not(slot(new Operation.Equal(value, constant))));
            case LESS -> side(value, constant, true);
            case AT_LEAST -> side(value, constant, false);
            case AT_MOST -> side(value, Math.addExact(constant, 1), true);
            case GREATER -> side(value, Math.addExact(constant, 1), false);
        };
    }

    private Term side(int value, long bound, boolean isBelow) {
        return truth(new Operation.Side(value, slot(new Operation.Below(value, bound)), isBelow));
    }

    private Term arithmetic(DecisionModel model, Expression.Arithmetic arithmetic) {
        Term left = term(model, arithmetic.left());
        Term right = term(model, arithmetic.right());
        return switch (arithmetic.operator()) {
            case ADD -> reckoned(Operation.Reckoning.ADD, left, right);
            case SUBTRACT -> reckoned(Operation.Reckoning.SUBTRACT, left, right);
            case MULTIPLY -> product(left, right);
            case DIVIDE -> quotient(left, right);
            case POWER -> throw new NotCompiledException("powers");
        };
    }

    private Term product(Term left, Term right) {
        refuseOtherThanNumbers(left, right);
        int scale = left.scale() + right.scale();
        if (scale > LongMath.LARGEST_POWER) {
            throw new NotCompiledException("a product of " + scale + " decimals");
        }
        Operation.Value operation =
                new Operation.Reckon(Operation.Reckoning.MULTIPLY, left.slot(), right.slot(), scale);
        return new Term(slot(operation), Kind.NUMBER, scale, false);
    }

    private Term reckoned(Operation.Reckoning reckoning, Term left, Term right) {
        refuseOtherThanNumbers(left, right);
        int scale = Math.max(left.scale(), right.scale());
        int one = rescaled(left, scale).slot();
        int other = rescaled(right, scale).slot();
        return new Term(slot(new Operation.Reckon(reckoning, one, other, scale)), Kind.NUMBER, scale, false);
    }

    private static void refuseOtherThanNumbers(Term left, Term right) {
        if (left.kind() != Kind.NUMBER || right.kind() != Kind.NUMBER) {
            throw new NotCompiledException("reckoning with something else than numbers");
        }
    }

    private Term choice(DecisionModel model, Expression.If choice) {
        int condition = truth(model, choice.condition());
        Term then = asValue(term(model, choice.then()));
        Term otherwise = asValue(term(model, choice.otherwise()));
        if (then.kind() != otherwise.kind()) {
            throw new NotCompiledException("a choice between two kinds");
        }
        refuseText(then);
        refuseText(otherwise);
        int scale = Math.max(then.scale(), otherwise.scale());
        int slot = slot(new Operation.Choose(
                condition,
                rescaled(then, scale).slot(),
                rescaled(otherwise, scale).slot(),
                scale));
        return then.kind() == Kind.BOOLEAN
                ? truth(new Operation.Flag(slot))
                : new Term(slot, then.kind(), scale, false);
    }

    private Term called(DecisionModel model, Expression.Call call) {
        String name = call.function() instanceof Expression.Name function ? function.name() : "";
        List<Expression> arguments =
                call.arguments().stream().map(Expression.Argument::value).toList();
        if (name.equals("not") && arguments.size() == 1) {
            return truth(new Operation.Not(truth(model, arguments.get(0))));
        }
        if ((name.equals("min") || name.equals("max")) && arguments.size() == 2) {
            return reckoned(
                    name.equals("min") ? Operation.Reckoning.LEAST : Operation.Reckoning.GREATEST,
                    term(model, arguments.get(0)),
                    term(model, arguments.get(1)));
        }
        RoundingMode mode = ROUNDING.get(name);
        if (mode != null && !arguments.isEmpty()) {
            return rounded(term(model, arguments.get(0)), mode, scale(arguments));
        }
        throw new NotCompiledException("the function " + name);
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

    private Term rounded(Term term, RoundingMode mode, int scale) {
        refuseOtherThanNumbers(term, term);
        int dropped = term.scale() - scale;
        if (dropped <= 0) {
            return rescaled(term, scale);
        }
        return new Term(slot(new Operation.Round(term.slot(), mode, dropped, scale)), Kind.NUMBER, scale, false);
    }

    /** An exact quotient by a constant such as 8, of which there is a decimal, is a product. */
    private Term quotient(Term left, Term right) {
        boolean isConstant = operation(right) instanceof Operation.Constant constant
                && constant.number() != null
                && constant.number() != 0;
        if (!isConstant) {
            throw new NotCompiledException("quotients by something else than a constant");
        }
        long divisor = ((Operation.Constant) operation(right)).number();
        try {
            BigDecimal inverse = BigDecimal.ONE.divide(BigDecimal.valueOf(divisor, right.scale()));
            BigDecimal plain = inverse.scale() < 0 ? inverse.setScale(0) : inverse;
            return product(left, value(Kind.NUMBER, plain.unscaledValue().longValueExact(), plain.scale()));
        } catch (ArithmeticException e) {
            throw new NotCompiledException("a quotient by " + divisor + ", which has no end");
        }
    }

    /** Of texts only those that models name are known by a number: a fact cannot be handed on as it is. */
    private void refuseText(Term result) {
        if (result.kind() == Kind.TEXT && operation(result) instanceof Operation.Fact) {
            throw new NotCompiledException("a text of the facts as a result");
        }
    }

    private int truth(DecisionModel model, Expression expression) {
        Term term = term(model, expression);
        if (!term.isTruth()) {
            throw new NotCompiledException("logic of something else than truths");
        }
        return term.slot();
    }

    private Term truth(Operation.Truth operation) {
        return new Term(slot(operation), Kind.BOOLEAN, 0, true);
    }

    private Term asValue(Term term) {
        return term.isTruth() ? new Term(slot(new Operation.AsNumber(term.slot())), Kind.BOOLEAN, 0, false) : term;
    }

    private Term rescaled(Term term, int scale) {
        if (term.scale() == scale) {
            return term;
        }
        int more = scale - term.scale();
        if (operation(term) instanceof Operation.Constant constant && constant.number() != null) {
            BigDecimal number =
                    BigDecimal.valueOf(constant.number(), term.scale()).setScale(scale);
            return value(term.kind(), number.unscaledValue().longValueExact(), scale);
        }
        int power = slot(new Operation.Constant(BigDecimal.TEN.pow(more).longValueExact(), more));
        int slot = slot(new Operation.Reckon(Operation.Reckoning.MULTIPLY, term.slot(), power, scale));
        return new Term(slot, term.kind(), scale, false);
    }

    private Operation operation(Term term) {
        return operations.get(term.slot());
    }

    private int slot(Operation operation) {
        return slots.computeIfAbsent(operation, key -> {
            operations.add(key);
            return operations.size() - 1;
        });
    }
}
