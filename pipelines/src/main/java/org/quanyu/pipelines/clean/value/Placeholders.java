package org.quanyu.pipelines.clean.value;

import java.util.Locale;
import java.util.Set;

/** What stands in a field for want of a value. */
final class Placeholders {

    private static final Set<String> WORDS = Set.of(
            "某",
            "某某",
            "某某某",
            "空",
            "匿名",
            "佚名",
            "本人",
            "同上",
            "户主",
            "租客",
            "租户",
            "住户",
            "业主",
            "房东",
            "群众",
            "市民",
            "村民",
            "居民",
            "来电人",
            "当事人",
            "负责人",
            "联系人",
            "先生",
            "女士",
            "小姐",
            "太太",
            "个人",
            "个体",
            "个体户",
            "待业",
            "自由职业",
            "退休",
            "其他",
            "其它",
            "保密",
            "TEST",
            "NULL",
            "NONE",
            "NIL",
            "NA",
            "N/A",
            "UNKNOWN",
            "ANONYMOUS");

    /** A denial that says that there is nothing, not knowledge or not yet. */
    private static final String[] DENIALS = {
        "暂无", "暂缺", "暂未", "不详", "不明", "不知", "未知", "未填", "未提供", "未登记", "未录入", "未命名", "没有", "待补", "待定", "待填", "待录", "无名氏",
        "测试", "请填", "请输入"
    };

    private static final int SHORTEST_RUN = 6;

    private Placeholders() {}

    /** Whether the text, in half width without spaces, has no letter or is a word that says that there is none. */
    static boolean isWord(String text) {
        String word = text.toUpperCase(Locale.ROOT);
        if (WORDS.contains(word) || word.equals("无") || isOneLetterRepeated(word) || !hasLetter(word)) {
            return true;
        }
        for (String denial : DENIALS) {
            if (word.startsWith(denial)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasLetter(String text) {
        return text.codePoints().anyMatch(Character::isLetter);
    }

    /** X, xxx, aaaa: no name, unlike 林林. */
    private static boolean isOneLetterRepeated(String word) {
        return !word.isEmpty()
                && word.charAt(0) < 0x80
                && word.chars().distinct().count() == 1;
    }

    /** Whether the digits are all the same, or each is one more, or one less, than the one before: 9 is before 0. */
    static boolean isFiller(String digits) {
        if (digits.length() < SHORTEST_RUN) {
            return false;
        }
        int step = Math.floorMod(digits.charAt(1) - digits.charAt(0), 10);
        if (step != 0 && step != 1 && step != 9) {
            return false;
        }
        for (int index = 2; index < digits.length(); index++) {
            if (Math.floorMod(digits.charAt(index) - digits.charAt(index - 1), 10) != step) {
                return false;
            }
        }
        return true;
    }
}
