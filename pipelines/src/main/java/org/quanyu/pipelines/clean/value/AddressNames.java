package org.quanyu.pipelines.clean.value;

/** Names of compounds in one spelling, and how much of a name tells it from others. */
final class AddressNames {

    private static final String[] BESIDE = {"附近", "旁边", "旁", "对面", "门口", "内"};
    private static final String[] NEAR = {"附近", "旁边", "旁", "对面"};
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
        return withDigits(saidOnce(plain));
    }

    /** 建华新村3期 of 建华新村建华新村3期. */
    private static String saidOnce(String name) {
        for (int length = name.length() / 2; length > 1; length--) {
            boolean whole = length * 2 == name.length();
            if (name.startsWith(name.substring(0, length), length) && (whole || length > LONGEST_BARE)) {
                return name.substring(length);
            }
        }
        return name;
    }

    /** Whether the name is that of something near: 小镇对面, 地铁站西北70米. */
    static boolean isBeside(String name) {
        for (String word : NEAR) {
            if (name.length() > word.length() + 1 && name.endsWith(word)) {
                return true;
            }
        }
        return name.endsWith("米") && behindMetres(name) == name.length();
    }

    /** Behind the first 西北70米; 0 without one. */
    private static int behindMetres(String name) {
        int metre = name.indexOf('米');
        int digits = metre;
        while (digits > 0 && AddressNumber.isDigit(name.charAt(digits - 1))) {
            digits--;
        }
        boolean isDistance = digits < metre && digits > 0 && "东西南北侧边约行".indexOf(name.charAt(digits - 1)) >= 0;
        return isDistance ? metre + 1 : 0;
    }

    /** Behind 与建设路交叉口西南100米, 西150米, 工业园附近, 恒大城对面; nothing where no more is said. */
    private static int behindDirections(String name) {
        int begin = 0;
        if (name.startsWith("与") || name.startsWith("和")) {
            for (String crossing : CROSSINGS) {
                int found = name.indexOf(crossing);
                begin = found < 0 ? begin : Math.max(begin, found + crossing.length());
            }
        }
        int near = Math.max(name.lastIndexOf("附近"), name.lastIndexOf("对面"));
        int behind = Math.max(behindMetres(name), near < 0 ? 0 : near + 2);
        return behind > begin && name.length() - behind > 1 ? behind : begin;
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
