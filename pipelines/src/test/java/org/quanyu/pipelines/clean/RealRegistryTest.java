package org.quanyu.pipelines.clean;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hutool.core.util.CreditCodeUtil;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What the functions make of the real registry of Guangdong. */
class RealRegistryTest {

    @Test
    void addressesOfLonghuaAreBroughtTogether() {
        Row counts = CleanSession.firms()
                .where("`地区` = '深圳' and `注册地址` rlike '龙华|观湖|民治|大浪|福城|观澜'")
                .selectExpr(
                        "count(*) as addresses",
                        "count_if(place_district(`注册地址`) = '龙华区') as longhua",
                        "count(place_sub_district(`注册地址`)) as sub_districts")
                .head();
        assertThat(counts.<Long>getAs("addresses")).isEqualTo(1307);
        assertThat(counts.<Long>getAs("longhua")).isGreaterThan(1280);
        assertThat(counts.<Long>getAs("sub_districts")).isGreaterThan(1250);
    }

    @Test
    void citiesAgreeWithTheCityColumn() {
        Dataset<Row> cities =
                CleanSession.firms().selectExpr("concat(`地区`, '市') as named", "place_city(`注册地址`) as city");
        long found = cities.where("city is not null").count();
        assertThat(found).isGreaterThan(110_000);
        assertThat(cities.where("city <> named").count()).isLessThan(10);
    }

    @Test
    void onlyNamesAndDashesAreNoCapital() {
        Dataset<Row> unread = CleanSession.firms()
                .where("`注册资金` is not null and `注册资金` not in ('N/A', '-') and money_amount(`注册资金`) is null")
                .select("`注册资金`")
                .distinct();
        assertThat(CleanSession.strings(unread))
                .containsExactlyInAnyOrder("梁祝贵", "HWANG", "谭伟贤", "电热多用锅", "ROY", "Mahmood-uL-hassan");
    }

    @Test
    void everyFoundingDateIsReadOrMissing() {
        assertThat(CleanSession.firms()
                        .where("`注册日期` <> 'N/A' and to_date(`注册日期`) is null")
                        .count())
                .isZero();
    }

    @Test
    void registryIsJudgedAsByHutool() {
        Dataset<Row> codes = CleanSession.firms().selectExpr("`统一社会信用代码` as s");
        List<String> texts = CleanSession.strings(codes);
        List<String> valid = CleanSession.strings(codes.selectExpr("credit_code_valid(s)"));
        List<String> expected = texts.stream()
                .map(text -> text == null ? null : String.valueOf(CreditCodeUtil.isCreditCode(plain(text))))
                .toList();
        assertThat(valid).isEqualTo(expected);
        assertThat(valid).filteredOn("true"::equals).hasSizeGreaterThan(50_000);
    }

    private static String plain(String text) {
        return text.replaceAll("[ \\t\\r\\n-]", "").toUpperCase(Locale.ROOT);
    }
}
