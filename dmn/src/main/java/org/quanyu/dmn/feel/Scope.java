package org.quanyu.dmn.feel;

import java.util.Map;

/**
 * The variables that an expression sees.
 *
 * @param outer what else it sees, or null
 */
public record Scope(Map<String, Object> values, Scope outer) {

    /** Sees only these. */
    public static Scope of(Map<String, Object> values) {
        return new Scope(values, null);
    }

    /** These before what is seen already. */
    public Scope with(Map<String, Object> more) {
        return new Scope(more, this);
    }

    Object value(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope.values.containsKey(name)) {
                return scope.values.get(name);
            }
        }
        return Builtins.function(name);
    }
}
