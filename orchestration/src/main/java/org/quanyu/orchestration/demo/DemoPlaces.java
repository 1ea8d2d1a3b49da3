package org.quanyu.orchestration.demo;

import java.util.List;
import java.util.Random;

/** Sub-districts and communities of the district, and the ways their addresses are written. */
final class DemoPlaces {

    /** A community; the sub-districts 观湖 and 福城 were part of 观澜 until 2016. */
    record Place(String subDistrict, String community) {

        /** The sub-district when the district was part of 宝安区. */
        String subDistrictThen() {
            return subDistrict.equals("观湖") || subDistrict.equals("福城") ? "观澜" : subDistrict;
        }
    }

    static final List<Place> ALL = List.of(
            new Place("龙华", "清湖"),
            new Place("龙华", "三联"),
            new Place("龙华", "油松"),
            new Place("龙华", "松和"),
            new Place("龙华", "景龙"),
            new Place("民治", "北站"),
            new Place("民治", "民乐"),
            new Place("民治", "龙塘"),
            new Place("民治", "樟坑"),
            new Place("民治", "上芬"),
            new Place("大浪", "高峰"),
            new Place("大浪", "浪口"),
            new Place("大浪", "同胜"),
            new Place("大浪", "龙胜"),
            new Place("观湖", "松元厦"),
            new Place("观湖", "樟坑径"),
            new Place("观湖", "鹭湖"),
            new Place("福城", "章阁"),
            new Place("福城", "茜坑"),
            new Place("福城", "大水坑"),
            new Place("观澜", "牛湖"),
            new Place("观澜", "君子布"),
            new Place("观澜", "库坑"),
            new Place("观澜", "桂花"));

    private static final List<String> ROADS = List.of("和平路", "工业东路", "建设路", "人民路", "清泉路", "环观路", "创业路", "东环一路");
    private static final List<String> SITES =
            List.of("第三工业区", "云和大厦", "创新产业园", "新围老村", "宝兴科技园", "百汇商业广场", "富源工业区", "启航大厦");
    private static final List<String> ESTATES =
            List.of("云澜花园", "和悦苑", "锦湖雅居", "青禾里小区", "星河湾畔小区", "松风名邸", "梧桐新苑", "望山居");

    private DemoPlaces() {}

    static Place any(Random random) {
        return one(ALL, random);
    }

    static String estate(Random random) {
        return one(ESTATES, random);
    }

    static String road(Random random) {
        return one(ROADS, random);
    }

    /** A registered address in one of the spellings that registries of different years use. */
    static String address(Place place, Random random) {
        String prefix =
                switch (random.nextInt(8)) {
                    case 0, 1, 2 -> "深圳市龙华区" + place.subDistrict() + "街道" + place.community() + "社区";
                    case 3 -> "广东省深圳市龙华区" + place.subDistrict() + "街道办事处" + place.community() + "社区";
                    case 4 -> "深圳市宝安区" + place.subDistrictThen() + "街道" + place.community() + "社区";
                    case 5 -> "深圳市龙华新区" + place.subDistrict() + "办事处" + place.community() + "社区";
                    case 6 -> "龙华区" + place.subDistrict() + "街道 " + place.community() + "社区";
                    default -> "深圳市宝安区" + place.subDistrictThen() + "办事处" + place.community() + "社区";
                };
        String house = one(ROADS, random) + (1 + random.nextInt(300)) + "号" + one(SITES, random)
                + (1 + random.nextInt(30)) + "栋" + (101 + random.nextInt(1800));
        return prefix + (random.nextInt(6) == 0 ? Spellings.fullWidth(house) : house);
    }

    /** An address beyond the district, for a firm that has moved out. */
    static String addressElsewhere(Random random) {
        return one(List.of("深圳市光明区公明街道", "深圳市宝安区沙井街道", "东莞市塘厦镇", "惠州市惠阳区"), random) + one(ROADS, random)
                + (1 + random.nextInt(300)) + "号" + one(SITES, random);
    }

    static <T> T one(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
