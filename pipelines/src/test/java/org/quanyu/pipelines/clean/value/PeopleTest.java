package org.quanyu.pipelines.clean.value;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hutool.core.util.IdcardUtil;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, numbers and phones of people; identity numbers are compared with hutool. */
class PeopleTest {

    @ParameterizedTest
    @CsvSource({
        "'王　仕贵', 王仕贵",
        "'李江红(本人)', 李江红",
        "'徐来琦（户主）', 徐来琦",
        "李兰秀儿子, 李兰秀",
        "张**, 张*",
        "张＊, 张*",
        "张XX, 张*",
        "张某, 张*",
        "张*奇, 张*奇",
        "诸葛先生, 诸葛*",
        "李小姐, 李*",
        "李国强同志, 李国强",
        "劉備, 刘备",
        "於明, 于明",
        "张伟2, 张伟",
        "阿依古丽•买买提, 阿依古丽·买买提",
        "'ｓmith,  john', 'SMITH, JOHN'",
        "方方, 方方",
        "无极, 无极"
    })
    void names(String text, String name) {
        assertThat(PersonNames.read(utf8(text))).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "无", "不详", "未知", "测试", "测试1", "test", "无名氏", "某某", "租客", "/", "-", "——", "暂无", "***", "123", "xx",
                "N/A", "", " ", "（户主）", "待补录"
            })
    void noNames(String text) {
        assertThat(PersonNames.read(utf8(text))).isNull();
    }

    @Property
    void aNameThatIsReadStaysAsItIs(@ForAll("texts") String text) {
        UTF8String name = PersonNames.read(utf8(text));
        if (name != null) {
            assertThat(PersonNames.read(name)).isEqualTo(name);
        }
    }

    @Property
    void oldNumbersBecomeThoseOfToday(
            @ForAll @IntRange(min = 40, max = 99) int year, @ForAll @IntRange(max = 999) int order) {
        String old = String.format(Locale.ROOT, "110105%02d0731%03d", year, order);
        UTF8String number = IdentityNumbers.read(utf8(old));
        assertThat(number).hasToString(IdcardUtil.convert15To18(old));
        assertThat(IdentityNumbers.birth(number)).isNotNull();
        assertThat(IdentityNumbers.sex(number)).hasToString(order % 2 == 0 ? "女" : "男");
        assertThat(IdentityNumbers.read(number)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "' 11010519491231002x', 11010519491231002X",
        "110105 1949-1231-002X, 11010519491231002X",
        "110105194912310021, 110105194912310021",
        "1101051949123100211, 1101051949123100211",
        "3101041941090494X5, 3101041941090494X5",
        "4403*1234, 4403**********1234",
        "4403**********123X, 4403**********123X",
        "110105********, 110105************",
        "110105491331002,",
        "1101054912310,",
        "******,",
        "H12345678,",
        "123456789012345678,",
        "000000000000000000,"
    })
    void numbers(String text, String number) {
        UTF8String read = IdentityNumbers.read(utf8(text));
        assertThat(read == null ? null : read.toString()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "139 1234 5670, 13912345670",
        "０１３９-1234-5670, 13912345670",
        "+8613912345670, 13912345670",
        "008613912345670, 13912345670",
        "8613912345670, 13912345670",
        "+86-755-25846575, 075525846575",
        "(0755)25846575转801, 075525846575",
        "010-12345670, 01012345670",
        "25846575, 25846575",
        "13912345670/13812345671, 13912345670",
        "139****5670, 139****5670",
        "139***5670, 139****5670",
        "1391234567, 1391234567",
        "11111111111,",
        "13888888888,",
        "13800138000,",
        "12345678,",
        "0755-00000000,",
        "12345,",
        "不详,",
        "'',"
    })
    void phones(String text, String phone) {
        UTF8String read = Phones.read(utf8(text));
        assertThat(read == null ? null : read.toString()).isEqualTo(phone);
    }

    @ParameterizedTest
    @CsvSource({"男, 男", "' 女 ', 女", "１, 男", "2, 女", "m, 男", "Female, 女", "女性, 女", "0,", "未知,", "'',"})
    void sexes(String text, String sex) {
        UTF8String read = PersonNames.sex(utf8(text));
        assertThat(read == null ? null : read.toString()).isEqualTo(sex);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "李", "小", "欧", "阳", "某", "*", "先生", "（户主）", "(", ")", " ", "　", "X", "a", "陳", "·", "1", "儿子",
                        "𠮷")
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join("", parts));
    }

    private static UTF8String utf8(String text) {
        return UTF8String.fromString(text);
    }
}
