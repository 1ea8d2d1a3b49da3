package org.quanyu.generator.district;

import java.time.LocalDate;

/** Identity numbers (GB 11643-1999). */
public final class IdentityNumber {

    private static final String CHECKS = "10X98765432";

    private IdentityNumber() {}

    /**
     * @param division six digits
     * @param sequence of those born there that day, odd for men: from 0 to 999
     */
    static String of(String division, LocalDate born, int sequence) {
        char[] digits = new char[11];
        Digits.write(born.getYear(), digits, 0, 4);
        Digits.write(born.getMonthValue(), digits, 4, 2);
        Digits.write(born.getDayOfMonth(), digits, 6, 2);
        Digits.write(sequence, digits, 8, 3);
        String first17 = division + new String(digits);
        return first17 + check(first17);
    }

    /** The form of 15 digits that was given until 1999: neither century nor check. */
    public static String fifteenDigits(String number) {
        return number.substring(0, 6) + number.substring(8, 17);
    }

    /** ISO 7064 MOD 11-2. */
    static char check(String first17) {
        int sum = 0;
        for (int position = 0; position < 17; position++) {
            sum += (first17.charAt(position) - '0') * (1 << 17 - position);
        }
        return CHECKS.charAt(sum % 11);
    }
}
