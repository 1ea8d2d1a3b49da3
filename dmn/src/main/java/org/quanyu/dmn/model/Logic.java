package org.quanyu.dmn.model;

import java.io.Serializable;
import java.util.List;
import org.quanyu.dmn.feel.Expression;

/** What gives a decision its value: one of the boxed expressions of DMN 1.5, chapters 8 and 10.2. */
public sealed interface Logic extends Serializable {

    /** Text in FEEL. */
    record Literal(Expression expression) implements Logic {}

    /** A context: entries that see those before them, and perhaps a result of its own. */
    record Context(List<Entry> entries, Logic result) implements Logic {}

    /** One entry of a context. */
    record Entry(String name, String type, Logic logic) implements Serializable {}

    /** A call of shared logic with named arguments. */
    record Invocation(Expression called, List<Entry> bindings) implements Logic {}

    /** A list of contexts, written as a table. */
    record Relation(List<String> columns, List<List<Logic>> rows) implements Logic {}

    record Items(List<Logic> items) implements Logic {}

    /** A function of its own. */
    record Definition(List<Parameter> parameters, Logic body) implements Logic {}

    /** A parameter of a function; its type may be null. */
    record Parameter(String name, String type) implements Serializable {}

    /** A decision table. */
    record Table(DecisionTable table) implements Logic {}

    /** No logic: the value is null. */
    record None() implements Logic {}
}
