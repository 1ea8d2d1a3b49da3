package org.quanyu.dmn.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quanyu.dmn.feel.Expression;
import org.quanyu.dmn.kernel.Column.Kind;
import org.quanyu.dmn.kernel.Terms.Term;
import org.quanyu.dmn.model.Clause;
import org.quanyu.dmn.model.DecisionModel;
import org.quanyu.dmn.model.DecisionTable;
import org.quanyu.dmn.model.Logic;

/**
 * Compiles decisions into operations on columns: of numbers, strings, booleans, dates and durations, by the expressions that {@link
 * Expressions} takes and the tables that {@link Tables} takes. The results are those of the interpreter.
 */
public final class KernelCompiler {

    private final Map<String, Integer> scales;
    private final Terms terms = new Terms();
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final List<Kernel.Output> outputs = new ArrayList<>();
    private final Map<DecisionModel, Map<String, Term>> decided = new IdentityHashMap<>();

    /**
     * Begins without decisions.
     *
     * @param scales of numbers among the facts, and of seconds: how many decimals they have; 0 where it is not said
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
        terms.tellTexts(term);
        outputs.add(new Kernel.Output(term.slot(), term.kind()));
    }

    /**
     * Adds a clause; its place counts from 0, together with the decisions.
     *
     * @throws NotCompiledException if the kernel does not take it
     */
    public void add(DecisionModel model, Clause clause) {
        try {
            outputs.add(new Kernel.Output(expressions(model).truth(clause.expression()), Kind.BOOLEAN));
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
            return expressions(model).term(literal.expression());
        }
        if (logic instanceof Logic.Table table && table.table().outputs().size() == 1) {
            return new Tables(terms, expressions(model)).output(table.table(), 0);
        }
        throw new NotCompiledException("logic " + logic.getClass().getSimpleName());
    }

    private Expressions expressions(DecisionModel model) {
        return new Expressions(terms, new Seen(model));
    }

    /** What an expression of a model may name. */
    private final class Seen implements Expressions.Names {

        private final DecisionModel model;

        Seen(DecisionModel model) {
            this.model = model;
        }

        @Override
        public Term named(String name) {
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
            return terms.fact(List.copyOf(columns.keySet()).indexOf(name), kind, scale);
        }

        @Override
        public Term member(Expression.Path path) {
            if (path.source() instanceof Expression.Name name
                    && model.decisions().get(name.name()) != null
                    && model.decisions().get(name.name()).logic() instanceof Logic.Table table
                    && table.table().outputs().size() > 1) {
                return output(table.table(), path.member(), name.name());
            }
            return null;
        }

        /** One output of a table that has several. */
        private Term output(DecisionTable table, String member, String decision) {
            if (model.decisions().get(decision).type() != null) {
                throw new NotCompiledException(
                        "a context of type " + model.decisions().get(decision).type());
            }
            for (int output = 0; output < table.outputs().size(); output++) {
                if (member.equals(table.outputs().get(output).name())) {
                    return new Tables(terms, expressions(model)).output(table, output);
                }
            }
            throw new NotCompiledException("the output " + member);
        }
    }
}
