package org.quanyu.pipelines.clean.value;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirmNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "上海市光宇餐饮管理有限公司",
                "上海光宇餐饮管理有限责任公司",
                "光宇(上海)餐饮管理有限责任公司",
                "光宇（上海） 餐饮管理有限公司",
                "上海浦东光宇餐饮管理有限公司",
                "上海市浦东新区光宇餐饮管理股份有限公司",
                "光宇餐饮管理",
                "光宇餐飲管理有限公司",
                "光宇餐饮管理有凤公司",
                "光宇餐饮管理有限公",
                "光宇餐饮管理(集团)有限公司",
                "光宇餐饮管理有限公司第一分公司",
                "上海光宇餐饮管理有限公司世纪大道店"
            })
    void spellingsOfOneFirmHaveOneCoreName(String name) {
        assertThat(FirmNames.coreName(utf8(name))).hasToString("光宇餐饮管理");
        assertThat(FirmNames.tradeName(utf8(name))).hasToString("光宇");
    }

    @ParameterizedTest
    @CsvSource({
        "广东省东莞市企石供销社生产资料经理部, 企石供销社生产资料经理部",
        "佛山市顺德区容桂街道祁胜电器厂, 祁胜电器厂",
        "饶平县坪溪供销合作社, 坪溪供销合作社",
        "深圳市龙华区福城街道立迪耀经营部, 立迪耀经营部",
        "龙华区汇隆店, 汇隆店",
        "内蒙古自治区包头市草原食品有限公司, 草原食品",
        "中国石油化工股份有限公司广东广州瑶台加油站, 中国石油化工",
        "都市丽人实业有限公司, 都市丽人实业",
        "上海市政工程有限公司, 市政工程",
        "上海社区服务有限公司, 社区服务",
        "东方今报人力资源有限公司, 东方今报人力资源",
        "上海公司, 上海",
        "光宇投资中心（有限合伙）, 光宇投资中心",
        "光宇（亚洲）有限公司, 光宇亚洲"
    })
    void coreNames(String name, String core) {
        assertThat(FirmNames.coreName(utf8(name))).hasToString(core);
    }

    @ParameterizedTest
    @CsvSource({
        "上海新本贸易有限公司浦东分公司, 浦东分公司",
        "新本第二分公司, 第二分公司",
        "康贝儿张江店, 张江店",
        "沁沁世纪大道店, 世纪大道店",
        "东莞市仁正医药有限公司长安三分店, 长安三分店",
        "鑫和公寓管理富康分公司, 富康分公司",
        "光宇公司信息技术有限公司,",
        "深圳市龙华区康和五金店,",
        "上海市光宇餐饮管理有限公司,"
    })
    void branches(String name, String branch) {
        UTF8String read = FirmNames.branch(utf8(name));
        assertThat(read == null ? null : read.toString()).isEqualTo(branch);
    }

    @ParameterizedTest
    @ValueSource(strings = {"无", "暂无", "--", "/", "个体", "test", ""})
    void noNames(String text) {
        assertThat(FirmNames.read(utf8(text))).isNull();
        assertThat(FirmNames.coreName(utf8(text))).isNull();
        assertThat(FirmNames.tradeName(utf8(text))).isNull();
        assertThat(FirmNames.branch(utf8(text))).isNull();
    }

    @Property
    void whatIsLeftIsPartOfTheName(@ForAll("names") String text) {
        UTF8String name = FirmNames.read(utf8(text));
        UTF8String core = FirmNames.coreName(utf8(text));
        UTF8String trade = FirmNames.tradeName(utf8(text));
        assertThat(core == null).isEqualTo(name == null);
        if (name != null) {
            assertThat(core.toString()).startsWith(trade.toString());
            assertThat(trade.numChars()).isPositive().isLessThanOrEqualTo(name.numChars());
            assertThat(FirmNames.read(name)).isEqualTo(name);
        }
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(
                        "上海", "市", "浦东", "新区", "（", "）", "(", ")", "光宇", "餐饮", "管理", "有限", "责任", "公司", "第一", "分公司", "店",
                        "陆家嘴", "县", "街道", "集团", "A", " ")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    private static UTF8String utf8(String text) {
        return UTF8String.fromString(text);
    }
}
