package org.quanyu.generator.text;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.SplittableRandom;

/** Scenes of an invented district, varied as the generator's will be. */
final class Scenes {

    private static final String[] SUB_DISTRICTS = {"观湖街道", "民治街道", "龙华街道", "大浪街道", "福城街道", "观澜街道"};
    private static final String COMMUNITIES = "松竹 清湖 油福 三联 景和 樟坑 北站 新牛 上塘 高峰 同胜 浪口 章阁 茜坑 福民 桔塘 樟溪 润城 鹭湖 松元";
    private static final String FIRST =
            "锦 绣 金 鸿 翠 碧 嘉 华 丽 云 福 盛 安 瑞 御 龙 星 和 海 梅 玉 天 万 中 汇 雅 润 逸 远 富 荔 沁 莱 枫 阳 泰 宏 水 春 旭 长 民 梧 联 书 龙 观 樟 丹 景";
    private static final String SECOND = "景 湖 江 悦 城 府 园 泉 峰 澜 庭 滨 尚 都 里 湾 林 苑 晟 宸 璟 棠 兰 山 桂 荣 观 熙 光 谷 达 家 丰 源 兴 达 鑫 洲";
    private static final String SPOTS =
            "花园 小区 家园 公寓 新村 雅苑 华府 豪庭 一期 二期 三期 广场 工业区 小学 公园 中心 老围村 新围 市场 名苑 国际 大厦 山庄 科技园 四季 天地 学校 中学 地铁站 村";
    private static final String TRADES = "电子 科技 物业管理 建筑工程 餐饮管理 教育咨询 劳务派遣 五金制品 房地产开发 健身服务 物流 贸易 装饰工程 实业";

    private Scenes() {}

    static Scene draw(SplittableRandom random, Channel channel) {
        LocalDate day = LocalDate.of(2022, 1, 1).plusDays(random.nextInt(900));
        return draw(ItemCatalogue.district().draw(day, random), day, random, channel);
    }

    static Scene draw(Item item, LocalDate day, SplittableRandom random, Channel channel) {
        return draw(item, day, 40, random, channel);
    }

    /** @param named of a hundred scenes those that name a firm */
    static Scene draw(Item item, LocalDate day, int named, SplittableRandom random, Channel channel) {
        LocalDateTime time = day.atTime(hour(random), random.nextInt(60));
        int before = random.nextInt(3) == 0 ? 1 + random.nextInt(6) : 0;
        String party = random.nextInt(100) < named ? firm(random) : null;
        String plate = item.name().contains("车") && random.nextInt(4) == 0 ? plate(random) : null;
        String community = any(COMMUNITIES, random) + "社区";
        String road = any(FIRST, random) + any(SECOND, random) + (random.nextInt(3) == 0 ? "大道" : "路")
                + (1 + random.nextInt(400)) + "号";
        String spot = any(FIRST, random) + any(SECOND, random) + any(SPOTS, random);
        return new Scene(
                item, Wording.any(SUB_DISTRICTS, random), community, road, spot, party, plate, time, before, channel);
    }

    static String firm(SplittableRandom random) {
        String name = any(SECOND, random) + any(FIRST, random) + any(TRADES, random);
        return (random.nextInt(4) == 0 ? "" : "深圳市") + name + "有限公司";
    }

    private static String plate(SplittableRandom random) {
        return "粤B" + (char) ('A' + random.nextInt(26)) + (1000 + random.nextInt(9000));
    }

    private static int hour(SplittableRandom random) {
        return Math.max(random.nextInt(24), random.nextInt(24));
    }

    private static String any(String words, SplittableRandom random) {
        return Wording.any(words.split(" "), random);
    }
}
