package org.quanyu.generator.district;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.chance.Draw;
import org.quanyu.generator.chance.Permutation;
import org.quanyu.generator.chance.Weighted;
import org.quanyu.generator.district.Firm.Kind;

/** The firms that are registered in the district at some time of the span; what a firm is follows from its number. */
public final class Firms {

    /** Firms that are founded in a year, of all. */
    private static final double FOUNDED_A_YEAR = 0.09;

    /** Years that the oldest firms have been there. */
    private static final double OLDEST = 40;

    /** Companies, of all firms. */
    private static final double COMPANIES = 0.56;

    /** Branches, of all firms; the others are individual businesses. */
    private static final double BRANCHES = 0.06;

    /** Firms with people who are insured, of companies and of others. */
    private static final double EMPLOYING_COMPANIES = 0.58;

    private static final double EMPLOYING_OTHERS = 0.2;

    /** Firms that are renamed, of companies. */
    private static final double RENAMED = 0.08;

    /** Firms at addresses that host a thousand of them. */
    private static final double MASS_REGISTERED = 0.06;

    private static final int AT_ONE_ADDRESS = 1_000;

    /** Spread of the number of people around the industry's median, in natural logarithms. */
    private static final double SIZE_SPREAD = 1.05;

    /** Organisation codes of five free characters. */
    private static final long ORGANISATIONS = 31L * 31 * 31 * 31 * 31;

    private static final List<String> FIRST = List.of(
            "鑫", "宏", "恒", "创", "瑞", "汇", "华", "盛", "信", "达", "嘉", "博", "卓", "腾", "金", "龙", "天", "德", "泰", "康", "联",
            "优", "智", "讯", "新", "利", "永", "兴", "众", "安", "海", "远", "立", "凯", "元", "美", "富", "旺", "顺", "诚", "佳", "亿",
            "宝", "伟", "锐", "源", "科", "万", "同", "正");
    private static final List<String> SECOND = List.of(
            "达", "盛", "源", "丰", "泰", "和", "信", "通", "邦", "域", "尚", "维", "诺", "思", "拓", "芯", "鸿", "辰", "宇", "晟", "泽",
            "润", "隆", "昌", "胜", "杰", "威", "力", "航", "捷", "景", "彩", "图", "视", "光", "能", "耀", "成", "发", "祥", "凌", "格",
            "迈", "特", "森", "林", "洋", "峰", "川", "玛", "贝", "雅", "朗", "诗", "曼", "迪", "奥", "飞", "创", "联");

    private final Chance chance;
    private final Span span;
    private final Sizes sizes;
    private final Places places;
    private final People people;
    private final Weighted<Industry> industries;
    private final int massAddresses;
    private final Permutation organisations;

    Firms(Chance chance, Span span, Sizes sizes, Places places, People people) {
        this.chance = chance.about("firm");
        this.span = span;
        this.sizes = sizes;
        this.places = places;
        this.people = people;
        this.industries = Industry.all();
        this.organisations = Permutation.of(ORGANISATIONS, this.chance);
        this.massAddresses = (int) Math.max(1, Math.round(sizes.firms() * MASS_REGISTERED / AT_ONE_ADDRESS));
    }

    public int count() {
        return sizes.firms();
    }

    /** Its industry; a branch has that of its headquarters. */
    public Industry industry(int number) {
        int headquarters = headquarters(number);
        return industries.at(chance.unit(headquarters < 0 ? number : headquarters, 0));
    }

    public Kind kind(int number) {
        double unit = chance.unit(number, 1);
        return unit < COMPANIES || number == 0
                ? Kind.COMPANY
                : unit < COMPANIES + BRANCHES ? Kind.BRANCH : Kind.INDIVIDUAL;
    }

    /** When it was founded: firms with greater numbers later, the last of them within the span. */
    public LocalDate founded(int number) {
        double place = (number + 0.5) / sizes.firms();
        double yearsBeforeEnd = -StrictMath.log(place) / FOUNDED_A_YEAR * (0.9 + 0.2 * chance.unit(number, 2));
        double years = yearsBeforeEnd < OLDEST ? yearsBeforeEnd : OLDEST * (0.6 + 0.4 * chance.unit(number, 2));
        return span.to().minusDays((long) (years * 365.25));
    }

    /** People whom it would insure in good times; 0 for one that employs nobody. */
    public double size(int number) {
        double employing = kind(number) == Kind.COMPANY ? EMPLOYING_COMPANIES : EMPLOYING_OTHERS;
        if (chance.unit(number, 3) >= employing) {
            return 0;
        }
        SplittableRandom random = chance.of(number, 4);
        double median = industry(number).people() * (kind(number) == Kind.COMPANY ? 1 : 0.3);
        return Math.max(1, Draw.logNormal(median, SIZE_SPREAD, random));
    }

    /** Whether it is registered at an address that hosts a thousand firms. */
    public boolean isMassRegistered(int number) {
        return chance.unit(number, 5) < MASS_REGISTERED && kind(number) == Kind.COMPANY;
    }

    /** Where it is registered. */
    public int unit(int number) {
        int rooms = places.units() - places.homes();
        if (isMassRegistered(number)) {
            int host = chance.below(massAddresses, number, 6);
            return places.homes() + chance.below(rooms, -1 - host, 7);
        }
        boolean atHome = kind(number) == Kind.INDIVIDUAL && chance.unit(number, 8) < 0.6;
        return atHome ? chance.below(places.homes(), number, 9) : places.homes() + chance.below(rooms, number, 9);
    }

    /** The firm it is a branch of; -1 for one that is none. */
    public int headquarters(int number) {
        if (kind(number) != Kind.BRANCH) {
            return -1;
        }
        int candidate = chance.below(number, number, 10);
        while (kind(candidate) != Kind.COMPANY) {
            candidate--;
        }
        return candidate;
    }

    public Firm firm(int number) {
        SplittableRandom random = chance.of(number, 11);
        Kind kind = kind(number);
        LocalDate founded = founded(number);
        int headquarters = headquarters(number);
        Industry industry = industry(number);
        String tradeName = tradeName(headquarters < 0 ? number : headquarters);
        boolean isRenamed = isRenamed(number);
        LocalDate renamed = isRenamed ? renamed(founded, random) : null;
        int representative = chance.below(people.count(), headquarters < 0 ? number : headquarters, 13);
        return new Firm(
                number,
                kind,
                industry,
                name(number, headquarters, kind, industry, tradeName),
                tradeName,
                isRenamed ? companyName(tradeName(number, 1), industry, random) : null,
                renamed,
                creditCode(number, kind),
                founded.isBefore(LocalDate.of(2015, 10, 1)) ? formerRegistration(number, kind) : null,
                founded,
                unit(number),
                headquarters,
                representative,
                capital(random),
                "0755-" + (2 + random.nextInt(2)) + Digits.of(random.nextInt(10_000_000), 7));
    }

    /** When it was renamed; null for one that was not. */
    public LocalDate renamed(int number) {
        return isRenamed(number) ? renamed(founded(number), chance.of(number, 11)) : null;
    }

    private boolean isRenamed(int number) {
        return kind(number) == Kind.COMPANY && chance.unit(number, 12) < RENAMED;
    }

    private LocalDate renamed(LocalDate founded, SplittableRandom random) {
        long days = Math.max(1, span.to().toEpochDay() - founded.toEpochDay());
        return founded.plusDays((long) (days * (0.3 + 0.7 * random.nextDouble())));
    }

    private String tradeName(int number) {
        return tradeName(number, 0);
    }

    private String tradeName(int number, int version) {
        SplittableRandom random = chance.of(number, 20 + version);
        String name = Draw.one(FIRST, random) + Draw.one(SECOND, random);
        double unit = random.nextDouble();
        return unit < 0.35
                ? name
                : unit < 0.85
                        ? name + Draw.one(SECOND, random)
                        : name + Draw.one(FIRST, random) + Draw.one(SECOND, random);
    }

    private String name(int number, int headquarters, Kind kind, Industry industry, String tradeName) {
        return switch (kind) {
            case COMPANY -> companyName(tradeName, industry, chance.of(number, 14));
            case BRANCH ->
                companyName(tradeName, industry, chance.of(headquarters, 14))
                        + places.communityOf(places.buildingOf(unit(number))).name()
                        + "分公司";
            case INDIVIDUAL -> individualName(number, industry, tradeName);
        };
    }

    private String companyName(String tradeName, Industry industry, SplittableRandom random) {
        String words = Draw.one(industry.words(), random);
        String form = random.nextInt(25) == 0 ? "股份有限公司" : "有限公司";
        double unit = random.nextDouble();
        if (unit < 0.12) {
            return tradeName + words + "（深圳）" + form;
        }
        return (unit < 0.15 ? "广东" : unit < 0.9 ? "深圳市" : "深圳") + tradeName + words + form;
    }

    private String individualName(int number, Industry industry, String tradeName) {
        Community place = places.communityOf(places.buildingOf(unit(number)));
        List<String> ends = industry.section().equals("住宿和餐饮业")
                ? List.of("餐饮店", "饮食店", "小吃店", "快餐店", "奶茶店", "面馆")
                : industry.section().equals("批发和零售业")
                        ? List.of("便利店", "商行", "服装店", "百货店", "士多店", "水果店", "五金店", "日用品店")
                        : List.of("经营部", "工作室", "服务部", "店", "加工店", "维修店");
        SplittableRandom random = chance.of(number, 15);
        String where = random.nextInt(3) == 0 ? place.subDistrict() + "街道" : "";
        return "深圳市龙华区" + where + tradeName + Draw.one(ends, random);
    }

    private String creditCode(int number, Kind kind) {
        String register = (kind == Kind.INDIVIDUAL ? "92" : "91") + "440300";
        StringBuilder organisation = new StringBuilder("MA5");
        long rest = organisations.of(number);
        for (int position = 0; position < 5; position++) {
            organisation.append(CreditCode.CHARACTERS.charAt((int) (rest % 31)));
            rest /= 31;
        }
        return CreditCode.of(register, organisation.toString());
    }

    /** Registering office (six digits), serial number (eight) and a check digit (ISO 7064 MOD 11,10). */
    private static String formerRegistration(int number, Kind kind) {
        String first14 = "4403" + (kind == Kind.INDIVIDUAL ? "67" : "01") + Digits.of(10_000_000L + number, 8);
        int product = 10;
        for (int position = 0; position < 14; position++) {
            int sum = (product + first14.charAt(position) - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return first14 + (11 - product) % 10;
    }

    /** In 10,000 yuan: the sums that people like to register. */
    private static int capital(SplittableRandom random) {
        int[] sums = {10, 10, 30, 50, 50, 100, 100, 100, 100, 200, 300, 500, 500, 500, 1000, 1000, 2000, 5000};
        return random.nextInt(10) == 0 ? 1 + random.nextInt(3000) : sums[random.nextInt(sums.length)];
    }
}
