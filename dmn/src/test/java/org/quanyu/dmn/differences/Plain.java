package org.quanyu.dmn.differences;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.quanyu.dmn.feel.Unknown;

/** Values that can be compared: numbers without the zeros at their end, entries by name. */
final class Plain {

    private Plain() {}

    static Object of(Object value) {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros();
        } else if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(of(item)));
            return items;
        } else if (value instanceof Map<?, ?> context) {
            Map<String, Object> entries = new TreeMap<>();
            context.forEach((name, entry) -> entries.put((String) name, of(entry)));
            return entries;
        }
        return value;
    }

    /** What two values have in common, part by part; unknown where they differ. */
    static Object common(Object one, Object other) {
        if (one instanceof List<?> list && other instanceof List<?> second && list.size() == second.size()) {
            List<Object> items = new ArrayList<>();
            for (int at = 0; at < list.size(); at++) {
                items.add(common(list.get(at), second.get(at)));
            }
            return items;
        }
        if (one instanceof Map<?, ?> context
                && other instanceof Map<?, ?> second
                && context.keySet().equals(second.keySet())) {
            Map<String, Object> entries = new TreeMap<>();
            context.forEach((name, entry) -> entries.put((String) name, common(entry, second.get(name))));
            return entries;
        }
        return Objects.equals(one, other) ? one : Unknown.UNKNOWN;
    }

    /** Whether a value is unknown or has parts that are. */
    static boolean hasUnknown(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(Plain::hasUnknown);
        }
        return value instanceof Map<?, ?> context
                ? context.values().stream().anyMatch(Plain::hasUnknown)
                : value == Unknown.UNKNOWN;
    }

    /** Whether a value is another, but for parts of it that are unknown. */
    static boolean isWithin(Object known, Object value) {
        return Objects.equals(common(known, value), known);
    }
}
