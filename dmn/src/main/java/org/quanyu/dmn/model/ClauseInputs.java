package org.quanyu.dmn.model;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.quanyu.dmn.feel.Expression;

/** The inputs of a model that a clause depends on. */
public final class ClauseInputs {

    private ClauseInputs() {}

    /** Their names, in the order in which the clause names them. */
    public static Set<String> of(DecisionModel model, Clause clause) {
        Set<String> inputs = new LinkedHashSet<>();
        Set<String> seen = new LinkedHashSet<>();
        names(clause.expression()).forEach(name -> add(model, name, inputs, seen));
        return inputs;
    }

    private static void add(DecisionModel model, String name, Set<String> inputs, Set<String> seen) {
        if (model.inputs().containsKey(name)) {
            inputs.add(name);
        } else if (seen.add(name) && model.decisions().containsKey(name)) {
            model.decisions().get(name).requires().forEach(required -> add(model, required, inputs, seen));
        } else if (model.knowledge().containsKey(name)) {
            model.knowledge().get(name).requires().forEach(required -> add(model, required, inputs, seen));
        }
    }

    /** The names in an expression; every expression is a record of others. */
    private static List<String> names(Object part) {
        if (part instanceof Expression.Name name) {
            return List.of(name.name());
        } else if (part instanceof Collection<?> parts) {
            return parts.stream().flatMap(one -> names(one).stream()).toList();
        }
        List<String> names = new ArrayList<>();
        if (part instanceof Record) {
            for (RecordComponent component : part.getClass().getRecordComponents()) {
                names.addAll(names(value(component, part)));
            }
        }
        return names;
    }

    private static Object value(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
