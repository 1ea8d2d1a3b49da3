package org.quanyu.pipelines.clean.value;

import java.time.LocalDate;
import org.apache.spark.unsafe.types.UTF8String;

/** Numbers, codes and dates that one slip of the hand, or a mask, tells apart. All are symmetric, and false for equals. */
public final class Typos {

    private static final int NUMBER_LENGTH = 18;
    private static final char MASK = '*';

    private Typos() {}

    /**
     * Whether two identity numbers differ by one wrong character or two swapped neighbours among the first 17, by the
     * check character, by both, or by one character too many or too few against 18. False where one is masked.
     */
    public static boolean identityNumbersAlike(UTF8String left, UTF8String right) {
        int[] first = CodePoints.of(left);
        int[] second = CodePoints.of(right);
        if (isMasked(first) || isMasked(second)) {
            return false;
        }
        if (first.length == NUMBER_LENGTH && second.length == NUMBER_LENGTH) {
            return !left.equals(right) && isOneSlip(first, second, NUMBER_LENGTH - 1);
        }
        return first.length == NUMBER_LENGTH && isOneDropped(first, second)
                || second.length == NUMBER_LENGTH && isOneDropped(second, first);
    }

    /** Whether two credit codes of one length differ by one wrong character or two swapped neighbours. */
    public static boolean creditCodesAlike(UTF8String left, UTF8String right) {
        int[] first = CodePoints.of(left);
        int[] second = CodePoints.of(right);
        return first.length == second.length && !left.equals(right) && isOneSlip(first, second, first.length);
    }

    /** At most one wrong character, or one swap of neighbours, before {@code end}. */
    private static boolean isOneSlip(int[] first, int[] second, int end) {
        int different = firstDifference(first, second, 0, end);
        if (different == end) {
            return true;
        }
        int next = different + 1;
        boolean swapped = next < end && first[different] == second[next] && first[next] == second[different];
        return firstDifference(first, second, swapped ? next + 1 : next, end) == end;
    }

    private static int firstDifference(int[] first, int[] second, int from, int end) {
        int index = from;
        while (index < end && first[index] == second[index]) {
            index++;
        }
        return index;
    }

    /** Whether one character put into, or taken from, the other gives the number. */
    private static boolean isOneDropped(int[] number, int[] other) {
        int[] longer = number.length > other.length ? number : other;
        int[] shorter = number.length > other.length ? other : number;
        if (longer.length != shorter.length + 1) {
            return false;
        }
        int index = firstDifference(longer, shorter, 0, shorter.length);
        while (index < shorter.length && longer[index + 1] == shorter[index]) {
            index++;
        }
        return index == shorter.length;
    }

    /**
     * Whether texts of which one is masked by * agree wherever both show a character, in one place at least. They have
     * the same length, or one ends in a mask, which then stands for one or more characters: 李* and 李小明.
     */
    public static boolean maskedAlike(UTF8String left, UTF8String right) {
        int[] first = CodePoints.of(left);
        int[] second = CodePoints.of(right);
        if (!isMasked(first) && !isMasked(second)) {
            return false;
        }
        if (first.length == second.length) {
            return agree(first, second, first.length);
        }
        int end = Math.min(shownEnd(first), shownEnd(second));
        return end < first.length && end < second.length && agree(first, second, end);
    }

    /** Where the mask at the end begins; the length where there is none. */
    private static int shownEnd(int[] text) {
        int end = text.length;
        while (end > 0 && text[end - 1] == MASK) {
            end--;
        }
        return end;
    }

    private static boolean agree(int[] first, int[] second, int end) {
        boolean shown = false;
        for (int index = 0; index < end; index++) {
            if (first[index] != MASK && second[index] != MASK) {
                if (first[index] != second[index]) {
                    return false;
                }
                shown = true;
            }
        }
        return shown;
    }

    private static boolean isMasked(int[] text) {
        for (int character : text) {
            if (character == MASK) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether two dates differ in year, month or day only, by one digit or by two swapped neighbouring digits, or have
     * day and month swapped.
     *
     * @param left days since 1970-01-01
     * @param right days since 1970-01-01
     */
    public static boolean datesAlike(int left, int right) {
        if (left == right) {
            return false;
        }
        LocalDate first = LocalDate.ofEpochDay(left);
        LocalDate second = LocalDate.ofEpochDay(right);
        boolean year = first.getYear() == second.getYear();
        boolean month = first.getMonthValue() == second.getMonthValue();
        boolean day = first.getDayOfMonth() == second.getDayOfMonth();
        if (year && !month && !day) {
            return first.getMonthValue() == second.getDayOfMonth() && first.getDayOfMonth() == second.getMonthValue();
        }
        return month && day && isDigitSlip(first.getYear(), second.getYear())
                || year && day && isDigitSlip(first.getMonthValue(), second.getMonthValue())
                || year && month && isDigitSlip(first.getDayOfMonth(), second.getDayOfMonth());
    }

    /** Of two numbers that differ: whether one digit differs, or two neighbours are swapped. */
    private static boolean isDigitSlip(int first, int second) {
        int one = first;
        int other = second;
        while (one % 10 == other % 10) {
            one /= 10;
            other /= 10;
        }
        boolean swapped = one % 10 == other / 10 % 10 && one / 10 % 10 == other % 10;
        return one / 10 == other / 10 || swapped && one / 100 == other / 100;
    }
}
