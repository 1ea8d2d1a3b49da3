package org.quanyu.dmn.model;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quanyu.dmn.feel.Interpreter;
import org.quanyu.dmn.feel.Kinds;
import org.quanyu.dmn.feel.Scope;
import org.quanyu.dmn.feel.Unknown;

/** The types of a model. A value that is not of its type becomes null (DMN 1.5, section 10.3.2.9.4). */
record Types(Map<String, ItemType> defined) implements Serializable {

    /** Whether a type is FEEL's own or defined by the model. */
    boolean isKnown(String type) {
        return defined.containsKey(type) || Kinds.isKnown(type);
    }

    /**
     * The value as the type wants it: a list of one for its item and the other way round, a date for its first moment.
     *
     * @param type or null for any
     */
    Object conform(Object value, String type) {
        if (type == null || value == null || value == Unknown.UNKNOWN || type.equals("Any")) {
            return value;
        }
        ItemType item = defined.get(type);
        return item == null ? conformToKind(value, type) : conform(value, item);
    }

    private Object conform(Object value, ItemType type) {
        if (value == Unknown.UNKNOWN) {
            return value;
        }
        if (type.isCollection()) {
            return conformToList(value instanceof List<?> list ? list : List.of(value), type);
        }
        Object one = single(value, type);
        return one == null ? null : conformToItem(one, type);
    }

    private static Object single(Object value, ItemType type) {
        boolean isWrapped = value instanceof List<?> list && list.size() == 1 && !"list".equals(type.base());
        return isWrapped ? ((List<?>) value).get(0) : value;
    }

    private Object conformToList(List<?> values, ItemType type) {
        List<Object> conformed = new ArrayList<>();
        for (Object value : values) {
            Object one = value == null || value == Unknown.UNKNOWN ? value : conformToItem(value, type);
            if (one == null && value != null) {
                return null;
            }
            conformed.add(one);
        }
        return conformed;
    }

    private Object conformToItem(Object value, ItemType type) {
        Object conformed = type.components().isEmpty() ? conform(value, type.base()) : conformToContext(value, type);
        Object isAllowed =
                type.allowed().isEmpty() ? true : Interpreter.meets(type.allowed(), conformed, Scope.of(Map.of()));
        return Boolean.TRUE.equals(isAllowed) || isAllowed == Unknown.UNKNOWN ? conformed : null;
    }

    private Object conformToContext(Object value, ItemType type) {
        if (!(value instanceof Map<?, ?> context)) {
            return null;
        }
        Map<String, Object> conformed = new LinkedHashMap<>();
        context.forEach((key, one) -> conformed.put((String) key, one));
        for (Map.Entry<String, ItemType> component : type.components().entrySet()) {
            Object one = conformed.get(component.getKey());
            if (one != null) {
                Object fit = conform(one, component.getValue());
                if (fit == null) {
                    return null;
                }
                conformed.put(component.getKey(), fit);
            }
        }
        return conformed;
    }

    private static Object conformToKind(Object value, String type) {
        if (!Kinds.isKnown(type)) {
            return value;
        }
        boolean isMoment = type.equals("date and time") || type.equals("dateTime");
        if (isMoment && value instanceof LocalDate date) {
            return date.atStartOfDay();
        }
        if (Kinds.isInstance(value, type)) {
            return value;
        }
        return value instanceof List<?> list && list.size() == 1 ? conformToKind(list.get(0), type) : null;
    }
}
