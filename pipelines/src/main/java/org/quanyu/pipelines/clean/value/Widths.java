package org.quanyu.pipelines.clean.value;

/** Full-width characters and their ASCII form. */
final class Widths {

    private static final String KEPT = "，；：！？";
    private static final String ZERO_WIDTH = "\u200B\u200C\u200D\u2060\uFEFF\u00AD";

    private Widths() {}

    /** Full-width letters, digits, brackets, signs and spaces in their ASCII form; Chinese ，；：！？ stay. */
    static String half(String text) {
        int index = 0;
        while (index < text.length() && isKept(text.charAt(index))) {
            index++;
        }
        if (index == text.length()) {
            return text;
        }
        StringBuilder half = new StringBuilder(text.length()).append(text, 0, index);
        for (; index < text.length(); index++) {
            if (!isInvisible(text.charAt(index))) {
                half.append(half(text.charAt(index)));
            }
        }
        return half.toString();
    }

    private static boolean isKept(char character) {
        return half(character) == character && !isInvisible(character);
    }

    static char half(char character) {
        if (character >= '\uFF01' && character <= '\uFF5E') {
            return KEPT.indexOf(character) < 0 ? (char) (character - 0xFEE0) : character;
        }
        return character == '\u3000' || character == '\u00A0' ? ' ' : character;
    }

    /** Whether it stands between characters without showing. */
    static boolean isInvisible(char character) {
        return character > '\u00A0'
                && (character < '\u4E00' || character > '\u9FFF')
                && ZERO_WIDTH.indexOf(character) >= 0;
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
