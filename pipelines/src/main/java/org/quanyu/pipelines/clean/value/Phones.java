package org.quanyu.pipelines.clean.value;

import org.apache.spark.unsafe.types.UTF8String;

/** Telephone numbers of China in digits only. */
public final class Phones {

    private static final int MOBILE_LENGTH = 11;
    private static final int SHORTEST = 7;
    private static final int LONGEST = 13;

    /** Behind these begins an extension or another number. */
    private static final String ENDS = "转分#xXeE/、,，;；或";

    /** The service number of China Mobile, known to everyone who has to give a number. */
    private static final String SERVICE = "13800138000";

    private Phones() {}

    /**
     * A mobile number, or a landline number with its area code if that is given, without country code; of several the
     * first. A masked one keeps its mask. Null for other texts and for fillers such as 13800000000 and 12345678.
     */
    public static UTF8String read(UTF8String value) {
        String digits = domestic(digits(value.toString()));
        boolean masked = digits.indexOf('*') >= 0;
        if (digits.length() < SHORTEST || digits.length() > LONGEST) {
            return null;
        }
        return masked ? masked(digits) : isFiller(digits) ? null : UTF8String.fromString(digits);
    }

    /** The first number's digits and mask, with a plus sign in front if there is one. */
    private static String digits(String text) {
        StringBuilder digits = new StringBuilder(LONGEST);
        for (int index = 0; index < text.length(); index++) {
            char character = Widths.half(text.charAt(index));
            boolean enough = digits.length() >= SHORTEST;
            if (enough && (ENDS.indexOf(character) >= 0 || character == '-' && isLandline(digits))) {
                break;
            }
            if (character >= '0' && character <= '9' || character == '*' || character == '+' && digits.length() == 0) {
                digits.append(character);
            }
        }
        return digits.toString();
    }

    /** An area code and a number: a hyphen behind them begins an extension. */
    private static boolean isLandline(StringBuilder digits) {
        return digits.length() >= 10 && digits.charAt(0) == '0' && digits.charAt(1) != '0';
    }

    /** Without +86, 0086 or 86, and without the 0 that was once dialled before mobile numbers of other places. */
    private static String domestic(String digits) {
        boolean plus = digits.startsWith("+");
        String number = plus ? digits.substring(1) : digits.startsWith("00") ? digits.substring(2) : digits;
        boolean abroad = number.length() < digits.length();
        if (number.startsWith("86") && (abroad || number.length() > MOBILE_LENGTH)) {
            String rest = number.substring(2);
            boolean area = abroad && !rest.startsWith("0") && !isMobile(rest) && rest.length() >= 9;
            return domestic(area ? "0" + rest : rest);
        }
        if (number.startsWith("0") && isMobile(number.substring(1))) {
            return number.substring(1);
        }
        return plus ? number : digits;
    }

    private static boolean isMobile(String number) {
        return number.length() == MOBILE_LENGTH && number.charAt(0) == '1' && number.charAt(1) >= '3';
    }

    /** A mobile number with as many stars as it hides digits; others as they are. */
    private static UTF8String masked(String digits) {
        int from = digits.indexOf('*');
        int to = digits.lastIndexOf('*') + 1;
        int shown = from + digits.length() - to;
        if (shown == 0) {
            return null;
        }
        boolean mobile = digits.charAt(0) == '1' && shown < MOBILE_LENGTH;
        return UTF8String.fromString(
                mobile ? digits.substring(0, from) + "*".repeat(MOBILE_LENGTH - shown) + digits.substring(to) : digits);
    }

    private static boolean isFiller(String digits) {
        int own = digits.length() - (digits.startsWith("0") ? SHORTEST : MOBILE_LENGTH - 3);
        return digits.equals(SERVICE)
                || Placeholders.isFiller(digits)
                || own > 0 && Placeholders.isFiller(digits.substring(own));
    }
}
