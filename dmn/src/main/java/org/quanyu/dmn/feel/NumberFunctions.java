package org.quanyu.dmn.feel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Period;

/** Functions of numbers (DMN 1.5, section 10.3.4.5) and {@code not}. */
final class NumberFunctions {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** Scales that the decimals of IEEE 754 with 34 digits have. */
    private static final int LEAST_SCALE = -6111;

    private static final int LARGEST_SCALE = 6176;

    private NumberFunctions() {}

    static void define(Builtins.Definitions functions) {
        functions.add("not", arguments -> Ternary.not(arguments.any(0)), "negand");
        functions.add("number", NumberFunctions::number, "from", "from,grouping separator,decimal separator");
        functions.add("abs", NumberFunctions::absolute, "n");
        functions.add("decimal", arguments -> rounded(arguments, RoundingMode.HALF_EVEN), "n,scale");
        functions.add("floor", arguments -> rounded(arguments, RoundingMode.FLOOR), "n", "n,scale");
        functions.add("ceiling", arguments -> rounded(arguments, RoundingMode.CEILING), "n", "n,scale");
        functions.add("round up", arguments -> rounded(arguments, RoundingMode.UP), "n,scale");
        functions.add("round down", arguments -> rounded(arguments, RoundingMode.DOWN), "n,scale");
        functions.add("round half up", arguments -> rounded(arguments, RoundingMode.HALF_UP), "n,scale");
        functions.add("round half down", arguments -> rounded(arguments, RoundingMode.HALF_DOWN), "n,scale");
        functions.add("modulo", NumberFunctions::modulo, "dividend,divisor");
        functions.add("sqrt", arguments -> arguments.number(0).sqrt(Arithmetics.PRECISION), "number");
        functions.add("exp", arguments -> ofDouble(Math.exp(arguments.number(0).doubleValue())), "number");
        functions.add("log", arguments -> ofDouble(Math.log(arguments.number(0).doubleValue())), "number");
        functions.add("even", arguments -> remainder(arguments).signum() == 0, "number");
        functions.add("odd", arguments -> remainder(arguments).abs().compareTo(BigDecimal.ONE) == 0, "number");
    }

    private static Object number(Arguments arguments) {
        String text = arguments.text(0);
        if (arguments.size() == 3) {
            String grouping = separator(arguments.any(1));
            String decimal = separator(arguments.any(2));
            if (grouping != null && grouping.equals(decimal)) {
                return null;
            }
            text = grouping == null ? text : text.replace(grouping, "");
            text = decimal == null ? text : text.replace(decimal, ".");
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String separator(Object value) {
        if (value == null
                || value instanceof String text && (text.equals(".") || text.equals(",") || text.equals(" "))) {
            return (String) value;
        }
        throw new Arguments.NotApplicable();
    }

    private static Object absolute(Arguments arguments) {
        Object value = arguments.any(0);
        if (value instanceof Duration duration) {
            return duration.abs();
        }
        if (value instanceof Period period) {
            return Temporals.period(Math.abs(period.toTotalMonths()));
        }
        return arguments.number(0).abs();
    }

    private static Object rounded(Arguments arguments, RoundingMode mode) {
        int scale = arguments.size() == 1 ? 0 : arguments.whole(1);
        return scale < LEAST_SCALE || scale > LARGEST_SCALE
                ? null
                : arguments.number(0).setScale(scale, mode);
    }

    /** With the sign of the divisor: {@code dividend - divisor * floor(dividend / divisor)}. */
    private static Object modulo(Arguments arguments) {
        BigDecimal dividend = arguments.number(0);
        BigDecimal divisor = arguments.number(1);
        BigDecimal whole = dividend.divide(divisor, Arithmetics.PRECISION).setScale(0, RoundingMode.FLOOR);
        return dividend.subtract(divisor.multiply(whole, Arithmetics.PRECISION), Arithmetics.PRECISION);
    }

    private static BigDecimal remainder(Arguments arguments) {
        return arguments.number(0).remainder(TWO);
    }

    private static Object ofDouble(double value) {
        return Double.isFinite(value) ? BigDecimal.valueOf(value) : null;
    }
}
