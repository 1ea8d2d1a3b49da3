package org.quanyu.dmn.feel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The escapes of FEEL's strings: those of Java and {@code \\U} with six hexadecimal digits. */
final class Escapes {

    private static final Pattern ESCAPE = Pattern.compile("\\\\(u\\p{XDigit}{4}|U\\p{XDigit}{6}|.)", Pattern.DOTALL);

    private Escapes() {}

    static String resolve(String text, int position) {
        Matcher matcher = ESCAPE.matcher(text);
        return matcher.replaceAll(match -> Matcher.quoteReplacement(one(match.group(1), position + match.start())));
    }

    private static String one(String escape, int position) {
        return switch (escape.charAt(0)) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'r' -> "\r";
            case 'b' -> "\b";
            case 'f' -> "\f";
            case '"', '\'', '\\' -> escape;
            case 'u', 'U' -> codePoint(escape, position);
            default -> "\\" + escape;
        };
    }

    private static String codePoint(String escape, int position) {
        if (escape.length() == 1) {
            throw new FeelException("\\" + escape + " wants hexadecimal digits", position);
        }
        return Character.toString(Integer.parseInt(escape.substring(1), 16));
    }
}
