package org.quanyu.pipelines.clean.value;

import java.util.Locale;
import org.apache.spark.unsafe.types.UTF8String;

/** The check character of unified social credit codes (GB 32100-2015, base 31). */
public final class CreditCodes {

    /** The characters in the order of their values; I, O, S, V and Z are left out. */
    private static final String BASE_31 = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final int LENGTH = 18;

    private CreditCodes() {}

    /** Two characters, six digits of a place, ten characters; all weighted values together are a multiple of 31. */
    public static boolean isValid(UTF8String value) {
        String code = Widths.without(" \t\r\n-", Widths.half(value.toString())).toUpperCase(Locale.ROOT);
        if (code.length() != LENGTH) {
            return false;
        }
        int sum = 0;
        int weight = 1;
        for (int position = 0; position < LENGTH; position++) {
            int digit = BASE_31.indexOf(code.charAt(position));
            boolean isPlace = position >= 2 && position < 8;
            if (digit < 0 || isPlace && digit > 9) {
                return false;
            }
            sum += position == LENGTH - 1 ? digit : digit * weight;
            weight = weight * 3 % 31;
        }
        return sum % 31 == 0;
    }
}
