package org.quanyu.pipelines.clean.value;

/** An address as the scanner reads it: one width, capitals, no white space, one kind of bracket, dash and comma. */
final class AddressText {

    private static final String OPENING = "([{【〔［〈《（｛";
    private static final String CLOSING = ")]}】〕］〉》）｝";
    private static final String DASHES = "-－—–―‐‑−~～_";
    private static final String COMMAS = ",，、;；。:：/|!！?？\"“”'";

    /** Stand inside names, and are often left out. */
    private static final String DOTS = "·•・‧∙";

    /** What separates two names. */
    static final char BOUNDARY = ',';

    private AddressText() {}

    static String plain(String address) {
        StringBuilder plain = new StringBuilder(address.length());
        for (int index = 0; index < address.length(); index++) {
            char character = address.charAt(index);
            if (character >= '\u4E00' && character <= '\u9FFF') {
                plain.append(character);
            } else if (!Widths.isInvisible(character) && !Character.isWhitespace(character)) {
                append(Widths.half(character), plain);
            }
        }
        return plain.toString();
    }

    private static void append(char character, StringBuilder plain) {
        if (character == ' ' || DOTS.indexOf(character) >= 0) {
            return;
        }
        if (DASHES.indexOf(character) >= 0) {
            plain.append('-');
        } else if (OPENING.indexOf(character) >= 0
                || CLOSING.indexOf(character) >= 0
                || COMMAS.indexOf(character) >= 0) {
            plain.append(BOUNDARY);
        } else {
            plain.append(Character.toUpperCase(character));
        }
    }
}
