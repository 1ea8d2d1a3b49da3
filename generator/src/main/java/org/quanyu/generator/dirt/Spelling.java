package org.quanyu.generator.dirt;

import java.time.LocalDate;
import java.util.SplittableRandom;

/** The same value written otherwise: nothing is lost, all of it must be read. */
public final class Spelling {

    private static final Lookup TRADITIONAL = Lookup.pairs("dirt/traditional.txt");

    /** From an ASCII character to its full-width form. */
    private static final int FULL_WIDTH_OFFSET = 0xFEE0;

    private Spelling() {}

    /** Digits, letters, brackets and hyphens in full width: 12-A as １２－Ａ. */
    public static String fullWidth(String text) {
        char[] characters = text.toCharArray();
        for (int place = 0; place < characters.length; place++) {
            char character = characters[place];
            if (character > ' ' && character < 0x7F) {
                characters[place] = (char) (character + FULL_WIDTH_OFFSET);
            }
        }
        return new String(characters);
    }

    /** Traditional characters, as people from Hong Kong, Taiwan and older systems write: 龙华 as 龍華. */
    public static String traditional(String text) {
        return TRADITIONAL.replaceAll(text);
    }

    /** A stray space, tab or full-width space: before, behind or within. */
    public static String spaced(String text, SplittableRandom random) {
        String space = random.nextInt(8) == 0 ? "\t" : random.nextInt(4) == 0 ? "\u3000" : " ";
        return switch (random.nextInt(4)) {
            case 0 -> space + text;
            case 1, 2 -> text + space;
            default -> {
                int place = text.length() / 2;
                yield text.substring(0, place) + " " + text.substring(place);
            }
        };
    }

    /** A day as 2022-01-05, 2022/1/5, 2022.01.05, 2022年1月5日, 20220105 or 2022/01/05. */
    public static String date(LocalDate day, SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> day.toString();
            case 1 -> day.getYear() + "/" + day.getMonthValue() + "/" + day.getDayOfMonth();
            case 2 -> day.toString().replace('-', '.');
            case 3 -> day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
            case 4 -> day.toString().replace("-", "");
            default -> day.toString().replace('-', '/');
        };
    }

    /**
     * A phone number with country code, brackets, spaces or hyphens, or without its area code.
     *
     * @param phone a mobile of eleven digits or a number such as 0755-27701234
     */
    public static String phone(String phone, SplittableRandom random) {
        return phone.startsWith("0755-") ? landline(phone.substring(5), random) : mobile(phone, random);
    }

    private static String landline(String number, SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> number;
            case 1 -> "0755" + number;
            case 2 -> "(0755)" + number;
            case 3 -> "0755 " + number;
            case 4 -> "+86-755-" + number;
            default -> "0755－" + number;
        };
    }

    private static String mobile(String number, SplittableRandom random) {
        if (number.length() != 11) {
            return number;
        }
        String first = number.substring(0, 3);
        String middle = number.substring(3, 7);
        String last = number.substring(7);
        return switch (random.nextInt(6)) {
            case 0 -> first + " " + middle + " " + last;
            case 1 -> first + "-" + middle + "-" + last;
            case 2 -> "+86" + number;
            case 3 -> "+86 " + first + " " + middle + " " + last;
            case 4 -> "0086-" + number;
            default -> "86" + number;
        };
    }
}
