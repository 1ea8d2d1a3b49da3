package org.quanyu.pipelines.clean;

import java.util.List;
import java.util.stream.Collectors;

/** The reference page {@code docs/functions.md}. */
public final class FunctionReference {

    private FunctionReference() {}

    /** The page, a table with a line for each function. */
    public static String markdown(List<LakeFunction> functions) {
        return """
                # Functions for source mappings

                Beside Spark's own functions, the expressions of a source mapping may call these. They never fail:
                what cannot be read becomes NULL. The page is generated from the code and its examples are run by
                the tests.

                | function | what it gives | examples |
                | --- | --- | --- |
                """ + functions.stream().map(FunctionReference::line).collect(Collectors.joining());
    }

    private static String line(LakeFunction function) {
        String examples = function.examples().stream()
                .map(example -> "`" + example.call() + "` → " + result(example.result()))
                .collect(Collectors.joining("<br>"));
        return "| `" + function.signature() + "` | " + cell(function.description()) + " | " + cell(examples) + " |\n";
    }

    private static String result(String result) {
        return result == null ? "NULL" : "`" + result + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
