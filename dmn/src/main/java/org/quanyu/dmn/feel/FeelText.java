package org.quanyu.dmn.feel;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text in FEEL and how far it was read. What is taken takes the blanks and comments behind it along. */
final class FeelText {

    private static final Pattern BLANK = Pattern.compile("(?:\\s|//[^\\n]*|/\\*.*?\\*/)+", Pattern.DOTALL);
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"", Pattern.DOTALL);
    private static final Set<String> KEYWORDS = Set.of(
            "and",
            "or",
            "if",
            "then",
            "else",
            "for",
            "in",
            "return",
            "some",
            "every",
            "satisfies",
            "between",
            "instance",
            "of",
            "true",
            "false",
            "null",
            "function");

    private final String text;
    private int position;

    FeelText(String text) {
        this.text = text;
        skipBlank();
    }

    String whole() {
        return text;
    }

    int position() {
        return position;
    }

    /** Goes to a place, and on behind the blanks there. */
    void goTo(int place) {
        position = place;
        skipBlank();
    }

    boolean isAtEnd() {
        return position == text.length();
    }

    boolean isAt(Pattern pattern) {
        return pattern.matcher(text).region(position, text.length()).lookingAt();
    }

    boolean isAt(String sign) {
        return text.startsWith(sign, position);
    }

    /** Takes a sign if it stands here. */
    boolean sign(String sign) {
        if (!isAt(sign)) {
            return false;
        }
        position += sign.length();
        skipBlank();
        return true;
    }

    /** Takes a keyword if it stands here as a word of its own. */
    boolean word(String word) {
        int end = position + word.length();
        if (!isAt(word) || end < text.length() && Names.isNamePart(text.codePointAt(end))) {
            return false;
        }
        return sign(word);
    }

    void expect(String sign) {
        if (!sign(sign)) {
            throw new FeelException("\"" + sign + "\" was expected, not " + found(), position);
        }
    }

    void expectWord(String word) {
        if (!word(word)) {
            throw new FeelException("\"" + word + "\" was expected, not " + found(), position);
        }
    }

    /** Takes what meets a pattern. */
    String take(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(position, text.length());
        if (!matcher.lookingAt() || matcher.end() == position) {
            throw unexpected();
        }
        position = matcher.end();
        skipBlank();
        return matcher.group();
    }

    /** Takes a string and gives its value. */
    String string() {
        Matcher matcher = STRING.matcher(text).region(position, text.length());
        if (!matcher.lookingAt()) {
            throw unexpected();
        }
        int start = position + 1;
        position = matcher.end();
        String value = Escapes.resolve(matcher.group(1), start);
        skipBlank();
        return value;
    }

    /** A name of one word that stands here, which is no keyword. */
    Names.Found identifier() {
        int end = position;
        while (end < text.length()
                && (end == position
                        ? Names.isNameStart(text.codePointAt(end))
                        : Names.isNamePart(text.codePointAt(end)))) {
            end += Character.charCount(text.codePointAt(end));
        }
        String identifier = text.substring(position, end);
        if (identifier.isEmpty() || KEYWORDS.contains(identifier)) {
            throw unexpected();
        }
        return new Names.Found(identifier, end);
    }

    /** A bracket that has nothing to enclose closes a range: {@code [1..10[}. */
    boolean endsRange() {
        if (!isAt("[")) {
            return false;
        }
        int depth = 0;
        for (int index = position; index < text.length(); index++) {
            char character = text.charAt(index);
            depth += character == '[' ? 1 : character == ']' ? -1 : 0;
            if (depth == 0) {
                return false;
            }
        }
        return true;
    }

    FeelException unexpected() {
        return new FeelException(found() + " was not expected", position);
    }

    private String found() {
        return position == text.length()
                ? "the end"
                : "\"" + text.substring(position, Math.min(text.length(), position + 12)) + "\"";
    }

    private void skipBlank() {
        Matcher blank = BLANK.matcher(text).region(position, text.length());
        if (blank.lookingAt()) {
            position = blank.end();
        }
    }
}
