package org.quanyu.dmn.model;

import java.io.Serializable;
import java.util.List;
import org.quanyu.dmn.feel.Expression;

/** A decision table (DMN 1.5, chapter 8). */
public record DecisionTable(HitPolicy hitPolicy, List<Input> inputs, List<Output> outputs, List<Rule> rules)
        implements Serializable {

    /**
     * A column of tests.
     *
     * @param allowed the values that the input may have, as tests; empty for any
     */
    public record Input(Expression expression, List<Expression> allowed) implements Serializable {}

    /**
     * A column of results.
     *
     * @param name or null where there is one column
     * @param values in the order of their priority; empty where none is given
     * @param defaultValue where no rule is hit, or null
     */
    public record Output(String name, List<Expression> values, Expression defaultValue) implements Serializable {}

    /**
     * A row.
     *
     * @param tests for each input: the tests of its cell
     * @param results for each output
     * @param line in the file, from 1
     */
    public record Rule(List<List<Expression>> tests, List<Expression> results, int line) implements Serializable {}
}
