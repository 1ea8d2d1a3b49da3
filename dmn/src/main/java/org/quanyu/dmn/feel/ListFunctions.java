package org.quanyu.dmn.feel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Functions of lists and contexts (DMN 1.5, sections 10.3.4.4 and 10.3.4.10). */
final class ListFunctions {

    private ListFunctions() {}

    static void define(Builtins.Definitions functions) {
        functions.add("count", arguments -> BigDecimal.valueOf(arguments.list(0).size()), "list");
        functions.add("min", arguments -> extreme(arguments.all(), -1), "list", "…");
        functions.add("max", arguments -> extreme(arguments.all(), 1), "list", "…");
        functions.add("sum", arguments -> sum(arguments.all()), "list", "…");
        functions.add("mean", ListFunctions::mean, "list", "…");
        functions.add("all", arguments -> every(arguments.all()), "list", "…");
        functions.add("any", arguments -> some(arguments.all()), "list", "…");
        functions.add("list contains", arguments -> contains(arguments.list(0), arguments.any(1)), "list,element");
        functions.add("concatenate", ListFunctions::concatenate, "…");
        functions.add("append", ListFunctions::append, "…");
        functions.add("union", arguments -> distinct(concatenate(arguments)), "…");
        functions.add("distinct values", arguments -> distinct(arguments.list(0)), "list");
        functions.add("flatten", arguments -> flattened(arguments.list(0)), "list");
        functions.add("reverse", ListFunctions::reverse, "list");
        functions.add("index of", ListFunctions::places, "list,match");
        functions.add("sublist", ListFunctions::sublist, "list,start position", "list,start position,length");
        functions.add("get value", arguments -> arguments.as(Map.class, 0).get(arguments.text(1)), "m,key");
    }

    /** The greatest value for 1, the least for -1. */
    static Object extreme(List<?> values, int sign) {
        Object best = null;
        for (Object value : values) {
            if (best == null) {
                best = value;
            }
            if (value == Unknown.UNKNOWN) {
                return value;
            }
            OptionalInt compared = Order.compare(value, best);
            if (compared.isEmpty()) {
                return null;
            }
            best = compared.getAsInt() * sign > 0 ? value : best;
        }
        return best;
    }

    /** Of numbers or of durations; null for an empty list. */
    static Object sum(List<?> values) {
        Object sum = null;
        for (Object value : values) {
            if (value instanceof String) {
                return null;
            }
            sum = sum == null
                    ? Arithmetics.negate(Arithmetics.negate(value))
                    : Arithmetics.apply(Expression.Arithmetic.Operator.ADD, sum, value);
            if (sum == null) {
                return null;
            }
        }
        return sum;
    }

    private static Object mean(Arguments arguments) {
        return Arithmetics.apply(
                Expression.Arithmetic.Operator.DIVIDE,
                sum(arguments.all()),
                BigDecimal.valueOf(arguments.all().size()));
    }

    private static Object every(List<?> values) {
        Object every = true;
        for (Object value : values) {
            every = Ternary.and(every, value);
        }
        return every;
    }

    private static Object some(List<?> values) {
        Object some = false;
        for (Object value : values) {
            some = Ternary.or(some, value);
        }
        return some;
    }

    private static boolean contains(List<?> values, Object sought) {
        return values.stream().anyMatch(value -> Equality.isEqual(value, sought));
    }

    private static List<Object> concatenate(Arguments arguments) {
        List<Object> all = new ArrayList<>();
        for (int index = 0; index < arguments.size(); index++) {
            all.addAll(arguments.list(index));
        }
        return all;
    }

    private static List<Object> append(Arguments arguments) {
        List<Object> all = new ArrayList<>(arguments.list(0));
        all.addAll(arguments.values().subList(1, arguments.size()));
        return all;
    }

    static List<Object> distinct(List<?> values) {
        List<Object> distinct = new ArrayList<>();
        values.stream().filter(value -> !contains(distinct, value)).forEach(distinct::add);
        return distinct;
    }

    private static List<Object> flattened(List<?> values) {
        List<Object> flat = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof List<?> list) {
                flat.addAll(flattened(list));
            } else {
                flat.add(value);
            }
        }
        return flat;
    }

    private static List<Object> reverse(Arguments arguments) {
        List<Object> reversed = new ArrayList<>(arguments.list(0));
        Collections.reverse(reversed);
        return reversed;
    }

    private static List<Object> places(Arguments arguments) {
        List<Object> places = new ArrayList<>();
        List<?> list = arguments.list(0);
        for (int index = 0; index < list.size(); index++) {
            if (Equality.isEqual(list.get(index), arguments.any(1))) {
                places.add(BigDecimal.valueOf(index + 1L));
            }
        }
        return places;
    }

    private static Object sublist(Arguments arguments) {
        List<?> list = arguments.list(0);
        int start = arguments.whole(1);
        int from = start < 0 ? list.size() + start : start - 1;
        int length = arguments.size() == 2 ? list.size() - from : arguments.whole(2);
        boolean within = start != 0 && from >= 0 && length >= 0 && from + length <= list.size();
        return within ? list.subList(from, from + length) : null;
    }
}
