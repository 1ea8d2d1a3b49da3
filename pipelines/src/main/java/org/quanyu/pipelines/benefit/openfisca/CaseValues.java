package org.quanyu.pipelines.benefit.openfisca;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.quanyu.dmn.feel.FeelException;
import org.quanyu.dmn.feel.FeelParser;
import org.quanyu.dmn.feel.Interpreter;
import org.quanyu.dmn.feel.Names;
import org.quanyu.dmn.feel.Scope;
import org.quanyu.dmn.feel.Temporals;
import org.quanyu.schemas.yaml.YamlFile;
import org.quanyu.schemas.yaml.YamlNode;

/** Values as cases write them. A number may be reckoned, as in {@code 10701*3}, and grouped, as in {@code 28_406}. */
final class CaseValues {

    private static final Pattern GROUPING = Pattern.compile("(?<=\\d)_(?=\\d)");
    private static final Pattern RECKONED = Pattern.compile("[\\d.\\s+*/()-]+");

    private final YamlFile file;

    CaseValues(YamlFile file) {
        this.file = file;
    }

    /**
     * A value.
     *
     * @param type of FEEL, or null for what it looks like
     * @throws org.quanyu.schemas.failure.LakeException if it is not of the type, with its place
     */
    Object value(YamlNode node, String type) {
        if (node instanceof YamlNode.Nothing) {
            return null;
        }
        if (!(node instanceof YamlNode.Text text)) {
            throw file.failure(
                    node.place(), "one value is wanted here", "write a number, a word, a day, true or false");
        }
        Object value = value(text.text().strip(), type);
        if (value == null) {
            throw file.failure(node.place(), "\"" + text.text() + "\" is no " + type, "write one, or mend the mapping");
        }
        return value;
    }

    private static Object value(String text, String type) {
        if (type == null) {
            return guessed(text);
        }
        return switch (type) {
            case "number" -> number(text);
            case "boolean" -> yesOrNo(text);
            case "date" -> Temporals.date(text);
            case "string" -> text;
            default -> guessed(text);
        };
    }

    private static Object guessed(String text) {
        Object yesOrNo = yesOrNo(text);
        Object date = Temporals.date(text);
        Object number = number(text);
        return yesOrNo != null ? yesOrNo : date != null ? date : number != null ? number : text;
    }

    private static Boolean yesOrNo(String text) {
        return switch (text) {
            case "true", "True" -> true;
            case "false", "False" -> false;
            default -> null;
        };
    }

    private static BigDecimal number(String text) {
        String plain = GROUPING.matcher(text).replaceAll("");
        try {
            return new BigDecimal(plain);
        } catch (NumberFormatException e) {
            return RECKONED.matcher(plain).matches() ? reckoned(plain) : null;
        }
    }

    private static BigDecimal reckoned(String text) {
        try {
            Object value =
                    Interpreter.evaluate(FeelParser.expression(text, Names.of(Set.of(), Set.of())), Scope.of(Map.of()));
            return value instanceof BigDecimal number ? number : null;
        } catch (FeelException e) {
            return null;
        }
    }
}
