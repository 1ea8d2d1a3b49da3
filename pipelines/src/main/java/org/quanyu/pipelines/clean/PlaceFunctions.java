package org.quanyu.pipelines.clean;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.translate;
import static org.apache.spark.sql.functions.when;
import static org.quanyu.pipelines.clean.Expressions.nullIfEmpty;
import static org.quanyu.pipelines.clean.Expressions.text;
import static org.quanyu.pipelines.clean.LakeFunction.example;

import java.util.List;
import org.apache.spark.sql.Column;

/** City, district, sub-district and community of an address, in the divisions of today. */
final class PlaceFunctions {

    /** Codes that stand for places in published messages: A市, A3区, K4县, A9市. Not the A2区 of a factory. */
    private static final String PLACE_CODE = "(?<![A-Za-z0-9路村街号厂场城心库座栋期幢楼层园厦、-])"
            + "(?:([A-Z])市(?:的|[^\\u4e00-\\u9fa5A-Za-z0-9])?([A-Z][0-9]{1,2}[区县市])?"
            + "|(?=([A-Z][0-9]{1,2}[区县市]))([A-Z]))";

    // a path is city|district|sub-district#key#sub-district as written#what follows it
    private static final String SUB_DISTRICT_OF_PATH = "^[^|#]*\\|[^|#]*\\|(?:([^#]+)#.*|#[^#]*#([^#]*)#.*)$";

    private static final String LONGHUA = "^深圳市\\|龙华区\\|[^#]*#[^#]*##";

    private static final String COMMUNITY = "^[^#]*#[^#]*#[^#]*#(?:" + Gazetteer.HAN + "{2,5}?)"
            + "(?:社区|居委|居民委员会|村民委员会|村委|(?<![新老旧假业一二三四五六七八九十])村(?!" + Gazetteer.STREET + "|[镇街民小]))";

    private static final LookupTable PLACES = new LookupTable(Gazetteer.INSTANCE.places);
    private static final LookupTable COMMUNITIES = new LookupTable(Gazetteer.INSTANCE.communities);
    private static final LookupTable COMMUNITY_SUB_DISTRICTS =
            new LookupTable(Gazetteer.INSTANCE.communitySubDistricts);

    private PlaceFunctions() {}

    static List<LakeFunction> all() {
        return List.of(
                LakeFunction.of(
                        "place_city",
                        "The prefecture-level city (Guangdong, or the letter codes of published messages) that an"
                                + " address names or implies.",
                        PlaceFunctions::city,
                        example("place_city('广东省深圳市宝安区观澜镇')", "深圳市"),
                        example("place_city('顺德区勒流镇大晚工业区')", "佛山市"),
                        example("place_city('反映A7县星沙四区的问题')", "A市")),
                LakeFunction.of(
                        "place_district",
                        "The county-level district of today: Longhua for addresses once in 宝安区 or 龙华新区.",
                        PlaceFunctions::district,
                        example("place_district('深圳市宝安区民治街道')", "龙华区"),
                        example("place_district('深圳市光明新区公明办事处')", "光明区"),
                        example("place_district('A市A3区麓谷')", "A3区")),
                LakeFunction.of(
                        "place_sub_district",
                        "The sub-district or town of today (X街道, X镇), also where only its earlier parent and a"
                                + " community of Longhua are named.",
                        PlaceFunctions::subDistrict,
                        example("place_sub_district('深圳市龙华新区大浪办事处高峰社区')", "大浪街道"),
                        example("place_sub_district('深圳市宝安区观澜街道章阁社区')", "福城街道"),
                        example("place_sub_district('东莞市南城区西平')", "南城街道")),
                LakeFunction.of(
                        "place_community",
                        "The community or village (X社区, X村) that follows the sub-district or district.",
                        PlaceFunctions::community,
                        example("place_community('龙华镇油松村')", "油松社区"),
                        example("place_community('佛山市顺德区乐从镇乐从居委会萝卜围')", "乐从社区"),
                        example("place_community('广州市白云区人和镇岗尾村')", "岗尾村")));
    }

    private static Column city(Column value) {
        return nullIfEmpty(substring_index(path(value), "|", 1));
    }

    private static Column district(Column value) {
        return nullIfEmpty(substring_index(substring_index(path(value), "|", 2), "|", -1));
    }

    private static Column subDistrict(Column value) {
        Column path = path(value);
        Column named = regexp_replace(path, SUB_DISTRICT_OF_PATH, "$1$2");
        Column street = regexp_replace(named, "(?:街道办事处|街道办|街道|办事处)$", "街道");
        Column today = nullIfEmpty(regexp_replace(street, "[圩墟]镇$", "镇"));
        Gazetteer gazetteer = Gazetteer.INSTANCE;
        String longhua = LONGHUA + gazetteer.communityPattern + "(?!" + Gazetteer.STREET + ")";
        Column known = regexp_extract(path, longhua, 1);
        return firstPresent(COMMUNITY_SUB_DISTRICTS.get(known), today);
    }

    private static Column community(Column value) {
        Column path = path(value);
        Gazetteer gazetteer = Gazetteer.INSTANCE;
        String longhua = LONGHUA + gazetteer.communityPattern + "(?:社区|居委|" + Gazetteer.HAN + "{0,4}?(?<![新老旧])村(?!"
                + Gazetteer.STREET + "))";
        Column known = COMMUNITIES.get(regexp_extract(path, longhua, 1));
        Column written = regexp_replace(regexp_extract(path, COMMUNITY, 0), "^[^#]*#[^#]*#[^#]*#", "");
        Column village = regexp_replace(written, "(?:村民委员会|村委)$", "村");
        return firstPresent(known, nullIfEmpty(regexp_replace(village, "(?:居委|居民委员会)$", "社区")));
    }

    /** City, district and sub-district of today, then what they were read from; null where no city is known. */
    private static Column path(Column value) {
        Gazetteer gazetteer = Gazetteer.INSTANCE;
        Column plain = translate(text(value), " \t\r\n　()（）|#", "");
        Column token = regexp_replace(plain, gazetteer.head, "$1$2$3$4$5$6|");
        Column read = regexp_replace(token, gazetteer.sub, "$1$2$3$4#$5#");
        Column place = coalesce(PLACES.get(substring_index(read, "#", 1)), coded(plain));
        return concat(place, lit("#"), read);
    }

    /** As coalesce, but both are always evaluated: the path they share then counts as common and is computed once. */
    private static Column firstPresent(Column first, Column second) {
        return nullIfEmpty(substring_index(concat_ws("#", first, second), "#", 1));
    }

    private static Column coded(Column plain) {
        return when(plain.rlike(PLACE_CODE), regexp_replace(plain, "(?s)^.*?" + PLACE_CODE + ".*$", "$1$4市|$2$3|"));
    }
}
