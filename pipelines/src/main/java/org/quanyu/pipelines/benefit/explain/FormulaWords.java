package org.quanyu.pipelines.benefit.explain;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.quanyu.dmn.feel.Expression;
import org.quanyu.dmn.feel.ExpressionText;
import org.quanyu.pipelines.benefit.policy.FactWords;

/** Says how a sum is reckoned: 较小者（2000，0.3 × 缴费基数）; what has no such words is told in FEEL. */
record FormulaWords(FactWords words) {

    String of(Expression expression) {
        if (expression instanceof Expression.Literal literal && literal.value() instanceof BigDecimal number) {
            return plain(number);
        } else if (expression instanceof Expression.Name name) {
            return words.of(name.name()).title();
        } else if (expression instanceof Expression.Arithmetic arithmetic) {
            return operand(arithmetic.left()) + " " + sign(arithmetic.operator()) + " " + operand(arithmetic.right());
        } else if (expression instanceof Expression.Call call && call.function() instanceof Expression.Name function) {
            return called(function.name(), call);
        }
        return ExpressionText.of(expression);
    }

    private String operand(Expression expression) {
        return expression instanceof Expression.Arithmetic ? "（" + of(expression) + "）" : of(expression);
    }

    private String called(String function, Expression.Call call) {
        List<Expression> arguments =
                call.arguments().stream().map(Expression.Argument::value).toList();
        String said = arguments.stream().map(this::of).collect(Collectors.joining("，"));
        return switch (function) {
            case "min" -> "较小者（" + said + "）";
            case "max" -> "较大者（" + said + "）";
            case "floor" -> arguments.size() == 1 ? "舍去小数（" + said + "）" : ExpressionText.of(call);
            case "ceiling" -> arguments.size() == 1 ? "进位取整（" + said + "）" : ExpressionText.of(call);
            default -> ExpressionText.of(call);
        };
    }

    private static String sign(Expression.Arithmetic.Operator operator) {
        return switch (operator) {
            case ADD -> "+";
            case SUBTRACT -> "−";
            case MULTIPLY -> "×";
            case DIVIDE -> "÷";
            case POWER -> "^";
        };
    }

    /** A number as people write it. */
    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
