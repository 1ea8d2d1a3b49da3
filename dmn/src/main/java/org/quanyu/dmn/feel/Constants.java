package org.quanyu.dmn.feel;

import java.util.Map;

/** Expressions that have the same value whatever the variables are. */
public final class Constants {

    private Constants() {}

    /** Whether it is a literal, a negated one, or a function of FEEL's own of such, for example {@code date("2024-01-01")}. */
    public static boolean isConstant(Expression expression) {
        return expression instanceof Expression.Literal
                || expression instanceof Expression.Negation negation && isConstant(negation.operand())
                || expression instanceof Expression.Call call
                        && call.function() instanceof Expression.Name name
                        && Builtins.names().contains(name.name())
                        && !call.arguments().isEmpty()
                        && call.arguments().stream().allMatch(argument -> isConstant(argument.value()));
    }

    /** The value of a constant. */
    public static Object value(Expression constant) {
        return Interpreter.evaluate(constant, Scope.of(Map.of()));
    }
}
