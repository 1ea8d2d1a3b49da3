package org.quanyu.pipelines.clean.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {

    @ParameterizedTest
    @CsvSource({
        "丁山路1523弄(樟樟新村)25号1单元1702室, |||||丁山路|1523|樟樟新村|25|1||1702|",
        "浦东新区樟樟新村14幢三单元1604室, ||浦东新区|||||樟樟新村|14|3||1604|",
        "上钢新村街道方荆里14号楼4单元504室, |||上钢新村街道||||方荆里|14|4||504|",
        "桥紫公寓6-4-1601, |||||||桥紫公寓|6|4||1601|",
        "东方路572号8楼862室, |||||东方路|572|||||862|",
        "祝桥镇川江路2746号7幢2389室, |||祝桥镇||川江路|2746||7|||2389|",
        "建设路十二号二栋三单元一〇二, |||||建设路|12||2|3||102|",
        "江苏省南京市建邺区水西门大街梦都大街188号五矿御江金城3栋, 江苏|南京市|建邺区|||梦都大街|188|五矿御江金城|3||||",
        "河南省郑州市二七区马寨镇和睦路7号杨寨一组6号楼, 河南|郑州市|二七区|马寨镇||和睦路|7|杨寨1组|6||||",
        "新华路街道办事处桐和街6号钢苑新区3号楼一单元, |||新华路街道||桐和街|6|钢苑新区|3|1|||",
        "北碚区安礼路128号C幢, ||北碚区|||安礼路|128||C||||",
        "科源社区甲4楼1单元, |||||||科源社区|甲4|1|||",
        "上塘村二区3巷8号501, |||||||上塘村2区|3巷8|||501|",
        "集庆门大街272号苏宁慧谷一层阿斯顿咖啡, |||||集庆门大街|272|苏宁慧谷|||1||阿斯顿咖啡",
        "花上路与花园街交叉口南200米龙潭小学, |||||花上路||龙潭小学|||||",
        "深圳市龙华区观湖街道和平东路569号河塘村126栋, |深圳市|龙华区|观湖街道||和平东路|569|河塘村|126||||",
        "梅龙大道568号库坑茜村107栋5F-02, |||||梅龙大道|568|库坑茜村|107|||502|",
        "观澜桔岭跆430号墩背村140栋402, |||||观澜桔岭跆|430|墩背村|140|||402|",
        "环观中路33惠众花园5#-1203, |||||环观中路|33|惠众花园|5|||1203|",
        "山河路中段盈瑞大酒店, |||||山河路||盈瑞大酒店|||||",
        "沙口路1号沙口路1号17号楼二单元, |||||沙口路|1||17|2|||",
        "康乐路与文明路交叉口西南50米名爵造型, |||||康乐路||名爵造型|||||",
        "光谷大道77号(现代森林小镇对面)光谷金融港B7号楼, |||||光谷大道|77|光谷金融港|B7||||",
        "创科路1号亚太工业园附近创科集团, |||||创科路|1|创科集团|||||",
        "大鸿城·桂园1栋, |||||||大鸿城桂园|1||||",
        "建华新村建华新村3期30栋, |||||||建华新村3期|30||||",
        "广州市广州市海珠区旧市头村, |广州市|海珠区|||||旧市头村|||||",
        "剑英大道梅县外国语学校, |||||剑英大道||梅县外国语学校|||||",
        "玄武区新街口街道如意里11号, ||玄武区|新街口街道||||如意里|11||||",
        "红果街道红果街道舍勒村5号, |||红果街道||||舍勒村|5||||",
        "六合区竹镇镇民族商业街1栋, ||六合区|竹镇镇||||民族商业街|1||||",
        "三好街22-1中润国际C座, |||||三好街|22-1|中润国际|C||||",
        "恒大城斜对面丁舒营村一组, |||||||丁舒营村1组|||||",
        "锦绣江南附近, |||||||锦绣江南|||||",
        "民治道上芬社区北新村101拣2F-03, ||龙华区|民治街道|上芬社区|||北新村|101|||203|",
    })
    void readsParts(String address, String canonical) {
        assertThat(canonical(address)).isEqualTo(canonical);
    }

    @Test
    void canonicalTextStaysAsItIs() {
        String canonical = canonical("深圳市宝安区龙华街道清湖社区人民北路110号清湖简塘村97#201房");
        assertThat(canonical).isEqualTo("|深圳市|龙华区|龙华街道|清湖社区|人民北路|110|清湖简塘村|97|||201|");
        assertThat(canonical(canonical)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "深圳市宝安区观澜街道章阁社区, 龙华区|福城街道|章阁社区",
        "龙华新区大浪浪口社区, 龙华区|大浪街道|浪口社区",
        "深圳市民治办事处, 龙华区|民治街道|",
        "海口市龙华区中山街道, 龙华区|中山街道|",
        "广州市白云区新和社区, 白云区||新和社区",
    })
    void putsDivisionsOfEarlierToThoseOfToday(String address, String divisions) {
        assertThat(canonical(address + "沙村1栋")).contains("|" + divisions + "|");
    }

    @ParameterizedTest
    @CsvSource({
        "龙华区尚里湾畔4座1701室, 观澜街道君子布社区人民北路432号君子布尚里湾畔4号楼17F-01",
        "紫银雅居25号楼2单元601室, 浦东新区紫银雅居25-2-601",
        "张江镇祖中路2262号18幢384室, 祖中路2262号18栋384",
    })
    void spellingsOfOneHomeHaveOneKey(String first, String second) {
        assertThat(key(first)).isNotNull().isEqualTo(key(second));
    }

    @ParameterizedTest
    @CsvSource({
        "樟樟新村25栋1702, 樟樟新村26栋1702",
        "樟樟新村25栋1702, 樟樟新村25栋1703",
        "清湖工业园4栋503, 富康工业园4栋503",
    })
    void homesThatDifferHaveDifferentKeys(String first, String second) {
        assertThat(key(first)).isNotEqualTo(key(second));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "建邺区万达广场A座1201, 建邺区江东中路98号万达广场A座1201, 5",
                "樟樟新村25栋1单元1702, 樟樟新村25栋2单元1702, 3",
                "樟樟新村25栋1702, 樟樟新村25栋, 4",
                "盛城写字楼710, 华宁路549号盛城写字楼711, 3",
                "浦建路728弄5号704室, 桥紫家园5-3-704, 2",
                "江苏省南京市建邺区樟樟新村25栋, 上海市浦东新区樟樟新村25栋, 0",
                "7栋302, 樟樟新村25栋, null",
            })
    void levelsOfLikeness(String first, String second, Integer level) {
        UTF8String left = UTF8String.fromString(canonical(first));
        UTF8String right = UTF8String.fromString(canonical(second));
        assertThat(Addresses.alike(left, right)).isEqualTo(level);
        assertThat(Addresses.alike(right, left)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({"-", "#", "号", "栋", "123", "二", "A", "(())", "路", "1-", "单元", "0栋00", "之1", "中国", "上海"})
    void fragmentsAreReadWithoutFailing(String fragment) {
        UTF8String canonical = Addresses.canonical(UTF8String.fromString(fragment));
        if (canonical != null) {
            assertThat(Addresses.alike(canonical, canonical)).isNotEqualTo(0);
        }
    }

    private static String canonical(String address) {
        return Addresses.canonical(UTF8String.fromString(address)).toString();
    }

    private static String key(String address) {
        return String.valueOf(Addresses.placeKey(UTF8String.fromString(canonical(address))));
    }
}
