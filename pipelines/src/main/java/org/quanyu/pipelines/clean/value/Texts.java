package org.quanyu.pipelines.clean.value;

import java.lang.Character.UnicodeScript;
import org.apache.spark.unsafe.types.UTF8String;

/** Widths, white space and brackets of texts and names. */
public final class Texts {

    private static final String BRACKETS = "[]{}【】〔〕［］﹙﹚〈〉";

    private Texts() {}

    /** Full-width letters, digits, brackets, signs and spaces in their ASCII form; Chinese ，；：！？ stay. */
    public static UTF8String halfWidth(UTF8String value) {
        String text = value.toString();
        String half = Widths.half(text);
        return half.equals(text) ? value : UTF8String.fromString(half);
    }

    /** Half-width, without control characters, runs of white space as one space; null for nothing. */
    public static UTF8String clean(UTF8String value) {
        return isClean(value) ? value : cleaned(value.toString(), false);
    }

    /** As {@link #clean}; all brackets become (), and spaces beside Chinese characters go. */
    public static UTF8String cleanName(UTF8String value) {
        return cleaned(value.toString(), true);
    }

    /** Most texts that are plain ASCII. */
    private static boolean isClean(UTF8String value) {
        boolean afterSpace = true;
        for (byte character : value.getBytes()) {
            boolean space = character == ' ';
            if (character < ' ' || character == 0x7F || space && afterSpace) {
                return false;
            }
            afterSpace = space;
        }
        return !afterSpace;
    }

    private static UTF8String cleaned(String text, boolean isName) {
        StringBuilder clean = new StringBuilder(text.length());
        boolean spaced = false;
        for (int index = 0; index < text.length(); index++) {
            if (Widths.isInvisible(text.charAt(index))) {
                continue;
            }
            char character = Widths.half(text.charAt(index));
            if (isWhite(character)) {
                spaced = true;
                continue;
            }
            char kept = isName ? bracket(character) : character;
            boolean together = isName && (joinsLeft(kept, text, index) || joinsRight(clean));
            if (spaced && clean.length() > 0 && !together) {
                clean.append(' ');
            }
            spaced = false;
            clean.append(kept);
        }
        return clean.length() == 0 ? null : UTF8String.fromString(clean.toString());
    }

    private static boolean isWhite(char character) {
        if (character > ' ' && character < '\u007F') {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static char bracket(char character) {
        int place = character >= '[' ? BRACKETS.indexOf(character) : -1;
        return place < 0 ? character : place % 2 == 0 ? '(' : ')';
    }

    private static boolean joinsLeft(char kept, String text, int index) {
        return joins(Character.isHighSurrogate(kept) ? text.codePointAt(index) : kept);
    }

    private static boolean joinsRight(StringBuilder clean) {
        return clean.length() > 0 && joins(clean.codePointBefore(clean.length()));
    }

    /** Characters beside which a space says nothing. */
    private static boolean joins(int character) {
        return character >= '\u4E00' && character <= '\u9FFF'
                || character == '('
                || character == ')'
                || character == '·'
                || character > '\u2E00' && UnicodeScript.of(character) == UnicodeScript.HAN;
    }
}
