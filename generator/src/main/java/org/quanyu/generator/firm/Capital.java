package org.quanyu.generator.firm;

import java.util.SplittableRandom;

/** Registered capital in the spellings that forms of thirty years have left behind. */
final class Capital {

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};

    private Capital() {}

    /** @param sum in 10,000 yuan, below 100 million */
    static String spelt(int sum, SplittableRandom random) {
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5 -> sum + "万元";
            case 6, 7, 8 -> sum + "万元人民币";
            case 9, 10, 11 -> sum + ".00(万人民币元)";
            case 12, 13 -> sum + ".000000万人民币";
            case 14 -> "人民币" + inWords(sum) + "万元整";
            case 15 -> inWords(sum) + "万";
            case 16 -> "认缴" + sum + "万元";
            case 17 -> (long) sum * 10_000 + "元";
            case 18 -> sum + ".0000";
            default -> "￥" + (long) sum * 10_000 + ".00";
        };
    }

    /** In the characters of banks: 1,050 as 壹仟零伍拾. */
    static String inWords(int sum) {
        if (sum >= 10_000) {
            String rest = sum % 10_000 == 0 ? "" : (sum % 10_000 < 1_000 ? "零" : "") + inWords(sum % 10_000);
            return inWords(sum / 10_000) + "万" + rest;
        }
        StringBuilder words = new StringBuilder();
        boolean isGap = false;
        for (int place = 3, unit = 1_000; place >= 0; place--, unit /= 10) {
            int digit = sum / unit % 10;
            if (digit == 0) {
                isGap = words.length() > 0;
            } else {
                words.append(isGap ? "零" : "").append(DIGITS.charAt(digit)).append(PLACES[place]);
                isGap = false;
            }
        }
        return words.length() == 0 ? "零" : words.toString();
    }
}
