package org.quanyu.pipelines.clean.value;

/** Full-width characters and their ASCII form. */
final class Widths {

    /** What a character that shows nothing becomes. */
    static final char NOTHING = '\0';

    private static final String KEPT = "，；：！？";
    private static final String ZERO_WIDTH = "\u200B\u200C\u200D\u2060\uFEFF\u00AD";

    private Widths() {}

    /** Full-width letters, digits, brackets, signs and spaces in their ASCII form; Chinese ，；：！？ stay. */
    static String half(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (half(text.charAt(index)) != text.charAt(index)) {
                return halved(text, index);
            }
        }
        return text;
    }

    private static String halved(String text, int from) {
        StringBuilder half = new StringBuilder(text.length()).append(text, 0, from);
        for (int index = from; index < text.length(); index++) {
            char character = half(text.charAt(index));
            if (character != NOTHING || text.charAt(index) == NOTHING) {
                half.append(character);
            }
        }
        return half.toString();
    }

    static char half(char character) {
        if (character < '\u00A0' || character >= '\u4E00' && character <= '\u9FFF') {
            return character;
        }
        if (character >= '\uFF01' && character <= '\uFF5E') {
            return KEPT.indexOf(character) < 0 ? (char) (character - 0xFEE0) : character;
        }
        if (character == '\u3000' || character == '\u00A0') {
            return ' ';
        }
        return ZERO_WIDTH.indexOf(character) < 0 ? character : NOTHING;
    }

    /** Without any of these characters. */
    static String without(String characters, String text) {
        StringBuilder rest = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index++) {
            if (characters.indexOf(text.charAt(index)) < 0) {
                rest.append(text.charAt(index));
            }
        }
        return rest.toString();
    }
}
