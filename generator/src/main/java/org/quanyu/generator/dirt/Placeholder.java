package org.quanyu.generator.dirt;

import java.util.List;
import java.util.SplittableRandom;
import org.quanyu.generator.chance.Draw;

/** What people type to get past a field that must be filled in. */
public final class Placeholder {

    private static final List<String> NAMES = List.of("测试", "无", "不详", "无名氏", "未知", "某某", "租客", "test");
    private static final List<String> IDENTITY_NUMBERS = List.of(
            "440300190001010000", "111111111111111111", "000000000000000000", "111111", "无", "不详", "123456", "外籍");
    private static final List<String> PHONES =
            List.of("13800000000", "13888888888", "11111111111", "00000000000", "12345678", "0755-00000000", "无", "不详");
    private static final List<String> TEXTS = List.of("无", "不详", "未知", "/", "-", "暂无", "空", "0");
    private static final List<String> CREDIT_CODES =
            List.of("000000000000000000", "111111111111111111", "91440300XXXXXXXXXX", "无", "不详", "办理中", "123456789");

    private Placeholder() {}

    public static String name(SplittableRandom random) {
        return Draw.one(NAMES, random);
    }

    public static String identityNumber(SplittableRandom random) {
        return Draw.one(IDENTITY_NUMBERS, random);
    }

    public static String phone(SplittableRandom random) {
        return Draw.one(PHONES, random);
    }

    public static String creditCode(SplittableRandom random) {
        return Draw.one(CREDIT_CODES, random);
    }

    /** For any other text. */
    public static String text(SplittableRandom random) {
        return Draw.one(TEXTS, random);
    }
}
