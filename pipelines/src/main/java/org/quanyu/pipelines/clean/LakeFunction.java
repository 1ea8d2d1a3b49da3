package org.quanyu.pipelines.clean;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.apache.spark.sql.Column;

/**
 * A function that SQL text can call by name.
 *
 * @param arguments the names of the arguments; one that ends with {@code ?} may be left out
 * @param description one sentence for the reference page
 * @param examples calls with the results they must give
 * @param implementation from the arguments given to a composition of Spark's expressions
 */
public record LakeFunction(
        String name,
        List<String> arguments,
        String description,
        List<Example> examples,
        Function<List<Column>, Column> implementation) {

    /**
     * One call and its result.
     *
     * @param call SQL text
     * @param result the result cast to a string, {@code null} for NULL
     */
    public record Example(String call, String result) {}

    public LakeFunction {
        arguments = List.copyOf(arguments);
        examples = List.copyOf(examples);
    }

    /** A function of one argument. */
    static LakeFunction of(
            String name, String description, Function<Column, Column> implementation, Example... examples) {
        return new LakeFunction(
                name, List.of("s"), description, List.of(examples), columns -> implementation.apply(columns.get(0)));
    }

    /** A function of two arguments. */
    static LakeFunction ofTwo(
            String name, String description, BinaryOperator<Column> implementation, Example... examples) {
        return new LakeFunction(
                name,
                List.of("a", "b"),
                description,
                List.of(examples),
                columns -> implementation.apply(columns.get(0), columns.get(1)));
    }

    static Example example(String call, String result) {
        return new Example(call, result);
    }

    /** How the function is written, for example {@code to_datetime(s, zone?)}. */
    public String signature() {
        return name + "(" + String.join(", ", arguments) + ")";
    }

    boolean accepts(int count) {
        long required =
                arguments.stream().filter(argument -> !argument.endsWith("?")).count();
        return count >= required && count <= arguments.size();
    }
}
