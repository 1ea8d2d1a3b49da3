package org.quanyu.generator.text;

/** Mends what optional parts of templates leave behind. */
final class Tidy {

    private Tidy() {}

    /** A line without a comma at either end or two signs in a row. */
    static String line(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index++) {
            char sign = text.charAt(index);
            boolean pause = "，；。".indexOf(sign) >= 0;
            boolean doubled = pause && (out.length() == 0 || "，；。：！？".indexOf(out.charAt(out.length() - 1)) >= 0);
            if (doubled && sign == '。' && out.length() > 0 && out.charAt(out.length() - 1) == '，') {
                out.setCharAt(out.length() - 1, '。');
            } else if (!doubled) {
                out.append(sign);
            }
        }
        while (out.length() > 0 && "，；：".indexOf(out.charAt(out.length() - 1)) >= 0) {
            out.setLength(out.length() - 1);
        }
        return out.toString();
    }
}
