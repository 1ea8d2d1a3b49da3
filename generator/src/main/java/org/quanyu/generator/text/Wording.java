package org.quanyu.generator.text;

import java.time.LocalDate;
import java.util.SplittableRandom;

/** Numbers, dates, hours and names as people write them. */
final class Wording {

    private static final String DIGITS = "零一二三四五六七八九";
    private static final String SURNAMES =
            "李王张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙史陶贺毛郝顾龚邵万覃武钱戴莫孔向汤温康庄";
    private static final String[] DAY_STYLES = {
        "y年M月d日", "y年M月d日", "M月d日", "M月d日", "M月d日", "M月d号", "y.M.d", "y-M-d", "M.d", "y年M月", "y年M月份"
    };

    private Wording() {}

    static <T> T any(T[] values, SplittableRandom random) {
        return values[random.nextInt(values.length)];
    }

    /** In digits, or, if small, at times in characters. */
    static void number(int value, SplittableRandom random, StringBuilder out) {
        if (value < 100 && random.nextInt(100) < (value <= 10 ? 50 : 22)) {
            characters(value, out);
        } else {
            out.append(value);
        }
    }

    /** In characters, as before a measure word: 两, 十二, 三十. */
    static void characters(int value, StringBuilder out) {
        if (value == 2) {
            out.append('两');
            return;
        }
        if (value >= 20) {
            out.append(DIGITS.charAt(value / 10));
        }
        if (value >= 10) {
            out.append('十');
        }
        if (value % 10 > 0 || value == 0) {
            out.append(DIGITS.charAt(value % 10));
        }
    }

    /** Common surnames come more often. */
    static void surname(SplittableRandom random, StringBuilder out) {
        out.append(SURNAMES.charAt(Math.min(random.nextInt(SURNAMES.length()), random.nextInt(SURNAMES.length()))));
    }

    /** A day in one of many styles. */
    static void day(LocalDate day, SplittableRandom random, StringBuilder out) {
        String style = any(DAY_STYLES, random);
        for (int index = 0; index < style.length(); index++) {
            char sign = style.charAt(index);
            switch (sign) {
                case 'y' -> out.append(day.getYear());
                case 'M' -> out.append(day.getMonthValue());
                case 'd' -> out.append(day.getDayOfMonth());
                default -> out.append(sign);
            }
        }
    }

    /** An hour of the day, at times with minutes. */
    static void clock(int hour, SplittableRandom random, StringBuilder out) {
        if (random.nextInt(5) == 0) {
            out.append(hour)
                    .append(random.nextInt(3) == 0 ? '：' : ':')
                    .append(random.nextInt(6))
                    .append('0');
            return;
        }
        out.append(partOfDay(hour));
        int twelve = hour == 0 ? 12 : hour > 12 ? hour - 12 : hour;
        if (random.nextBoolean()) {
            characters(twelve, out);
        } else {
            out.append(twelve);
        }
        out.append(random.nextInt(4) == 0 ? "点半" : random.nextInt(9) == 0 ? "点多" : "点");
    }

    static String partOfDay(int hour) {
        if (hour < 5) {
            return "凌晨";
        }
        if (hour < 8) {
            return "早上";
        }
        if (hour < 12) {
            return "上午";
        }
        if (hour < 14) {
            return "中午";
        }
        return hour < 18 ? "下午" : "晚上";
    }
}
