package org.quanyu.dmn.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
import org.quanyu.dmn.kernel.Terms.Term;
import org.quanyu.dmn.model.Clause;
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
    private final Terms terms = new Terms();
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final List<Kernel.Output> outputs = new ArrayList<>();
    private final Map<DecisionModel, Map<String, Term>> decided = new IdentityHashMap<>();

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
        terms.refuseText(term);
        outputs.add(new Kernel.Output(term.slot(), term.kind()));
    }

    /**
     * Adds a clause; its place counts from 0, together with the decisions.
     *
     * @throws NotCompiledException if the kernel does not take it
     */
    public void add(DecisionModel model, Clause clause) {
        try {
            outputs.add(new Kernel.Output(truth(model, clause.expression()), Kind.BOOLEAN));
        } catch (ArithmeticException e) {
            throw new NotCompiledException("a constant that does not fit 64 bits");
        }
    }

    private Term term(DecisionModel model, String decision) {
        try {
            return decision(model, decision);
        } catch (ArithmeticException e) {
            throw new NotCompiledException("a constant that does not fit 64 bits");
        }
    }

    /** Decisions and clauses that were added. */
    public int size() {
        return outputs.size();
    }

    /** The kernel of all that was added. */
    public Kernel build() {
        return new Kernel(List.copyOf(columns.values()), terms.operations(), List.copyOf(outputs), terms.words());
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
            case "years and months duration", "yearMonthDuration" -> Kind.MONTHS;
            case "days and time duration", "dayTimeDuration" -> Kind.SECONDS;
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
            hits.add(terms.slot(new TruthOperation.Hit(List.copyOf(tests))));
            results.add(terms.asValue(term(model, rule.results().get(output))));
        }
        Expression without = table.outputs().get(output).defaultValue();
        results.add(without == null ? null : terms.asValue(term(model, without)));
        return terms.table(first, hits, results);
    }

    private Term meets(DecisionModel model, List<Expression> tests, Term value) {
        return tests.stream()
                .map(test -> meets(model, test, value))
                .reduce((one, other) -> terms.truth(new TruthOperation.Either(one.slot(), other.slot())))
                .orElseThrow();
    }

    private Term meets(DecisionModel model, Expression test, Term value) {
        if (test instanceof Expression.Any) {
            return terms.truth(new TruthOperation.Always(true));
        }
        if (test instanceof Expression.NoneOf none) {
            return terms.truth(
                    new TruthOperation.Not(meets(model, none.tests(), value).slot()));
        }
        if (test instanceof Expression.Test compared) {
            return terms.compared(value, compared.relation(), term(model, compared.operand()));
        }
        if (test instanceof Expression.RangeOf range) {
            Term low = terms.compared(
                    value, range.lowIncluded() ? Relation.AT_LEAST : Relation.GREATER, constant(range.low()));
            Term high = terms.compared(
                    value, range.highIncluded() ? Relation.AT_MOST : Relation.LESS, constant(range.high()));
            return terms.truth(new TruthOperation.Both(low.slot(), high.slot()));
        }
        if (!Constants.isConstant(test)) {
            throw new NotCompiledException("a test that is no constant");
        }
        return Constants.value(test) == null
                ? terms.truth(new TruthOperation.IsNone(terms.asValue(value).slot()))
                : terms.compared(value, Relation.EQUAL, constant(test));
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
            return terms.truth(new TruthOperation.Both(truth(model, and.left()), truth(model, and.right())));
        } else if (expression instanceof Expression.Or or) {
            return terms.truth(new TruthOperation.Either(truth(model, or.left()), truth(model, or.right())));
        } else if (expression instanceof Expression.In in) {
            return meets(model, in.tests(), term(model, in.value()));
        } else if (expression instanceof Expression.Between between) {
            Term value = term(model, between.value());
            return terms.truth(new TruthOperation.Both(
                    terms.compared(value, Relation.AT_LEAST, term(model, between.low()))
                            .slot(),
                    terms.compared(value, Relation.AT_MOST, term(model, between.high()))
                            .slot()));
        } else if (expression instanceof Expression.Arithmetic arithmetic) {
            return arithmetic(model, arithmetic);
        } else if (expression instanceof Expression.Negation negation) {
            return terms.negated(term(model, negation.operand()));
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
        int scale = kind == Kind.NUMBER || kind == Kind.SECONDS ? scales.getOrDefault(name, 0) : 0;
        Column column = columns.computeIfAbsent(name, key -> new Column(key, kind, scale, terms.words()));
        if (column.kind() != kind) {
            throw new NotCompiledException("\"" + name + "\" is of two types");
        }
        int at = List.copyOf(columns.keySet()).indexOf(name);
        return terms.fact(at, kind, scale);
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
        return terms.member(term(model, path.source()), path.member());
    }

    private Term constant(Expression expression) {
        if (!Constants.isConstant(expression)) {
            throw new NotCompiledException("an end of a range that is no constant");
        }
        return terms.constant(Constants.value(expression));
    }

    private Term comparison(DecisionModel model, Expression.Comparison comparison) {
        boolean asksForNone = comparison.right() instanceof Expression.Literal literal && literal.value() == null;
        if (!asksForNone) {
            return terms.compared(
                    term(model, comparison.left()), comparison.relation(), term(model, comparison.right()));
        }
        Term isNone = terms.truth(new TruthOperation.IsNone(
                terms.asValue(term(model, comparison.left())).slot()));
        return switch (comparison.relation()) {
            case EQUAL -> isNone;
            case UNEQUAL -> terms.truth(new TruthOperation.Not(isNone.slot()));
            case LESS, AT_MOST, GREATER, AT_LEAST -> throw new NotCompiledException("an order beside null");
        };
    }

    private Term arithmetic(DecisionModel model, Expression.Arithmetic arithmetic) {
        Term left = term(model, arithmetic.left());
        Term right = term(model, arithmetic.right());
        return switch (arithmetic.operator()) {
            case ADD -> terms.sum(left, right);
            case SUBTRACT -> terms.difference(left, right);
            case MULTIPLY -> terms.product(left, right);
            case DIVIDE -> terms.quotient(left, right);
            case POWER -> throw new NotCompiledException("powers");
        };
    }

    private Term choice(DecisionModel model, Expression.If choice) {
        int condition = truth(model, choice.condition());
        return terms.choice(condition, term(model, choice.then()), term(model, choice.otherwise()));
    }

    private Term called(DecisionModel model, Expression.Call call) {
        String name = call.function() instanceof Expression.Name function ? function.name() : "";
        List<Expression> arguments =
                call.arguments().stream().map(Expression.Argument::value).toList();
        if (call.arguments().stream().anyMatch(argument -> argument.name() != null)) {
            throw new NotCompiledException("arguments by name");
        }
        if (name.equals("years and months duration") && arguments.size() == 2) {
            return terms.monthsBetween(term(model, arguments.get(0)), term(model, arguments.get(1)));
        }
        if (name.equals("not") && arguments.size() == 1) {
            return terms.truth(new TruthOperation.Not(truth(model, arguments.get(0))));
        }
        if ((name.equals("min") || name.equals("max")) && arguments.size() == 2) {
            return terms.reckoned(
                    name.equals("min") ? NumberOperation.Reckoning.LEAST : NumberOperation.Reckoning.GREATEST,
                    term(model, arguments.get(0)),
                    term(model, arguments.get(1)));
        }
        RoundingMode mode = ROUNDING.get(name);
        if (mode != null && !arguments.isEmpty()) {
            return terms.rounded(term(model, arguments.get(0)), mode, scale(arguments));
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

    private int truth(DecisionModel model, Expression expression) {
        Term term = term(model, expression);
        if (!term.isTruth()) {
            throw new NotCompiledException("logic of something else than truths");
        }
        return term.slot();
    }
}
