package org.quanyu.dmn.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.quanyu.dmn.feel.Function;
import org.quanyu.dmn.feel.Interpreter;
import org.quanyu.dmn.feel.Scope;

/** A model evaluated for one set of inputs; every decision is evaluated once, when it is asked for. */
public final class ModelEvaluation {

    private final DecisionModel model;
    private final Map<String, Object> values = new HashMap<>();

    /**
     * Begins with what is given.
     *
     * @param given values of inputs by name, and of decisions that are not to be evaluated
     */
    public ModelEvaluation(DecisionModel model, Map<String, Object> given) {
        this.model = model;
        given.forEach((name, value) -> {
            DecisionModel.Input input = model.inputs().get(name);
            values.put(name, input == null ? value : model.types().conform(value, input.type()));
        });
    }

    /**
     * The value of a decision.
     *
     * @throws IllegalArgumentException if the model has none of that name
     */
    public Object decision(String name) {
        if (!model.decisions().containsKey(name)) {
            throw new IllegalArgumentException("no decision is named \"" + name + "\"");
        }
        return value(name);
    }

    /** Whether a clause of the model is met: true, false, unknown, or null where it has no result. */
    public Object clause(Clause clause) {
        return Interpreter.evaluate(
                clause.expression(),
                scope(Stream.concat(
                                model.decisions().get(clause.decision()).requires().stream(),
                                Stream.of(clause.decision()))
                        .toList()));
    }

    /** What a service decides: the value of its decision, or a context of several. */
    public Object service(String name) {
        DecisionModel.Service service = model.services().get(name);
        if (service == null) {
            throw new IllegalArgumentException("no decision service is named \"" + name + "\"");
        }
        if (service.outputs().size() == 1) {
            return decision(service.outputs().get(0));
        }
        Map<String, Object> outputs = new LinkedHashMap<>();
        service.outputs().forEach(output -> outputs.put(output, decision(output)));
        return outputs;
    }

    private Object value(String name) {
        if (values.containsKey(name)) {
            return values.get(name);
        }
        DecisionModel.Decision decision = model.decisions().get(name);
        Object value = null;
        if (decision != null) {
            Object raw = evaluate(decision.logic(), scope(decision.requires()));
            value = model.types().conform(raw, decision.type());
        }
        values.put(name, value);
        return value;
    }

    private Scope scope(List<String> requires) {
        Map<String, Object> seen = new HashMap<>();
        for (String name : requires) {
            DecisionModel.Knowledge knowledge = model.knowledge().get(name);
            seen.put(name, knowledge == null ? value(name) : function(knowledge));
        }
        return Scope.of(seen);
    }

    private Function function(DecisionModel.Knowledge knowledge) {
        Map<String, Object> itself = new HashMap<>();
        Scope scope = scope(knowledge.requires()).with(itself);
        Function function = new Shared(knowledge.logic(), knowledge.type(), scope);
        itself.put(knowledge.name(), function);
        return function;
    }

    private Object evaluate(Logic logic, Scope scope) {
        if (logic instanceof Logic.Literal literal) {
            return Interpreter.evaluate(literal.expression(), scope);
        } else if (logic instanceof Logic.Table table) {
            return TableEvaluation.evaluate(table.table(), scope);
        } else if (logic instanceof Logic.Context context) {
            return context(context, scope);
        } else if (logic instanceof Logic.Invocation invocation) {
            return invoke(invocation, scope);
        } else if (logic instanceof Logic.Relation relation) {
            return relation(relation, scope);
        } else if (logic instanceof Logic.Items items) {
            List<Object> list = new ArrayList<>();
            items.items().forEach(item -> list.add(evaluate(item, scope)));
            return list;
        } else if (logic instanceof Logic.Definition definition) {
            return new Shared(definition, null, scope);
        }
        return null;
    }

    private Object context(Logic.Context context, Scope scope) {
        Map<String, Object> entries = new LinkedHashMap<>();
        Scope seen = scope.with(entries);
        context.entries()
                .forEach(entry ->
                        entries.put(entry.name(), model.types().conform(evaluate(entry.logic(), seen), entry.type())));
        return context.result() == null ? entries : evaluate(context.result(), seen);
    }

    private Object invoke(Logic.Invocation invocation, Scope scope) {
        if (!(Interpreter.evaluate(invocation.called(), scope) instanceof Function function)) {
            return null;
        }
        Map<String, Object> bound = new HashMap<>();
        invocation.bindings().forEach(binding -> bound.put(binding.name(), evaluate(binding.logic(), scope)));
        List<Object> arguments = new ArrayList<>();
        function.signatures().get(0).forEach(parameter -> arguments.add(bound.get(parameter)));
        return function.call(arguments);
    }

    private Object relation(Logic.Relation relation, Scope scope) {
        List<Object> rows = new ArrayList<>();
        for (List<Logic> cells : relation.rows()) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int column = 0; column < cells.size(); column++) {
                row.put(relation.columns().get(column), evaluate(cells.get(column), scope));
            }
            rows.add(row);
        }
        return rows;
    }

    /** Logic of the model as a function. */
    private final class Shared implements Function {

        private final Logic.Definition definition;
        private final String type;
        private final Scope scope;

        Shared(Logic.Definition definition, String type, Scope scope) {
            this.definition = definition;
            this.type = type;
            this.scope = scope;
        }

        @Override
        public List<List<String>> signatures() {
            return List.of(
                    definition.parameters().stream().map(Logic.Parameter::name).toList());
        }

        @Override
        public Object call(List<Object> arguments) {
            Map<String, Object> given = new HashMap<>();
            for (int index = 0; index < arguments.size(); index++) {
                Logic.Parameter parameter = definition.parameters().get(index);
                given.put(parameter.name(), model.types().conform(arguments.get(index), parameter.type()));
            }
            return model.types().conform(evaluate(definition.body(), scope.with(given)), type);
        }
    }
}
