package org.quanyu.pipelines.clean.value;

import java.time.LocalDate;
import java.time.YearMonth;
import org.apache.spark.unsafe.types.UTF8String;

/** Citizen identity numbers (GB 11643-1999), those of 15 digits before them, and masked ones. */
public final class IdentityNumbers {

    private static final UTF8String MALE = UTF8String.fromString("男");
    private static final UTF8String FEMALE = UTF8String.fromString("女");

    private static final int LENGTH = 18;
    private static final int OLD_LENGTH = 15;
    private static final int AREA = 6;

    /** Check characters by the weighted sum modulo 11 (ISO 7064, MOD 11-2). */
    private static final String CHECKS = "10X98765432";

    private IdentityNumbers() {}

    /**
     * In 18 characters where it can be: one of 15 digits gets its century and check character, one with a mask has the
     * characters shown at their place. Of 17 or 19 characters, or with a wrong check character, it stays as it is,
     * since it is mistyped. Null for other texts and for fillers such as 111111111111111111.
     */
    public static UTF8String read(UTF8String value) {
        String number = plain(value);
        if (number.indexOf('*') >= 0) {
            return masked(number);
        }
        if (!isNumber(number) || Placeholders.isFiller(number)) {
            return null;
        }
        if (number.length() == OLD_LENGTH) {
            return fromOld(number);
        }
        return Math.abs(number.length() - LENGTH) <= 1 ? UTF8String.fromString(number) : null;
    }

    /** Days since 1970-01-01 of the date of birth; null where it is masked or none, and for other lengths than 18. */
    public static Integer birth(UTF8String number) {
        byte[] characters = number.getBytes();
        if (characters.length != LENGTH || !areDigits(characters, AREA, AREA + 8)) {
            return null;
        }
        return day(digits(characters, 6, 10), digits(characters, 10, 12), digits(characters, 12, 14));
    }

    /** 男 or 女; null where it is masked, and for other lengths than 18. */
    public static UTF8String sex(UTF8String number) {
        byte[] characters = number.getBytes();
        if (characters.length != LENGTH || !areDigits(characters, LENGTH - 2, LENGTH - 1)) {
            return null;
        }
        return characters[LENGTH - 2] % 2 == 0 ? FEMALE : MALE;
    }

    private static boolean areDigits(byte[] characters, int from, int to) {
        for (int index = from; index < to; index++) {
            if (characters[index] < '0' || characters[index] > '9') {
                return false;
            }
        }
        return true;
    }

    private static int digits(byte[] characters, int from, int to) {
        int number = 0;
        for (int index = from; index < to; index++) {
            number = number * 10 + characters[index] - '0';
        }
        return number;
    }

    private static Integer day(int year, int month, int day) {
        boolean real = year >= 1800
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
        return real ? (Integer) (int) LocalDate.of(year, month, day).toEpochDay() : null;
    }

    private static String plain(UTF8String value) {
        String text = value.toString();
        StringBuilder plain = new StringBuilder(LENGTH);
        for (int index = 0; index < text.length(); index++) {
            char character = Widths.half(text.charAt(index));
            if (character > ' ' && character != '-' && !Widths.isInvisible(character)) {
                plain.append(character == '×' || character == '●' ? '*' : Character.toUpperCase(character));
            }
        }
        return plain.toString();
    }

    /** Digits, of which one may be an X anywhere but at the start. */
    private static boolean isNumber(String text) {
        int letters = 0;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == 'X' && index > 0) {
                letters++;
            } else if (character < '0' || character > '9') {
                return false;
            }
        }
        return letters <= 1;
    }

    private static UTF8String masked(String number) {
        int from = number.indexOf('*');
        int to = number.lastIndexOf('*') + 1;
        String head = number.substring(0, from);
        String tail = number.substring(to);
        int shown = head.length() + tail.length();
        boolean whole = number.length() == LENGTH;
        if (shown == 0 || shown >= LENGTH || !isNumber("0" + head + tail) || !whole && !isMask(number, from, to)) {
            return null;
        }
        return UTF8String.fromString(whole ? number : head + "*".repeat(LENGTH - shown) + tail);
    }

    private static boolean isMask(String number, int from, int to) {
        for (int index = from; index < to; index++) {
            if (number.charAt(index) != '*') {
                return false;
            }
        }
        return true;
    }

    private static UTF8String fromOld(String number) {
        String body = number.substring(0, AREA) + "19" + number.substring(AREA);
        boolean real = number.indexOf('X') < 0
                && day(
                                Integer.parseInt(body.substring(6, 10)),
                                Integer.parseInt(body.substring(10, 12)),
                                Integer.parseInt(body.substring(12, 14)))
                        != null;
        return real ? UTF8String.fromString(body + check(body)) : null;
    }

    private static char check(String body) {
        int sum = 0;
        for (int index = 0; index < body.length(); index++) {
            sum += (body.charAt(index) - '0') * ((1 << LENGTH - 1 - index) % 11);
        }
        return CHECKS.charAt(sum % 11);
    }
}
