package org.quanyu.dmn.feel;

import java.time.DateTimeException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The functions that FEEL has by itself (DMN 1.5, section 10.3.4), by name. */
final class Builtins {

    private static final Map<String, Function> ALL = new HashMap<>();

    static {
        NumberFunctions.define(Builtins::define);
        TextFunctions.define(Builtins::define);
        ListFunctions.define(Builtins::define);
        TemporalFunctions.define(Builtins::define);
    }

    private Builtins() {}

    /** What a function does with its arguments. */
    interface Body {
        Object apply(Arguments arguments);
    }

    /** Takes the functions of one kind. */
    interface Definitions {

        /**
         * Adds a function.
         *
         * @param signatures names of parameters, separated by commas, once for each way to call it; {@code …} for one
         *     that takes any number of values
         */
        void add(String name, Body body, String... signatures);
    }

    static Set<String> names() {
        return ALL.keySet();
    }

    /** The function of that name, or null. */
    static Function function(String name) {
        return ALL.get(name);
    }

    private static void define(String name, Body body, String... signatures) {
        boolean variadic = Arrays.asList(signatures).contains("…");
        ALL.put(
                name,
                new Builtin(
                        Arrays.stream(signatures)
                                .map(names -> List.of(names.split(",")))
                                .toList(),
                        variadic,
                        body));
    }

    private record Builtin(List<List<String>> signatures, boolean isVariadic, Body body) implements Function {

        @Override
        public Object call(List<Object> arguments) {
            if (Unknown.isIn(arguments)) {
                return Unknown.UNKNOWN;
            }
            try {
                return body.apply(new Arguments(arguments));
            } catch (Arguments.NotApplicable | ArithmeticException | DateTimeException e) {
                return null;
            }
        }
    }
}
