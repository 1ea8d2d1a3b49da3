package org.quanyu.dmn.feel;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Functions of strings (DMN 1.5, section 10.3.4.3). Places and lengths are counted in code points. */
final class TextFunctions {

    private TextFunctions() {}

    static void define(Builtins.Definitions functions) {
        functions.add("string", arguments -> Texts.of(arguments.any(0)), "from");
        functions.add(
                "string length",
                arguments -> BigDecimal.valueOf(
                        arguments.text(0).codePointCount(0, arguments.text(0).length())),
                "string");
        functions.add("upper case", arguments -> arguments.text(0).toUpperCase(Locale.ROOT), "string");
        functions.add("lower case", arguments -> arguments.text(0).toLowerCase(Locale.ROOT), "string");
        functions.add("contains", arguments -> arguments.text(0).contains(arguments.text(1)), "string,match");
        functions.add("starts with", arguments -> arguments.text(0).startsWith(arguments.text(1)), "string,match");
        functions.add("ends with", arguments -> arguments.text(0).endsWith(arguments.text(1)), "string,match");
        functions.add("substring", TextFunctions::substring, "string,start position", "string,start position,length");
        functions.add("substring before", TextFunctions::before, "string,match");
        functions.add("substring after", TextFunctions::after, "string,match");
        functions.add("matches", TextFunctions::matches, "input,pattern", "input,pattern,flags");
        functions.add(
                "replace", TextFunctions::replace, "input,pattern,replacement", "input,pattern,replacement,flags");
        functions.add("split", TextFunctions::split, "string,delimiter");
        functions.add("string join", TextFunctions::join, "list", "list,delimiter");
    }

    private static Object substring(Arguments arguments) {
        int[] points = arguments.text(0).codePoints().toArray();
        int start = arguments.whole(1);
        int from = start < 0 ? points.length + start : start - 1;
        int length = arguments.size() == 2 ? points.length - from : arguments.whole(2);
        if (start == 0 || from < 0 || from >= points.length || length < 1) {
            return arguments.size() == 3 && length < 1 || start == 0 || from < 0 ? null : "";
        }
        return new String(points, from, Math.min(length, points.length - from));
    }

    private static Object before(Arguments arguments) {
        int at = arguments.text(0).indexOf(arguments.text(1));
        return at < 0 ? "" : arguments.text(0).substring(0, at);
    }

    private static Object after(Arguments arguments) {
        int at = arguments.text(0).indexOf(arguments.text(1));
        return at < 0 ? "" : arguments.text(0).substring(at + arguments.text(1).length());
    }

    private static Object matches(Arguments arguments) {
        Pattern pattern = pattern(arguments, 2);
        return pattern.matcher(arguments.text(0)).find();
    }

    /** A pattern that meets the empty text has no replacement, as in XPath. */
    private static Object replace(Arguments arguments) {
        Pattern pattern = pattern(arguments, 3);
        String replacement = arguments.text(2);
        try {
            return pattern.matcher("").find()
                    ? null
                    : pattern.matcher(arguments.text(0)).replaceAll(replacement);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            return null;
        }
    }

    private static Pattern pattern(Arguments arguments, int flagsAt) {
        int flags = Pattern.UNICODE_CHARACTER_CLASS;
        if (arguments.size() > flagsAt && arguments.any(flagsAt) != null) {
            for (char flag : arguments.text(flagsAt).toCharArray()) {
                flags |= switch (flag) {
                    case 's' -> Pattern.DOTALL;
                    case 'm' -> Pattern.MULTILINE;
                    case 'i' -> Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
                    case 'x' -> Pattern.COMMENTS;
                    case 'q' -> Pattern.LITERAL;
                    default -> throw new Arguments.NotApplicable();
                };
            }
        }
        try {
            return Pattern.compile(arguments.text(1), flags);
        } catch (PatternSyntaxException e) {
            throw new Arguments.NotApplicable();
        }
    }

    private static Object split(Arguments arguments) {
        return List.of((Object[]) pattern(arguments, 2).split(arguments.text(0), -1));
    }

    private static Object join(Arguments arguments) {
        String delimiter = arguments.size() == 1 || arguments.any(1) == null ? "" : arguments.text(1);
        boolean texts = arguments.list(0).stream().allMatch(item -> item == null || item instanceof String);
        return texts
                ? arguments.list(0).stream()
                        .filter(Objects::nonNull)
                        .map(String.class::cast)
                        .collect(Collectors.joining(delimiter))
                : null;
    }
}
