package org.quanyu.generator.district;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.chance.Draw;
import org.quanyu.generator.district.Community.Site;
import org.quanyu.generator.district.Community.Use;
import org.quanyu.generator.resource.Resources;

/** The communities of the district with the names of what stands in them. */
final class Communities {

    private static final int ESTATES = 194;
    private static final int VILLAGES = 379;
    private static final int PARKS = 260;
    private static final int TOWERS = 160;

    private static final int ROADS_EACH = 7;

    private static final List<String> LUCKY = List.of(
            "云", "锦", "和", "星", "松", "梧", "望", "金", "鸿", "龙", "御", "翠", "丽", "碧", "华", "盛", "美", "嘉", "景", "汇", "康",
            "天", "书", "玖", "尚", "泰", "润", "荣", "信", "宏", "新", "中", "万", "银", "富", "乐", "佳", "远", "澜", "博");
    private static final List<String> ESTATE_SECOND =
            List.of("澜", "绣", "悦", "河", "风", "桐", "景", "地", "湾", "轩", "湖", "府", "庭", "峰", "海", "堂", "城", "园", "里", "玺");
    private static final List<String> ESTATE_END =
            List.of("花园", "苑", "雅居", "名邸", "家园", "华庭", "公馆", "新苑", "豪庭", "湾畔", "名苑", "府邸");
    private static final List<String> VILLAGE_FIRST = List.of(
            "上", "下", "东", "西", "南", "北", "老", "新", "大", "水", "赖屋", "简", "石", "伍屋", "郭吓", "樟", "横", "河", "弓", "田背",
            "竹村", "马沥", "沙", "向", "三", "瓦窑", "油", "龙", "共和", "光", "榕", "狮", "墩", "企坪", "元", "丹", "茜", "桔", "陂", "格");
    private static final List<String> VILLAGE_END =
            List.of("村", "新村", "老围", "新围", "围仔村", "坑村", "屋村", "排村", "背村", "塘村", "头村");
    private static final List<String> PARK_END =
            List.of("工业园", "科技园", "工业区", "第二工业区", "第三工业区", "产业园", "创新产业园", "智造园", "工业城", "创意园");
    private static final List<String> TOWER_END = List.of("大厦", "广场", "商务中心", "中心大厦", "国际大厦", "商业广场", "写字楼");
    private static final List<String> SPOTS =
            List.of("小学", "中学", "幼儿园", "农贸市场", "社康中心", "公园", "文体广场", "地铁站", "公交总站", "市民广场", "购物中心", "垃圾转运站");

    private Communities() {}

    static List<Community> of(Chance chance) {
        List<String[]> rows = Resources.table("district/communities.tsv");
        List<String> roads = Resources.lines("district/roads.txt");
        Chance own = chance.about("community");
        Set<String> taken = new HashSet<>();
        List<Community> communities = new ArrayList<>();
        int serial = 0;
        for (int index = 0; index < rows.size(); index++) {
            String[] row = rows.get(index);
            serial = index > 0 && rows.get(index - 1)[1].equals(row[1]) ? serial + 1 : 1;
            SplittableRandom random = own.of(index);
            communities.add(new Community(
                    index,
                    row[0],
                    row[2],
                    String.format(Locale.ROOT, "%s%03d", row[1], serial),
                    Double.parseDouble(row[3]),
                    some(roads, ROADS_EACH, random),
                    sites(row[2], index, rows.size(), taken, random)));
        }
        return communities;
    }

    private static List<String> some(List<String> all, int count, SplittableRandom random) {
        int from = random.nextInt(all.size());
        int stride = 1 + random.nextInt(all.size() / count - 1);
        return IntStream.range(0, count)
                .mapToObj(number -> all.get((from + number * stride) % all.size()))
                .toList();
    }

    private static List<Site> sites(
            String community, int index, int communities, Set<String> taken, SplittableRandom random) {
        List<Site> sites = new ArrayList<>();
        for (Use use : List.of(Use.ESTATE, Use.VILLAGE, Use.PARK, Use.TOWER)) {
            int share = share(total(use), index, communities);
            while (share > 0) {
                String name = name(use, community, random);
                if (taken.add(name)) {
                    sites.add(new Site(use, name));
                    share--;
                }
            }
        }
        SPOTS.forEach(spot -> sites.add(new Site(Use.SPOT, community + spot)));
        return List.copyOf(sites);
    }

    /** The whole dealt out evenly. */
    private static int share(int total, int index, int parts) {
        return total * (index + 1) / parts - total * index / parts;
    }

    private static int total(Use use) {
        return switch (use) {
            case ESTATE -> ESTATES;
            case VILLAGE -> VILLAGES;
            case PARK -> PARKS;
            case TOWER -> TOWERS;
            case SPOT -> SPOTS.size();
        };
    }

    private static String name(Use use, String community, SplittableRandom random) {
        return switch (use) {
            case ESTATE -> Draw.one(LUCKY, random) + Draw.one(ESTATE_SECOND, random) + Draw.one(ESTATE_END, random);
            case VILLAGE ->
                (random.nextInt(3) == 0 ? community : "")
                        + Draw.one(VILLAGE_FIRST, random)
                        + Draw.one(VILLAGE_END, random);
            case PARK ->
                (random.nextInt(4) == 0 ? community : Draw.one(LUCKY, random) + Draw.one(LUCKY, random))
                        + Draw.one(PARK_END, random);
            case TOWER -> Draw.one(LUCKY, random) + Draw.one(ESTATE_SECOND, random) + Draw.one(TOWER_END, random);
            case SPOT -> throw new IllegalArgumentException("spots are named by their community");
        };
    }
}
