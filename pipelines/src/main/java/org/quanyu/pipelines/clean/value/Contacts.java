package org.quanyu.pipelines.clean.value;

import java.util.regex.Pattern;
import org.apache.spark.unsafe.types.UTF8String;

/** Contact details in free text. */
public final class Contacts {

    private static final String DIGIT = "[0-9０-９]";
    private static final String GAP = "[ .\u00A0-]?";
    private static final String DASH = "[-－—–]{1,2}";

    // a run of letters or digits on either side makes it part of a longer code
    private static final String NOT_BEHIND_CODE = "(?<![0-9０-９A-Za-z][.]?)";
    private static final String NOT_BEFORE_DIGIT = "(?!" + DIGIT + ")";

    private static final Pattern EMAIL =
            Pattern.compile("(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++[@＠][A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]++)+");

    private static final Pattern IDENTITY_NUMBER = Pattern.compile("(?=[1-9１-９])" + NOT_BEHIND_CODE
            + "[1-9１-９]" + DIGIT + "{5}(?:19|20|１９|２０)" + DIGIT + "{2}[01０１]" + DIGIT + "[0-3０-３]" + DIGIT
            + "{4}[0-9０-９XxＸｘ](?![0-9０-９A-Za-z])");

    private static final String MOBILE = NOT_BEHIND_CODE + "(?:\\+?(?:86|８６)[ -]?)?[1１][3-9３-９]" + DIGIT + GAP + DIGIT
            + "{4}" + GAP + DIGIT + "{4}" + NOT_BEFORE_DIGIT;

    private static final String EXTENSION = "(?:(?:[-－—]|转| ?ext?\\.? ?)" + DIGIT + "{1,5})?";

    private static final String LANDLINE = "(?:[(（][0０]" + DIGIT + "{2,3}[)）] ?"
            + "|" + NOT_BEHIND_CODE + "[0０]" + DIGIT + "{2,3}(?:" + DASH + "| )"
            + "|(?<![0-9A-Za-z])\\+?86[- ][1-9][0-9]{1,2}[- ]?)[1-9１-９]" + DIGIT + "{6,7}" + EXTENSION
            + NOT_BEFORE_DIGIT;

    private static final String JOINED_LANDLINE = NOT_BEHIND_CODE
            + "[0０](?:(?:10|2[0-57-9])[2-8][0-9]{7}|[3-9][0-9]{2}[2-8][0-9]{6,7})" + EXTENSION + NOT_BEFORE_DIGIT;

    private static final String NAMED_LANDLINE =
            "(?<=(?:电话|热线|致电|拨打|座机)[^0-9０-９]{0,3})[2-8２-８]" + DIGIT + "{6,7}" + EXTENSION + "(?![0-9０-９-])";

    private static final String AMERICAN =
            "(?<![0-9A-Za-z/.#-])(?:\\+?1[ .-])?(?:\\([2-9][0-9]{2}\\) ?[2-9][0-9]{2}[ .-]"
                    + "|[2-9][0-9]{2}([ .-])[0-9]{3}\\1)[0-9]{4}(?![0-9/]|[.-][0-9])";

    // what every number begins with is looked at before what stands in front of it
    private static final Pattern PHONE = Pattern.compile("(?=[(+0-9（０-９])(?:" + AMERICAN + "|" + MOBILE + "|" + LANDLINE
            + "|" + JOINED_LANDLINE + "|" + NAMED_LANDLINE + ")");

    private static final int FEWEST_DIGITS = 7;
    private static final int WIDEST_GAP = 2;
    private static final String GAPS = " .()（）－—–-";
    private static final int DATE_LENGTH = 10;

    private Contacts() {}

    /** E-mail addresses become [邮箱], identity numbers [证件号], phone numbers [电话]. */
    public static UTF8String mask(UTF8String value) {
        String text = value.toString();
        if (!mayHold(text)) {
            return value;
        }
        String masked = EMAIL.matcher(text).replaceAll("[邮箱]");
        masked = IDENTITY_NUMBER.matcher(masked).replaceAll("[证件号]");
        masked = PHONE.matcher(masked).replaceAll("[电话]");
        return masked.equals(text) ? value : UTF8String.fromString(masked);
    }

    /** Whether {@link #mask} would replace anything. */
    public static boolean isIn(UTF8String value) {
        String text = value.toString();
        return mayHold(text)
                && (EMAIL.matcher(text).find()
                        || IDENTITY_NUMBER.matcher(text).find()
                        || PHONE.matcher(text).find());
    }

    /** What every contact has: an at sign, or seven digits with little between them that are not those of a date. */
    private static boolean mayHold(String text) {
        int digits = 0;
        int gap = 0;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character == '@' || character == '＠') {
                return true;
            }
            if (isDigit(character)) {
                if (isDateAt(text, index)) {
                    index += DATE_LENGTH - 1;
                    continue;
                }
                gap = 0;
                if (++digits == FEWEST_DIGITS) {
                    return true;
                }
            } else if (digits > 0 && (GAPS.indexOf(character) < 0 || ++gap > WIDEST_GAP)) {
                digits = 0;
                gap = 0;
            }
        }
        return false;
    }

    /** A date such as 2019-02-28, with neither digit nor dash around it. */
    private static boolean isDateAt(String text, int start) {
        int end = start + DATE_LENGTH;
        if (end > text.length()
                || start > 0 && isDigitOrDash(text.charAt(start - 1))
                || end < text.length() && isDigitOrDash(text.charAt(end))) {
            return false;
        }
        for (int offset = 0; offset < DATE_LENGTH; offset++) {
            char character = text.charAt(start + offset);
            if (offset == 4 || offset == 7 ? character != '-' : character < '0' || character > '9') {
                return false;
            }
        }
        return text.startsWith("19", start) || text.startsWith("20", start);
    }

    private static boolean isDigitOrDash(char character) {
        return isDigit(character) || character == '-';
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9' || character >= '０' && character <= '９';
    }
}
