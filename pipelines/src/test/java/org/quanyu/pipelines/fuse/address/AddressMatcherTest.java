package org.quanyu.pipelines.fuse.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressMatcherTest {

    private static final String[] TEXTS = {
        "广东省深圳市龙华区龙华街道景龙社区大浪北路131号宏城府邸12栋302室",
        "龙华区龙华街道宏城府邸12号楼302",
        "深圳市龙华区景龙社区大浪北路131号12#3F-02",
        "龙华景龙宏城府邸12座3楼02",
        "宏城府邸十二栋三层302房",
        "深圳市宝安区龙华街道大浪北路131号宏城府邸12栋302",
        "龙华街道景龙社区大浪北路13112栋302房",
        "龙华街道景龙社区宏诚府邸12栋302房",
        "景龙社区大浪北跆131号宏城府邸12拣302",
        "深圳市宝安区观澜街道平安路93号马沥围仔村20栋201",
        "盛城写字楼601",
        "库坑路189号3栋101",
        "观澜库坑梧轩豪庭12栋502",
        "观湖街道鹭湖社区大屋村121栋302",
        "腾龙路184号大屋村121栋302",
        "共和村20栋302",
        "大浪街道共和村20栋302",
        "深圳市龙华区民治街道共和村20栋302",
        "龙华街道景龙社区宏城府邸12栋",
        "龙华街道景龙社区宏城府邸",
        "龙华街道景龙社区宏城府邸12栋1702室",
        "龙华街道景龙社区宏城府邸99栋302室",
        "龙华街道富康社区",
        "民治街道",
        "广东省广州市天河区宏城府邸12栋302室",
        "江苏省南京市玄武区和平路5号",
        "不详",
        ""
    };

    private static Map<String, Row> matched;

    @BeforeAll
    static void match() {
        String[] twice = Stream.concat(Stream.of(TEXTS), Stream.of(TEXTS)).toArray(String[]::new);
        matched =
                AddressMatcher.match(SmallDistrict.buildings(), SmallDistrict.units(), SmallDistrict.texts(twice))
                        .collectAsList()
                        .stream()
                        .collect(Collectors.toMap(row -> row.getAs("address"), Function.identity()));
        SmallDistrict.session().catalog().clearCache();
    }

    @Test
    void everyDistinctTextHasOneRow() {
        assertThat(matched).containsOnlyKeys(TEXTS);
    }

    @ParameterizedTest
    @CsvSource({
        "广东省深圳市龙华区龙华街道景龙社区大浪北路131号宏城府邸12栋302室, B1-302",
        "龙华区龙华街道宏城府邸12号楼302, B1-302",
        "深圳市龙华区景龙社区大浪北路131号12#3F-02, B1-302",
        "龙华景龙宏城府邸12座3楼02, B1-302",
        "宏城府邸十二栋三层302房, B1-302",
        "深圳市宝安区龙华街道大浪北路131号宏城府邸12栋302, B1-302",
        "龙华街道景龙社区大浪北路13112栋302房, B1-302",
        "龙华街道景龙社区宏诚府邸12栋302房, B1-302",
        "景龙社区大浪北跆131号宏城府邸12拣302, B1-302",
        "深圳市宝安区观澜街道平安路93号马沥围仔村20栋201, B3-201",
        "盛城写字楼601, B6-601",
        "库坑路189号3栋101, B7-101",
        "观澜库坑梧轩豪庭12栋502, B8-502",
        "腾龙路184号大屋村121栋302, B4-302",
        "大浪街道共和村20栋302, B12-302",
        "深圳市龙华区民治街道共和村20栋302, B11-302"
    })
    void spellingsOfAHomeFindItsUnit(String text, String unit) {
        assertThat(value(text, "level")).isEqualTo("room");
        assertThat(value(text, "unit_code")).isEqualTo(unit);
        assertThat(value(text, "building_code")).isEqualTo(unit.substring(0, unit.indexOf('-')));
        assertThat(matched.get(text).<Double>getAs("confidence")).isBetween(0.99, 1.0);
    }

    @Test
    void betweenEqualsNothingIsGuessed() {
        String text = "观湖街道鹭湖社区大屋村121栋302";
        assertThat(value(text, "level")).isEqualTo("compound");
        assertThat(value(text, "unit_code")).isNull();
        assertThat(value(text, "building_code")).isNull();
        assertThat(value(text, "community")).isEqualTo("鹭湖社区");
        Row row = matched.get(text);
        assertThat(row.<String>getList(row.fieldIndex("candidates"))).containsExactly("B4-302", "B5-302");
    }

    @Test
    void oneNameInTwoSubDistrictsIsInNeither() {
        assertThat(value("共和村20栋302", "level")).isEqualTo("none");
        assertThat(value("共和村20栋302", "sub_district")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "龙华街道景龙社区宏城府邸12栋, building, B1, 宏城府邸, 景龙社区, 龙华街道",
        "龙华街道景龙社区宏城府邸12栋1702室, building, B1, 宏城府邸, 景龙社区, 龙华街道",
        "龙华街道景龙社区宏城府邸99栋302室, compound, , 宏城府邸, 景龙社区, 龙华街道",
        "龙华街道景龙社区宏城府邸, compound, , 宏城府邸, 景龙社区, 龙华街道",
        "龙华街道富康社区, community, , , 富康社区, 龙华街道",
        "民治街道, sub_district, , , , 民治街道"
    })
    void whatTheTextDoesNotTellIsNotGiven(
            String text, String level, String building, String compound, String community, String subDistrict) {
        assertThat(value(text, "level")).isEqualTo(level);
        assertThat(value(text, "unit_code")).isNull();
        assertThat(value(text, "building_code")).isEqualTo(building);
        assertThat(value(text, "compound")).isEqualTo(compound);
        assertThat(value(text, "community")).isEqualTo(community);
        assertThat(value(text, "sub_district")).isEqualTo(subDistrict);
    }

    @ParameterizedTest
    @ValueSource(strings = {"广东省广州市天河区宏城府邸12栋302室", "江苏省南京市玄武区和平路5号", "不详", ""})
    void placesElsewhereAreNotOfTheDistrict(String text) {
        assertThat(value(text, "level")).isEqualTo("none");
        assertThat(value(text, "sub_district")).isNull();
    }

    private static String value(String text, String column) {
        return matched.get(text).getAs(column);
    }
}
