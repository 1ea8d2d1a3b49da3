package org.quanyu.pipelines.clean.value;

/** Finds the road in a name: its last character, and where it begins if a compound or village stands before it. */
final class AddressRoads {

    private static final String[] PLACES = {"新村", "花园", "小区", "工业区", "工业园", "大厦", "广场", "公寓", "村"};
    private static final String[] NOT_AFTER_ROAD = {"口", "交叉", "街道", "社区", "办事处", "居委", "派出所", "灯", "站", "段路"};
    private static final String[] NOT_ROADS = {"铁路", "高速公路", "商业街", "步行街", "通道", "隧道", "跑道", "河道", "车道", "味道", "赛道"};
    private static final String SIDES = "东西南北中一二三四五六七八九十前后新老大";

    private static final String SECTIONS = "东西南北中上下一二三四五六七八九十";

    private static final int LONGEST_SECTION = 3;

    private AddressRoads() {}

    /** Behind the last character of the first road at or behind {@code from}; {@code from} if there is none. */
    static int end(String name, int from, boolean numberFollows) {
        for (int index = from + 1; index < name.length(); index++) {
            if (isRoad(name, from, index, numberFollows)) {
                return index + 1;
            }
        }
        return from;
    }

    private static boolean isRoad(String name, int from, int index, boolean numberFollows) {
        boolean last = index + 1 == name.length();
        boolean ends =
                switch (name.charAt(index)) {
                    case '路' -> last || "线边".indexOf(name.charAt(index + 1)) < 0;
                    case '街', '巷' -> last || "坊区村镇内".indexOf(name.charAt(index + 1)) < 0;
                    case '道' ->
                        name.charAt(index - 1) == '大' && index > from + 1 || last && numberFollows && index > from + 1;
                    case '弄' -> last && numberFollows;
                    case '同' -> name.charAt(index - 1) == '胡';
                    default -> false;
                };
        return ends && !endsWithAny(name, index + 1, NOT_ROADS) && !startsWithAny(name, index + 1, NOT_AFTER_ROAD);
    }

    /** Whether another road follows to the end, which is the one with the number: 水西门大街梦都大街188号. */
    static boolean endsInRoad(String name, int from) {
        return from + 2 < name.length() && isRoad(name, from + 1, name.length() - 1, true);
    }

    /** Whether nothing but 东段 or the like follows. */
    static boolean isSection(String name, int end) {
        return end == name.length() || name.endsWith("段") && name.length() - end <= LONGEST_SECTION;
    }

    /** Behind 中段 or 北一段 if it follows the road; else {@code end}. */
    static int behindSection(String name, int end) {
        int index = end;
        while (index < name.length() && SECTIONS.indexOf(name.charAt(index)) >= 0) {
            index++;
        }
        boolean isSection = index > end && index - end < LONGEST_SECTION && name.startsWith("段", index);
        return isSection ? index + 1 : end;
    }

    /** Where the road's own name begins: behind 新村 or 工业区 if more than 东 or 一 is left of it. */
    static int begin(String name, int from, int end) {
        for (String place : PLACES) {
            int found = name.lastIndexOf(place, end - 3);
            int begin = found + place.length();
            if (found > from && begin < end - 2 && SIDES.indexOf(name.charAt(begin)) < 0) {
                return begin;
            }
        }
        return from;
    }

    private static boolean endsWithAny(String name, int end, String[] words) {
        for (String word : words) {
            if (end >= word.length() && name.startsWith(word, end - word.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWithAny(String name, int index, String[] words) {
        for (String word : words) {
            if (name.startsWith(word, index)) {
                return true;
            }
        }
        return false;
    }
}
