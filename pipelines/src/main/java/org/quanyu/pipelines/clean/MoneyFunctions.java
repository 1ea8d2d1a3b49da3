package org.quanyu.pipelines.clean;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.translate;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;
import static org.quanyu.pipelines.clean.Expressions.halfWidth;
import static org.quanyu.pipelines.clean.Expressions.text;
import static org.quanyu.pipelines.clean.Expressions.tryCast;
import static org.quanyu.pipelines.clean.LakeFunction.example;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Amounts of money with 万, 亿 and a currency, as registries write them. */
final class MoneyFunctions {

    private static final String YUAN = "CNY";

    /** Spellings without 元, which is taken out beforehand, and their ISO 4217 codes. */
    private static final LookupTable CURRENCIES = currencies(
            YUAN,
            "人民币 人民 RMB CNY ¥ ￥",
            "HKD",
            "港 港币 香港 香港币 HKD HK$",
            "MOP",
            "澳门 澳门币 葡币 MOP",
            "TWD",
            "台币 新台币 新台 台湾 TWD NT$",
            "USD",
            "美 美金 美币 USD US$ $",
            "JPY",
            "日 日币 日本 JPY",
            "EUR",
            "欧 欧币 欧罗 EUR €",
            "GBP",
            "英镑 镑 GBP £",
            "AUD",
            "澳 澳币 澳大利亚 AUD",
            "CAD",
            "加 加币 加拿大 加拿大币 CAD",
            "SGD",
            "新加坡 新加坡币 新币 SGD",
            "KRW",
            "韩 韩币 韩国 KRW",
            "CHF",
            "瑞士法郎 CHF",
            "FRF",
            "法国法郎 法郎 FRF",
            "DEM",
            "德国马克 马克 DEM",
            "NZD",
            "新西兰 新西兰币 NZD",
            "MYR",
            "马来西亚林吉特 林吉特 MYR",
            "THB",
            "泰铢 THB");

    /** What may be a currency; a table tells in one look whether it is, where a pattern of all would try each. */
    private static final String CURRENCY = "[^0-9.万亿]{1,7}";

    private static final String NUMBER = "[0-9]{1,14}(?:\\.[0-9]{1,6})?";

    // the last alternative takes every other text and leaves nothing of it
    private static final String AMOUNT = "^(?:(" + CURRENCY + ")?(?=[0-9])(?:(" + NUMBER + ")亿)?(?:(" + NUMBER + ")万)?("
            + NUMBER + ")?(" + CURRENCY + ")?|(?s:.*))$";

    private static final String NO_AMOUNT = "|||";

    private static final DataType PART = DataTypes.createDecimalType(24, 6);

    private MoneyFunctions() {}

    static List<LakeFunction> all() {
        return List.of(
                LakeFunction.of(
                        "money_amount",
                        "DECIMAL(20,2) in units of the currency (not in 万) from spellings such as 3,000(万人民币元),"
                                + " 50（万元）, 0万港币, 1.5亿元; NULL where the text is no amount.",
                        MoneyFunctions::amount,
                        example("money_amount('3,000(万人民币元)')", "30000000.00"),
                        example("money_amount('10(万元(美元))')", "100000.00"),
                        example("money_amount('1亿5000万')", "150000000.00"),
                        example("money_amount('电热多用锅')", null)),
                LakeFunction.of(
                        "money_currency",
                        "The ISO 4217 code of the same text; CNY where no currency is named, NULL where the text is"
                                + " no amount.",
                        MoneyFunctions::currency,
                        example("money_currency('0万港币')", "HKD"),
                        example("money_currency('100(万德国马克)')", "DEM"),
                        example("money_currency('50（万元）')", YUAN)));
    }

    private static Column amount(Column value) {
        Column parts = parts(value);
        Column hundredMillions = part(parts, 1);
        Column tenThousands = part(parts, 2);
        Column ones = part(parts, 3);
        // null where all parts are; no branch, so that the parts are computed once
        Column nothing = coalesce(hundredMillions, tenThousands, ones).multiply(lit(BigDecimal.ZERO));
        Column sum = times(hundredMillions, "100000000")
                .plus(times(tenThousands, "10000"))
                .plus(times(ones, "1"))
                .plus(nothing);
        Column known = when(currencyOf(parts).isNotNull(), lit(BigDecimal.ZERO));
        return tryCast(sum.plus(known), DataTypes.createDecimalType(20, 2));
    }

    /** The code of the currency that is named, CNY where none is. */
    private static Column currencyOf(Column parts) {
        return CURRENCIES.get(substring_index(parts, "|", -1));
    }

    private static Column currency(Column value) {
        Column parts = parts(value);
        return when(parts.notEqual(NO_AMOUNT), currencyOf(parts));
    }

    /** {@code 亿|万|ones|currency}, taken from the text without brackets, separators and 元. */
    private static Column parts(Column value) {
        Column plain = translate(upper(halfWidth(text(value))), " \t\r\n()（）[],，元圆整", "");
        return regexp_replace(plain, AMOUNT, "$2|$3|$4|$1$5");
    }

    private static Column part(Column parts, int number) {
        return tryCast(substring_index(substring_index(parts, "|", number), "|", -1), PART);
    }

    private static Column times(Column part, String unit) {
        return coalesce(part, lit(BigDecimal.ZERO)).multiply(lit(new BigDecimal(unit)));
    }

    private static LookupTable currencies(String... codesAndSpellings) {
        Map<String, String> codes = new TreeMap<>(Map.of("", YUAN));
        for (int index = 0; index < codesAndSpellings.length; index += 2) {
            String code = codesAndSpellings[index];
            List.of(codesAndSpellings[index + 1].split(" ")).forEach(spelling -> codes.put(spelling, code));
        }
        return new LookupTable(codes);
    }
}
