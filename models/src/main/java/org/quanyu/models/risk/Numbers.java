package org.quanyu.models.risk;

import java.util.function.DoublePredicate;
import org.quanyu.schemas.yaml.YamlForm;

/** Numbers of a file, each within the bounds that make sense of it. */
final class Numbers {

    private Numbers() {}

    static int whole(YamlForm form, String name, long usual) {
        return (int) number(form, name, usual, "a whole number from 1 on", value -> value >= 1 && isWhole(value));
    }

    static double share(YamlForm form, String name, double usual) {
        return number(form, name, usual, "above 0 and at most 1", value -> value > 0 && value <= 1);
    }

    static double number(YamlForm form, String name, double usual) {
        return number(form, name, usual, "a number from 0 on", value -> value >= 0 && value < Double.POSITIVE_INFINITY);
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value) && value <= Integer.MAX_VALUE;
    }

    private static double number(YamlForm form, String name, double usual, String bounds, DoublePredicate fits) {
        if (!form.has(name)) {
            return usual;
        }
        String text = form.text(name);
        try {
            double value = Double.parseDouble(text);
            if (fits.test(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw form.failure(name, "\"" + name + "\" cannot be \"" + text + "\"", "it is " + bounds);
        }
        throw form.failure(name, "\"" + name + "\" cannot be \"" + text + "\"", "it is " + bounds);
    }
}
