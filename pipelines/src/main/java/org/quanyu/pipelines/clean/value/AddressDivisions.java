package org.quanyu.pipelines.clean.value;

import static org.quanyu.pipelines.clean.value.AddressPart.CITY;
import static org.quanyu.pipelines.clean.value.AddressPart.COMMUNITY;
import static org.quanyu.pipelines.clean.value.AddressPart.DISTRICT;
import static org.quanyu.pipelines.clean.value.AddressPart.PROVINCE;
import static org.quanyu.pipelines.clean.value.AddressPart.SUB_DISTRICT;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes province, city, district, sub-district and community from the front of a name by their last
 * characters, for any province; districts and sub-districts get their name of today where {@code codes/division.csv}
 * knows it.
 */
final class AddressDivisions {

    private static final List<String> PROVINCES = List.of(
            "广东", "河北", "山西", "辽宁", "吉林", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北", "湖南", "海南", "四川", "贵州", "云南",
            "陕西", "甘肃", "青海", "台湾", "黑龙江", "内蒙古", "广西", "西藏", "宁夏", "新疆");
    private static final List<String> MUNICIPALITIES = List.of("上海", "北京", "天津", "重庆");
    private static final List<String> PROVINCE_ENDS = List.of("省", "自治区", "壮族自治区", "回族自治区", "维吾尔自治区");
    private static final List<String> SUB_DISTRICT_ENDS = List.of("街道办事处", "街道办", "街道", "办事处");
    private static final List<String> COMMUNITY_ENDS =
            List.of("社区居民委员会", "社区居委会", "社区居委", "社区工作站", "社区", "居民委员会", "居委会", "居委", "村民委员会", "村委会", "村委");

    private static final String NOT_BEFORE_CITY = "超城门都菜夜集股楼";
    private static final String NOT_AFTER_CITY = "场政区委府立";
    private static final String NOT_BEFORE_DISTRICT = "小社园校厂宅活墅片业属舍街辖务山景库市城";
    private static final String NUMERALS = "一二三四五六七八九十";
    private static final String LOOKS_LIKE_DISTRICT = "县城区山区";
    private static final int LONGEST_DIVISION = 9;

    /** The district whose communities and their earlier parents are known. */
    private static final String LONGHUA = "龙华区";

    private static final Map<String, String> DISTRICTS_OF_TODAY = new HashMap<>();
    private static final Map<String, Division> SUB_DISTRICTS = new HashMap<>();
    private static final Map<String, Division> COMMUNITIES = new HashMap<>();
    private static final Set<String> BARE_NAMES = new HashSet<>();

    static {
        for (Division division : Division.readAll()) {
            switch (division.level()) {
                case "district" ->
                    division.earlierNames().forEach(name -> DISTRICTS_OF_TODAY.put(name, division.name()));
                case "sub_district" -> addSubDistrict(division);
                case "community" -> addCommunity(division);
                default -> {}
            }
        }
    }

    private AddressDivisions() {}

    /** Only sub-districts whose communities are known can be told apart by those. */
    private static void addSubDistrict(Division division) {
        SUB_DISTRICTS.put(division.district() + division.name(), division);
    }

    private static void addCommunity(Division division) {
        COMMUNITIES.put(division.name(), division);
        BARE_NAMES.addAll(division.bareNames());
        BARE_NAMES.add(Division.bare(division.subDistrict()));
    }

    /** Whether it is a sub-district's or community's name without 街道 or 社区. */
    static boolean isBareName(String name) {
        return BARE_NAMES.contains(name);
    }

    /** Whether the sub-district of Longhua was part of that district or sub-district. */
    static boolean wasPartOf(String subDistrict, String parent) {
        Division today = SUB_DISTRICTS.get(LONGHUA + subDistrict);
        return today != null && today.earlierDistricts().contains(parent);
    }

    /** Fills the parts from the front of the text; returns where the divisions end. */
    static int take(String name, AddressParts parts) {
        int from = takeProvince(name, parts);
        int end = takeNext(name, from, parts);
        while (end > from) {
            from = end;
            end = takeNext(name, from, parts);
        }
        return from;
    }

    private static int takeProvince(String name, AddressParts parts) {
        int from = name.startsWith("中国") ? 2 : 0;
        for (String province : PROVINCES) {
            if (name.startsWith(province, from)) {
                int end = from + province.length();
                String suffix = ending(name, end, PROVINCE_ENDS);
                if (suffix != null || leadsToCity(name, end)) {
                    parts.put(PROVINCE, province);
                    return end + (suffix == null ? 0 : suffix.length());
                }
                return 0;
            }
        }
        for (String city : MUNICIPALITIES) {
            if (name.startsWith(city, from)) {
                int end = from + city.length();
                boolean named = name.startsWith("市", end);
                if (named || leadsToCity(name, end)) {
                    parts.put(CITY, city + "市");
                    return end + (named ? 1 : 0);
                }
            }
        }
        return 0;
    }

    /** Whether a division of a province follows, so that its bare name is not that of a road. */
    private static boolean leadsToCity(String name, int from) {
        int end = Math.min(name.length(), from + 6);
        for (int index = from; index < end; index++) {
            char character = name.charAt(index);
            if (index > from && (character == '市' || character == '区' || character == '县')) {
                return true;
            }
            if (character == '路' || character == '街' || character == '大') {
                return false;
            }
        }
        return false;
    }

    private static int takeNext(String name, int from, AddressParts parts) {
        int last = Math.min(name.length(), from + LONGEST_DIVISION);
        for (int index = from + 1; index < last; index++) {
            switch (name.charAt(index)) {
                case '市' -> {
                    if (isCity(name, from, index) && takeCity(name.substring(from, index + 1), parts)) {
                        return index + 1;
                    }
                }
                case '区', '县', '旗' -> {
                    if (!parts.has(DISTRICT) && isDistrict(name, from, index)) {
                        parts.put(DISTRICT, name.substring(from, index + 1));
                        return index + 1;
                    }
                }
                case '街', '办' -> {
                    String suffix = ending(name, index, SUB_DISTRICT_ENDS);
                    if (suffix != null) {
                        return takeSubDistrict(
                                name.substring(from, index) + "街道", index + suffix.length(), parts, from);
                    }
                    if (name.charAt(index) == '街' && endsRoad(name, index)) {
                        return from;
                    }
                }
                case '镇', '乡' -> {
                    if (isTown(name, index)) {
                        return takeSubDistrict(name.substring(from, index + 1), index + 1, parts, from);
                    }
                }
                case '社', '居', '村' -> {
                    String suffix = ending(name, index, COMMUNITY_ENDS);
                    if (suffix != null && isCommunity(name, index, suffix, parts)) {
                        return takeCommunity(name.substring(from, index), suffix, index + suffix.length(), parts, from);
                    }
                }
                case '道' -> {
                    if (name.charAt(index - 1) == '大' && endsRoad(name, index)) {
                        return from;
                    }
                }
                case '路' -> {
                    if (endsRoad(name, index)) {
                        return from;
                    }
                }
                default -> {}
            }
        }
        return from;
    }

    /** A road's last character, unless what follows makes it the name of a division: 新华路街道, 新街口街道. */
    private static boolean endsRoad(String name, int index) {
        return !name.startsWith("口", index + 1)
                && ending(name, index + 1, SUB_DISTRICT_ENDS) == null
                && ending(name, index + 1, COMMUNITY_ENDS) == null
                && !name.startsWith("镇", index + 1);
    }

    private static boolean isCity(String name, int from, int index) {
        boolean isCode = index == from + 1 && name.charAt(from) <= 'Z';
        return (isCode || index >= from + 2 && index <= from + 6)
                && NOT_BEFORE_CITY.indexOf(name.charAt(index - 1)) < 0
                && !name.startsWith("民中心", index + 1)
                && !name.startsWith("民广场", index + 1)
                && (index + 1 == name.length() || NOT_AFTER_CITY.indexOf(name.charAt(index + 1)) < 0);
    }

    private static boolean takeCity(String name, AddressParts parts) {
        if (!parts.has(CITY) && !parts.has(DISTRICT)) {
            parts.put(CITY, name);
            return true;
        }
        if (!parts.has(DISTRICT) && !name.equals(parts.at(CITY))) {
            parts.put(DISTRICT, name);
            return true;
        }
        return name.equals(parts.at(CITY));
    }

    /** 小区, 工业区 or a 新区 with a number behind it are compounds. */
    private static boolean isDistrict(String name, int from, int index) {
        char before = name.charAt(index - 1);
        return (index + 1 == name.length() ? from > 0 || index <= from + 3 : name.charAt(index + 1) > '9')
                && !name.startsWith("道", index + 1)
                && !name.startsWith("城", index + 1)
                && !isNumbered(name, from, index)
                && (NOT_BEFORE_DISTRICT.indexOf(before) < 0
                        || index == from + 2 && LOOKS_LIKE_DISTRICT.indexOf(before) >= 0)
                && before > 'Z'
                && (index >= from + 2 || isCoded(name, from) || isCounty(name, index));
    }

    private static boolean isCounty(String name, int index) {
        return name.charAt(index) == '县' && index + 1 < name.length() && "道政委医".indexOf(name.charAt(index + 1)) < 0;
    }

    private static boolean isNumbered(String name, int from, int index) {
        return NUMERALS.indexOf(name.charAt(index - 1)) >= 0 && !name.startsWith("二七", from);
    }

    private static boolean isCoded(String name, int from) {
        return name.charAt(from) <= 'Z';
    }

    private static boolean isTown(String name, int index) {
        char before = name.charAt(index - 1);
        return before != '小'
                && before != '集'
                && before != '城'
                && !name.startsWith("市", index + 1)
                && !name.startsWith("江", index + 1)
                && !name.startsWith("政府", index + 1)
                && !name.startsWith("镇", index + 1)
                && !(name.charAt(index) == '乡' && name.startsWith("村", index + 1))
                && !endsRoadAt(name, index + 1);
    }

    /** Whether the next character makes it a road: 镇街, 乡道. */
    private static boolean endsRoadAt(String name, int index) {
        return index < name.length() && "路街道".indexOf(name.charAt(index)) >= 0;
    }

    private static int takeSubDistrict(String name, int end, AddressParts parts, int from) {
        if (parts.has(SUB_DISTRICT) || parts.has(COMMUNITY)) {
            return name.equals(parts.at(SUB_DISTRICT)) ? end : from;
        }
        parts.put(SUB_DISTRICT, name);
        return end;
    }

    /** A community with a number behind it, or alone, is the place with the buildings. */
    private static boolean isCommunity(String name, int index, String suffix, AddressParts parts) {
        int end = index + suffix.length();
        boolean last = end == name.length();
        boolean within = parts.has(DISTRICT) || parts.has(SUB_DISTRICT);
        return !suffix.equals("社区") || (last ? within : name.charAt(end) > '9');
    }

    private static int takeCommunity(String bare, String suffix, int end, AddressParts parts, int from) {
        if (parts.has(COMMUNITY)) {
            return from;
        }
        String own = withoutSubDistrict(bare);
        boolean village = suffix.startsWith("村") && !COMMUNITIES.containsKey(own + "社区");
        parts.put(COMMUNITY, own + (village ? "村" : "社区"));
        if (own.length() < bare.length() && !parts.has(SUB_DISTRICT)) {
            parts.put(SUB_DISTRICT, bare.substring(0, 2) + "街道");
        }
        return end;
    }

    /** The name of a known community behind that of a sub-district, be its last characters lost: 大浪浪口, 民治道上芬. */
    private static String withoutSubDistrict(String bare) {
        if (bare.length() < 4 || !SUB_DISTRICTS.containsKey(LONGHUA + bare.substring(0, 2) + "街道")) {
            return bare;
        }
        for (int begin = 2; begin <= Math.min(3, bare.length() - 2); begin++) {
            if (COMMUNITIES.containsKey(bare.substring(begin) + "社区")) {
                return bare.substring(begin);
            }
        }
        return bare;
    }

    /** Puts earlier districts and sub-districts of a known community or sub-district to those of today. */
    static void bringUpToDate(AddressParts parts) {
        String district = DISTRICTS_OF_TODAY.getOrDefault(parts.at(DISTRICT), parts.at(DISTRICT));
        parts.put(DISTRICT, district);
        Division community = COMMUNITIES.get(parts.at(COMMUNITY));
        if (community != null && isOrWas(community, parts)) {
            parts.put(SUB_DISTRICT, community.subDistrict());
            parts.put(DISTRICT, community.district());
            return;
        }
        Division today = SUB_DISTRICTS.get(LONGHUA + parts.at(SUB_DISTRICT));
        boolean here = district == null
                ? today != null && today.city().equals(parts.at(CITY))
                : today != null && today.earlierDistricts().contains(district);
        if (here) {
            parts.put(DISTRICT, today.district());
        }
    }

    /** Whether the text's district and city, if it has them, are or were those of the community. */
    private static boolean isOrWas(Division community, AddressParts parts) {
        String city = parts.at(CITY);
        String district = parts.at(DISTRICT);
        Division subDistrict = SUB_DISTRICTS.get(community.district() + community.subDistrict());
        boolean inCity = city == null || city.equals(community.city());
        boolean inDistrict = district == null
                ? city != null || SUB_DISTRICTS.containsKey(community.district() + parts.at(SUB_DISTRICT))
                : district.equals(community.district())
                        || subDistrict.earlierDistricts().contains(district);
        return inCity && inDistrict;
    }

    private static String ending(String name, int index, List<String> endings) {
        for (String ending : endings) {
            if (name.startsWith(ending, index)) {
                return ending;
            }
        }
        return null;
    }
}
