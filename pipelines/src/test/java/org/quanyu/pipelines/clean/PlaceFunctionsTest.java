package org.quanyu.pipelines.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quanyu.pipelines.clean.CleanSession.evaluate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses of the kinds that the registry and published messages have. */
class PlaceFunctionsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "NULL", textBlock = """
深圳市宝安区民治街道民治大道427号|深圳市|龙华区|民治街道|NULL
深圳市龙华新区大浪办事处高峰社区宝龙大厦|深圳市|龙华区|大浪街道|高峰社区
深圳市龙华区观湖街道松元厦社区福楼101|深圳市|龙华区|观湖街道|松元厦社区
深圳市龙华新区观澜街道办大水坑社区大三村|深圳市|龙华区|福城街道|大水坑社区
深圳市龙华新区观澜（街道）大兴社区大二村|深圳市|龙华区|观澜街道|大兴社区
广东省深圳市宝安区观澜镇桂花村|深圳市|龙华区|观澜街道|桂花社区
观澜镇松元村|深圳市|龙华区|观湖街道|松元厦社区
龙华镇大浪村|深圳市|龙华区|大浪街道|大浪社区
龙华镇民治白石龙村|深圳市|龙华区|民治街道|白石龙社区
龙华第三工业区|深圳市|龙华区|NULL|NULL
深圳市龙华新区观澜大道390号|深圳市|龙华区|NULL|NULL
深圳市龙华区油松社区|深圳市|龙华区|龙华街道|油松社区
深圳市宝安区龙华街道清湖居委清华东路161号|深圳市|龙华区|龙华街道|清湖社区
深圳市宝安区新安街道大浪社区裕安二路|深圳市|宝安区|新安街道|大浪社区
深圳市龙岗区吉华街道三联社区赛格新城|深圳市|龙岗区|吉华街道|三联社区
深圳市宝安区公明街道塘尾社区|深圳市|光明区|公明街道|塘尾社区
深圳市光明新区公明办事处|深圳市|光明区|公明街道|NULL
深圳市龙岗区坑梓镇|深圳市|坪山区|坑梓街道|NULL
深圳市龙岗区葵涌街道|深圳市|大鹏新区|葵涌街道|NULL
深圳市南山区南山大道3093号|深圳市|南山区|NULL|NULL
深圳市福田区彩田路3002号|深圳市|福田区|NULL|NULL
南头区西丽镇|深圳市|南山区|西丽街道|NULL
深圳市深圳市龙华区民治街道|深圳市|龙华区|民治街道|NULL
深圳市广东省深圳市龙华区民治街道|深圳市|龙华区|民治街道|NULL
东莞市南城区西平|东莞市|NULL|南城街道|NULL
广东省东莞市厚街镇陈屋社区|东莞市|NULL|厚街镇|陈屋社区
东莞市大朗美景大道|东莞市|NULL|大朗镇|NULL
中山火炬开发区康乐大道|中山市|NULL|中山港街道|NULL
中山市东升镇迎宾路|中山市|NULL|小榄镇|NULL
顺德区勒流镇大晚工业区|佛山市|顺德区|勒流街道|NULL
佛山市顺德区大良锦龙大道|佛山市|顺德区|大良街道|NULL
广州市番禺区市桥街捷进二路|广州市|番禺区|市桥街道|NULL
广州市天河区瑞兴街43号|广州市|天河区|NULL|NULL
广州市萝岗区云埔工业区|广州市|黄埔区|NULL|NULL
广州市增城新塘镇汇美新村荔新路A2区|广州市|增城区|新塘镇|NULL
博罗县罗阳镇广汕线|惠州市|博罗县|罗阳镇|NULL
揭阳市东山区马牙北路|揭阳市|NULL|NULL|NULL
广州市东山区农林下路|广州市|越秀区|NULL|NULL
兴宁市水口圩镇下街4号|梅州市|兴宁市|水口镇|NULL
反映A市A3区麓谷的问题|A市|A3区|NULL|NULL
A7县星沙|A市|A7县|NULL|NULL
K4县停水|K市|K4县|NULL|NULL
请问A市的政策|A市|NULL|NULL|NULL
某园区路A2区3栋|NULL|NULL|NULL|NULL
某创意大厦B1区第四层|NULL|NULL|NULL|NULL
东莞市城区莞太路73号|东莞市|NULL|莞城街道|NULL
N/A|NULL|NULL|NULL|NULL
NULL|NULL|NULL|NULL|NULL
                    """)
    void bringsAddressesToTheDivisionsOfToday(
            String text, String city, String district, String subDistrict, String community) {
        assertThat(evaluate("place_city(s)", text)).as("city").isEqualTo(city);
        assertThat(evaluate("place_district(s)", text)).as("district").isEqualTo(district);
        assertThat(evaluate("place_sub_district(s)", text)).as("sub-district").isEqualTo(subDistrict);
        assertThat(evaluate("place_community(s)", text)).as("community").isEqualTo(community);
    }
}
