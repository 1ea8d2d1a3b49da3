package org.quanyu.pipelines.clean;

import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.when;
import static org.quanyu.pipelines.clean.Expressions.text;
import static org.quanyu.pipelines.clean.LakeFunction.example;

import java.util.List;
import org.apache.spark.sql.Column;

/** Contact details in free text. */
final class PrivacyFunctions {

    private static final String DIGIT = "[0-9０-９]";
    private static final String GAP = "[ .\u00A0-]?";
    private static final String DASH = "[-－—–]{1,2}";

    // a run of letters or digits on either side makes it part of a longer code
    private static final String NOT_BEHIND_CODE = "(?<![0-9０-９A-Za-z][.]?)";
    private static final String NOT_BEFORE_DIGIT = "(?!" + DIGIT + ")";

    private static final String EMAIL =
            "(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++[@＠][A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]++)+";

    private static final String IDENTITY_NUMBER = "(?=[1-9１-９])" + NOT_BEHIND_CODE
            + "[1-9１-９]" + DIGIT + "{5}(?:19|20|１９|２０)" + DIGIT + "{2}[01０１]" + DIGIT + "[0-3０-３]" + DIGIT
            + "{4}[0-9０-９XxＸｘ](?![0-9０-９A-Za-z])";

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
    private static final String PHONE = "(?=[(+0-9（０-９])(?:" + AMERICAN + "|" + MOBILE + "|" + LANDLINE + "|"
            + JOINED_LANDLINE + "|" + NAMED_LANDLINE + ")";

    /** What every contact has: an at sign, or seven digits with little between them. */
    private static final String MAY_HAVE_CONTACT = "[@＠]|(?:[0-9０-９][ .()（）－—–-]{0,2}){7}";

    /** The same in plain ASCII, which decides faster for most texts. */
    private static final String MAY_HAVE_PLAIN_CONTACT = "@|[0-9](?:[ .()-]{0,2}[0-9]){6}";

    /** Dates are what most texts without a contact have seven digits from. */
    private static final String ISO_DATE = "(?<![0-9-])(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9](?![0-9-])";

    /** Full-width digits, signs and long dashes. */
    private static final String HAS_WIDE_SIGNS = "[\u2013\u2014\uFF08-\uFF20]";

    private PrivacyFunctions() {}

    static List<LakeFunction> all() {
        return List.of(
                LakeFunction.of(
                        "mask_contacts",
                        "Free text with e-mail addresses replaced by [邮箱], phone numbers by [电话] and identity"
                                + " numbers by [证件号]; dates, amounts, case numbers and credit codes stay.",
                        PrivacyFunctions::mask,
                        example("mask_contacts('请致电138 1234 5678或a.b@c.cn')", "请致电[电话]或[邮箱]"),
                        example("mask_contacts('电话：0755-12345678转801')", "电话：[电话]"),
                        example("mask_contacts('call (617) 555-1234')", "call [电话]"),
                        example("mask_contacts('case 101000897887 of 2019-02-28')", "case 101000897887 of 2019-02-28")),
                LakeFunction.of(
                        "has_contacts",
                        "Whether mask_contacts would replace anything.",
                        PrivacyFunctions::has,
                        example("has_contacts('身份证11010519491231002X')", "true"),
                        example("has_contacts('工单101000897887')", "false")));
    }

    private static Column mask(Column value) {
        Column text = text(value);
        Column withoutMail =
                when(text.rlike("[@＠]"), regexp_replace(text, EMAIL, "[邮箱]")).otherwise(text);
        Column masked = regexp_replace(regexp_replace(withoutMail, IDENTITY_NUMBER, "[证件号]"), PHONE, "[电话]");
        return when(mayHaveContact(text), masked).otherwise(text);
    }

    private static Column mayHaveContact(Column text) {
        Column undated = regexp_replace(text, ISO_DATE, "");
        return text.rlike(MAY_HAVE_PLAIN_CONTACT)
                .and(undated.rlike(MAY_HAVE_PLAIN_CONTACT))
                .or(text.rlike(HAS_WIDE_SIGNS).and(text.rlike(MAY_HAVE_CONTACT)));
    }

    private static Column has(Column value) {
        Column text = text(value);
        return mayHaveContact(text).and(text.rlike(EMAIL + "|" + IDENTITY_NUMBER + "|" + PHONE));
    }
}
