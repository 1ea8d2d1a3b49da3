package org.quanyu.pipelines.clean.value;

/** Names of compounds in one spelling, and how much of a name tells it from others. */
final class AddressNames {

    private static final String[] BESIDE = {"附近", "旁边", "旁", "对面", "门口", "内"};
    private static final String[] CROSSINGS = {"交叉口", "交汇处", "交叉路口", "路口"};
    private static final String SMALL_NUMERALS = "一二三四五六七八九";
    private static final String NUMBERED = "期区组队";
    private static final String[] KINDS = {
        "工业园", "工业区", "工业城", "产业园", "科技园", "创业园", "智造园", "园区", "新村", "围仔村", "老围", "新围", "村", "花园", "小区", "大厦", "广场",
        "公寓", "中心", "写字楼", "大院", "宿舍", "家园", "雅居", "苑", "城", "路", "街", "大道", "巷"
    };
    private static final String COMMON = "创新科技产业第一二三四五六七八九十东西南北中新老旧上下大小国际商务";

    private static final int LONGEST_BARE = 3;

    private AddressNames() {}

    /** Without 附近 and the like at the end, a name said twice once, and 一期 as 1期. */
    static String plain(String name) {
        String plain = name.substring(behindDirections(name));
        for (String word : BESIDE) {
            if (plain.length() > word.length() + 1 && plain.endsWith(word)) {
                plain = plain.substring(0, plain.length() - word.length());
            }
        }
        int half = plain.length() / 2;
        if (half > 1 && plain.length() % 2 == 0 && plain.startsWith(plain.substring(half))) {
            plain = plain.substring(half);
        }
        return withDigits(plain);
    }

    /** Behind 与建设路交叉口西南100米 or 西150米. */
    private static int behindDirections(String name) {
        int begin = 0;
        if (name.startsWith("与") || name.startsWith("和")) {
            for (String crossing : CROSSINGS) {
                int found = name.indexOf(crossing);
                begin = found < 0 ? begin : Math.max(begin, found + crossing.length());
            }
        }
        int index = begin;
        while (index < name.length() && "东西南北侧边".indexOf(name.charAt(index)) >= 0) {
            index++;
        }
        int digits = index;
        while (index < name.length() && AddressNumber.isDigit(name.charAt(index))) {
            index++;
        }
        boolean metres = index > digits && name.startsWith("米", index);
        return metres ? index + 1 : name.startsWith("附近", begin) ? begin + 2 : begin;
    }

    private static String withDigits(String name) {
        for (int index = 1; index < name.length(); index++) {
            int digit = SMALL_NUMERALS.indexOf(name.charAt(index - 1));
            boolean alone =
                    index < 2 || SMALL_NUMERALS.indexOf(name.charAt(index - 2)) < 0 && name.charAt(index - 2) != '十';
            if (digit >= 0 && alone && NUMBERED.indexOf(name.charAt(index)) >= 0) {
                return name.substring(0, index - 1) + (digit + 1) + withDigits(name.substring(index));
            }
        }
        return name;
    }

    /** Without the bare name of a community or sub-district before it, if what is left still names a place. */
    static String withoutDivision(String name) {
        for (int length = LONGEST_BARE; length >= 2; length--) {
            if (name.length() >= length + 3
                    && AddressDivisions.isBareName(name.substring(0, length))
                    && isNaming(name.substring(length))) {
                return withoutDivision(name.substring(length));
            }
        }
        return name;
    }

    /** The name behind the bare names of communities and sub-districts before it; null if there is none. */
    static String behindDivision(String name) {
        for (int length = LONGEST_BARE; length >= 2; length--) {
            if (name.length() >= length + 2 && AddressDivisions.isBareName(name.substring(0, length))) {
                String behind = behindDivision(name.substring(length));
                return behind == null ? name.substring(length) : behind;
            }
        }
        return null;
    }

    /** Whether more than a kind of place and common words: not 创新产业园, not 北路. */
    private static boolean isNaming(String name) {
        int end = name.length();
        for (String kind : KINDS) {
            if (name.startsWith(kind)) {
                return false;
            }
            if (name.endsWith(kind)) {
                end = name.length() - kind.length();
                break;
            }
        }
        for (int index = 0; index < end; index++) {
            if (COMMON.indexOf(name.charAt(index)) < 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether the names are the same but for the name of a division before them. */
    static boolean alike(String first, String second) {
        return first.equals(second) || withoutDivision(first).equals(withoutDivision(second));
    }
}
