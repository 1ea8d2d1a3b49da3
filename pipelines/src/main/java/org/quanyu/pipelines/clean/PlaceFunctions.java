package org.quanyu.pipelines.clean;

import static org.quanyu.pipelines.clean.Expressions.call;
import static org.quanyu.pipelines.clean.Expressions.text;
import static org.quanyu.pipelines.clean.LakeFunction.example;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.quanyu.pipelines.clean.value.Places;

/** City, district, sub-district and community of an address, in the divisions of today. */
final class PlaceFunctions {

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
        return ofPath("city", value);
    }

    private static Column district(Column value) {
        return ofPath("district", value);
    }

    private static Column subDistrict(Column value) {
        return ofPath("subDistrict", value);
    }

    private static Column community(Column value) {
        return ofPath("community", value);
    }

    /** The path is the common part of all four, which Spark computes once. */
    private static Column ofPath(String method, Column value) {
        Column path = call(Places.class, "path", DataTypes.StringType, text(value));
        return call(Places.class, method, DataTypes.StringType, path);
    }
}
