package org.quanyu.pipelines.clean;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.translate;
import static org.apache.spark.sql.functions.upper;
import static org.quanyu.pipelines.clean.Expressions.call;
import static org.quanyu.pipelines.clean.Expressions.halfWidth;
import static org.quanyu.pipelines.clean.Expressions.text;
import static org.quanyu.pipelines.clean.Expressions.tryCast;
import static org.quanyu.pipelines.clean.LakeFunction.example;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.quanyu.pipelines.clean.value.CreditCodes;

/** Identifiers with a check character: GB 32100-2015 for firms, GB 11643-1999 for people. */
final class IdentifierFunctions {

    private static final String IDENTITY_NUMBER =
            "^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[123]|91)[0-9]{4}(?:19|20)[0-9]{9}[0-9X]$";

    /** Check characters of GB 11643-1999 by the weighted sum modulo 11 (ISO 7064, MOD 11-2). */
    private static final String CHECK_11 = "10X98765432";

    private IdentifierFunctions() {}

    static List<LakeFunction> all() {
        return List.of(
                LakeFunction.of(
                        "credit_code",
                        "The unified social credit code in capitals without spaces, NULL where the text has not the"
                                + " form of GB 32100-2015 (18 characters).",
                        IdentifierFunctions::creditCode,
                        example("credit_code(' 91440101ma5ckxbl84')", "91440101MA5CKXBL84"),
                        example("credit_code('440306103456789')", null)),
                LakeFunction.of(
                        "credit_code_valid",
                        "Whether the text is a unified social credit code whose check character is right"
                                + " (GB 32100-2015, base 31).",
                        IdentifierFunctions::creditCodeValid,
                        example("credit_code_valid('91350100M000100Y43')", "true"),
                        example("credit_code_valid('91350100M000100Y44')", "false")),
                LakeFunction.of(
                        "identity_number_valid",
                        "Whether the text is an 18-character citizen identity number with a known province, a real"
                                + " date of birth and the right check character (GB 11643-1999, MOD 11-2).",
                        IdentifierFunctions::identityNumberValid,
                        example("identity_number_valid('11010519491231002X')", "true"),
                        example("identity_number_valid('110105194902310026')", "false")));
    }

    private static Column creditCode(Column value) {
        return call(CreditCodes.class, "read", DataTypes.StringType, text(value));
    }

    private static Column creditCodeValid(Column value) {
        return call(CreditCodes.class, "isValid", DataTypes.BooleanType, text(value));
    }

    private static Column identityNumberValid(Column value) {
        Column plain = upper(translate(halfWidth(text(value)), " \t\r\n-", ""));
        Column sum = lit(0);
        for (int position = 1; position <= 17; position++) {
            int weight = (1 << (18 - position)) % 11;
            sum = sum.plus(
                    substring(plain, position, 1).cast(DataTypes.IntegerType).multiply(weight));
        }
        Column check = lit(CHECK_11).substr(pmod(sum, lit(11)).plus(1), lit(1));
        Column birth = concat_ws("-", substring(plain, 7, 4), substring(plain, 11, 2), substring(plain, 13, 2));
        return plain.rlike(IDENTITY_NUMBER)
                .and(tryCast(birth, DataTypes.DateType).isNotNull())
                .and(coalesce(check.equalTo(substring(plain, 18, 1)), lit(false)));
    }
}
