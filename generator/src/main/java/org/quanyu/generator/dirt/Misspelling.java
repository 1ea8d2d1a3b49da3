package org.quanyu.generator.dirt;

import java.util.SplittableRandom;

/**
 * Errors of those who type: each function gives the text with one error in it.
 *
 * <p>Kinds of error as in record linkage: a character inserted, dropped, replaced or swapped with its neighbour
 * (Damerau 1964), and for Chinese input methods a character of the same sound or of a similar shape.
 */
public final class Misspelling {

    /** The two-character surnames of the district. */
    private static final String[] LONG_SURNAMES = {"欧阳", "司徒", "上官"};

    /** Keys next to each digit, on the row of digits and on the block of digits. */
    private static final String[] NEIGHBOURS = {"9", "24", "135", "26", "157", "2468", "359", "48", "579", "068"};

    private static final Lookup HOMOPHONES = Lookup.groups("dirt/homophones.txt");
    private static final Lookup LOOK_ALIKES = Lookup.groups("dirt/look-alikes.txt");

    private Misspelling() {}

    /** A character of the same sound (拼音输入法); the same text where the table knows none. */
    public static String homophone(String text, SplittableRandom random) {
        return HOMOPHONES.replaceOne(text, random);
    }

    /** A character of a similar shape (五笔, handwriting, OCR); the same text where the table knows none. */
    public static String lookAlike(String text, SplittableRandom random) {
        return LOOK_ALIKES.replaceOne(text, random);
    }

    /** A slip of the finger: a neighbouring key for a digit, two characters swapped, one dropped or one doubled. */
    public static String typing(String text, SplittableRandom random) {
        if (text.isEmpty()) {
            return text;
        }
        int place = random.nextInt(text.length());
        String slipped =
                switch (random.nextInt(8)) {
                    case 0, 1, 2, 3 -> neighbouringKey(text, place, random);
                    case 4, 5 -> transposed(text, place);
                    case 6 -> dropped(text, place);
                    default -> doubled(text, place);
                };
        return slipped.equals(text) || slipped.isEmpty() ? doubled(text, place) : slipped;
    }

    /** A wrong digit where there is one; else the character is dropped. */
    private static String neighbouringKey(String text, int place, SplittableRandom random) {
        int digit = text.charAt(place) - '0';
        if (digit < 0 || digit > 9) {
            return dropped(text, place);
        }
        String keys = NEIGHBOURS[digit];
        return text.substring(0, place) + keys.charAt(random.nextInt(keys.length())) + text.substring(place + 1);
    }

    private static String transposed(String text, int place) {
        int first = Math.min(place, text.length() - 2);
        return first < 0
                ? text
                : text.substring(0, first) + text.charAt(first + 1) + text.charAt(first) + text.substring(first + 2);
    }

    private static String dropped(String text, int place) {
        return text.substring(0, place) + text.substring(place + 1);
    }

    private static String doubled(String text, int place) {
        return text.substring(0, place + 1) + text.substring(place);
    }

    /** The given name before the surname: 张伟强 as 伟强张. */
    public static String swappedName(String name) {
        int surname = surnameLength(name);
        return name.substring(surname) + name.substring(0, surname);
    }

    /** Characters of the surname of a name. */
    public static int surnameLength(String name) {
        for (String surname : LONG_SURNAMES) {
            if (name.length() > 2 && name.startsWith(surname)) {
                return 2;
            }
        }
        return Math.min(1, name.length());
    }
}
