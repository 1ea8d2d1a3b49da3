package org.quanyu.dmn.tck;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quanyu.dmn.feel.Equality;
import org.quanyu.dmn.feel.Temporals;
import org.quanyu.dmn.model.Element;

/** Values as the kit writes them. */
final class KitValue {

    /** Expected numbers are written to some digits of those that FEEL reckons with. */
    private static final BigDecimal TOLERANCE = new BigDecimal("1e-8");

    private KitValue() {}

    /** The value that an element holds: a list, components or a scalar of a type of XML Schema. */
    static Object of(Element element) {
        Optional<Element> list = element.first("list");
        if (list.isPresent()) {
            List<Object> items = new ArrayList<>();
            list.get().all("item").forEach(item -> items.add(of(item)));
            return "true".equals(list.get().attribute("nil")) ? null : items;
        }
        if (element.first("component").isPresent()) {
            Map<String, Object> context = new LinkedHashMap<>();
            element.all("component").forEach(component -> context.put(component.attribute("name"), of(component)));
            return context;
        }
        return element.first("value").map(KitValue::scalar).orElse(null);
    }

    private static Object scalar(Element value) {
        if ("true".equals(value.attribute("nil"))) {
            return null;
        }
        if (value.first("component").isPresent() || value.first("list").isPresent()) {
            return of(value);
        }
        String type = Optional.ofNullable(value.attribute("type")).orElse("xsd:string");
        return switch (type.substring(type.indexOf(':') + 1)) {
            case "string" -> value.text();
            case "boolean" -> Boolean.valueOf(value.text().strip());
            case "decimal", "double", "integer", "int", "long", "float" ->
                new BigDecimal(value.text().strip());
            case "date" -> Temporals.date(value.text().strip());
            case "time" -> Temporals.time(value.text().strip());
            case "dateTime" -> Temporals.dateAndTime(value.text().strip());
            case "duration" -> Temporals.duration(value.text().strip());
            default -> throw new IllegalArgumentException("the kit has no values of type " + type);
        };
    }

    /** Equal, numbers but for the digits that are not written. */
    static boolean isSame(Object found, Object expected) {
        if (found instanceof BigDecimal one && expected instanceof BigDecimal other) {
            BigDecimal size = other.abs().max(BigDecimal.ONE);
            return one.subtract(other).abs().compareTo(size.multiply(TOLERANCE)) <= 0;
        }
        if (found instanceof List<?> one && expected instanceof List<?> other) {
            return one.size() == other.size() && areSame(one, other);
        }
        if (found instanceof Map<?, ?> one && expected instanceof Map<?, ?> other) {
            return one.keySet().equals(other.keySet())
                    && one.keySet().stream().allMatch(key -> isSame(one.get(key), other.get(key)));
        }
        return Equality.isEqual(found, expected);
    }

    private static boolean areSame(List<?> found, List<?> expected) {
        for (int index = 0; index < found.size(); index++) {
            if (!isSame(found.get(index), expected.get(index))) {
                return false;
            }
        }
        return true;
    }
}
