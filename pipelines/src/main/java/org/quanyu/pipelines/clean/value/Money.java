package org.quanyu.pipelines.clean.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;

/** Amounts of money with 万, 亿 and a currency, in digits or characters, as registries write them. */
public final class Money {

    /** Digits and fraction digits of an amount. */
    public static final int PRECISION = 20;

    public static final int SCALE = 2;

    private static final String YUAN = "CNY";

    /** Spellings without 元, which is taken out beforehand, and their ISO 4217 codes. */
    private static final Map<String, String> CURRENCIES = currencies(
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

    private static final Pattern AMOUNT = Pattern.compile("(" + CURRENCY + ")?(?=[0-9])(?:(" + NUMBER + ")亿)?(?:("
            + NUMBER + ")万)?(" + NUMBER + ")?(" + CURRENCY + ")?$");

    private static final List<BigDecimal> UNITS =
            List.of(new BigDecimal("100000000"), new BigDecimal("10000"), BigDecimal.ONE);

    private Money() {}

    /** In units of the currency; null where the text is no amount. */
    public static Decimal amount(UTF8String value) {
        Matcher read = read(value);
        if (currency(read) == null) {
            return null;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int unit = 0; unit < UNITS.size(); unit++) {
            String number = read.group(unit + 2);
            sum = number == null ? sum : sum.add(new BigDecimal(number).multiply(UNITS.get(unit)));
        }
        BigDecimal rounded = sum.setScale(SCALE, RoundingMode.HALF_UP);
        return rounded.precision() > PRECISION ? null : Decimal.apply(rounded, PRECISION, SCALE);
    }

    /** The ISO 4217 code, CNY where none is named; null where the text is no amount. */
    public static UTF8String currency(UTF8String value) {
        String code = currency(read(value));
        return code == null ? null : UTF8String.fromString(code);
    }

    /** Brackets, separators and 元 say nothing. */
    private static Matcher read(UTF8String value) {
        String plain = Widths.half(value.toString()).toUpperCase(Locale.ROOT);
        return AMOUNT.matcher(Numerals.inDigits(Widths.without(" \t\r\n()（）[],，元圆整", plain)));
    }

    private static String currency(Matcher read) {
        if (!read.matches()) {
            return null;
        }
        String before = read.group(1);
        String behind = read.group(5);
        return before != null && behind != null
                ? null
                : CURRENCIES.get(before != null ? before : behind != null ? behind : "");
    }

    private static Map<String, String> currencies(String... codesAndSpellings) {
        Map<String, String> codes = new TreeMap<>(Map.of("", YUAN));
        for (int index = 0; index < codesAndSpellings.length; index += 2) {
            String code = codesAndSpellings[index];
            List.of(codesAndSpellings[index + 1].split(" ")).forEach(spelling -> codes.put(spelling, code));
        }
        return codes;
    }
}
