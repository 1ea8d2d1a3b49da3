package org.quanyu.pipelines.clean.value;

/** Numbers below ten thousand in Chinese characters, everyday ones and those of banks: 壹仟零伍拾 is 1050. */
final class Numerals {

    private static final String DIGITS = "零一二三四五六七八九〇壹贰叁肆伍陆柒捌玖";
    private static final String PLACES = "十百千拾佰仟";
    private static final int MALFORMED = -1;

    private Numerals() {}

    /** With each run of numerals as digits; a run that is no number stays as it is. */
    static String inDigits(String text) {
        int begin = 0;
        while (begin < text.length() && !isNumeral(text.charAt(begin))) {
            begin++;
        }
        if (begin == text.length()) {
            return text;
        }
        int end = begin;
        while (end < text.length() && isNumeral(text.charAt(end))) {
            end++;
        }
        String run = text.substring(begin, end);
        int number = number(run);
        return text.substring(0, begin) + (number == MALFORMED ? run : number) + inDigits(text.substring(end));
    }

    private static boolean isNumeral(char character) {
        return DIGITS.indexOf(character) >= 0 || PLACES.indexOf(character) >= 0;
    }

    private static int number(String run) {
        int sum = 0;
        int digit = 0;
        int lastPlace = 10_000;
        for (int index = 0; index < run.length(); index++) {
            int place = place(run.charAt(index));
            if (place == 0) {
                if (digit != 0) {
                    return MALFORMED;
                }
                digit = DIGITS.indexOf(run.charAt(index)) % 10;
            } else {
                boolean isTen = place == 10 && index == 0;
                if (place >= lastPlace || digit == 0 && !isTen) {
                    return MALFORMED;
                }
                sum += (isTen ? 1 : digit) * place;
                digit = 0;
                lastPlace = place;
            }
        }
        return sum + digit;
    }

    /** 10, 100 or 1,000; 0 for a digit. */
    private static int place(char character) {
        int index = PLACES.indexOf(character);
        return index < 0 ? 0 : new int[] {10, 100, 1000}[index % 3];
    }
}
