package org.quanyu.generator.district;

/** Numbers as text of a fixed length; much faster than formatting them. */
public final class Digits {

    private Digits() {}

    /** The last digits of a number, with leading zeros. */
    public static String of(long number, int length) {
        char[] digits = new char[length];
        write(number, digits, 0, length);
        return new String(digits);
    }

    /** Writes the last digits of a number into their places. */
    public static void write(long number, char[] into, int from, int length) {
        long rest = number;
        for (int position = from + length - 1; position >= from; position--) {
            into[position] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
