package org.quanyu.pipelines.clean.value;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.spark.unsafe.types.UTF8String;

/** Unified social credit codes and their check character (GB 32100-2015, base 31). */
public final class CreditCodes {

    /** The characters in the order of their values; I, O, S, V and Z are left out. */
    private static final String BASE_31 = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final Pattern FORM = Pattern.compile("[" + BASE_31 + "]{2}[0-9]{6}[" + BASE_31 + "]{10}");

    private static final Pattern ORGANISATION = Pattern.compile("[0-9A-Z]{8}[0-9X]");

    private CreditCodes() {}

    /** In capitals without spaces; null for a text of another form. */
    public static UTF8String read(UTF8String value) {
        String code = plain(value);
        return FORM.matcher(code).matches() ? UTF8String.fromString(code) : null;
    }

    /** The organisation code (GB 11714-1997) of 9 characters that a credit code holds, or that it is; else null. */
    public static UTF8String organisation(UTF8String value) {
        String code = plain(value);
        if (FORM.matcher(code).matches()) {
            return UTF8String.fromString(code.substring(8, 17));
        }
        return ORGANISATION.matcher(code).matches() ? UTF8String.fromString(code) : null;
    }

    /** Whether it has the form and all values, weighted by powers of 3, add up to a multiple of 31. */
    public static boolean isValid(UTF8String value) {
        String code = plain(value);
        if (!FORM.matcher(code).matches()) {
            return false;
        }
        int last = code.length() - 1;
        int sum = BASE_31.indexOf(code.charAt(last));
        int weight = 1;
        for (int position = 0; position < last; position++) {
            sum += BASE_31.indexOf(code.charAt(position)) * weight;
            weight = weight * 3 % 31;
        }
        return sum % 31 == 0;
    }

    private static String plain(UTF8String value) {
        return Widths.without(" \t\r\n-", Widths.half(value.toString())).toUpperCase(Locale.ROOT);
    }
}
