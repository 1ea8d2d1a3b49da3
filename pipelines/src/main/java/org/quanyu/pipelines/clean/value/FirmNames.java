package org.quanyu.pipelines.clean.value;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The parts of a firm's name, which by the rules of registration (企业名称登记管理规定, 2020) is place, trade name (字号),
 * industry and legal form, with a branch behind it.
 */
public final class FirmNames {

    private static final int SHORTEST = 2;
    private static final String COMPANY = "公司";
    private static final String LIMITED = "有限";

    private static final Words LEGAL_FORMS = new Words(List.of(
            "公司", "总公司", "有限", "有限责任", "有限公司", "有限责任公司", "股份", "集团", "股份公司", "集团公司", "合伙企业", "有限合伙", "普通合伙", "特殊普通合伙",
            "个人独资企业", "独资企业", "个人独资", "个体工商户"));

    /** What brackets hold besides places. */
    private static final Set<String> NO_NAMES =
            Set.of("中国", "集团", "有限合伙", "普通合伙", "特殊普通合伙", "合伙", "个人独资", "个体工商户", "个体", "个人", "总部", "筹");

    private static final Words INDUSTRIES = new Words(
            Words.lines("/firms/industries.txt").stream().flatMap(List::stream).toList());

    /** What a branch is called, whatever stands before it. */
    private static final Words BRANCHES =
            new Words(List.of("分公司", "支公司", "分店", "分部", "分厂", "分行", "支行", "分院", "分校", "办事处", "代表处", "门市部", "营业部"));

    /** Behind a number, or behind a place, these are branches too. */
    private static final Words SHOPS = new Words(List.of("店", "门店", "门市", "专卖店", "旗舰店"));

    private static final Words ROADS = new Words(List.of("大道", "路", "街", "广场"));

    private static final String NUMERALS = "0123456789一二三四五六七八九十";

    private FirmNames() {}

    /** In half width, simplified characters and capitals, brackets as (), without spaces; null for no name. */
    public static UTF8String read(UTF8String value) {
        String name = plain(value);
        return name == null ? null : UTF8String.fromString(name);
    }

    /**
     * Without place, legal form, branch and brackets: 光宇餐饮管理 for 上海市光宇餐饮管理有限公司 and for
     * 光宇(上海)餐饮管理有限责任公司第一分公司. At least two characters of a name remain.
     */
    public static UTF8String coreName(UTF8String value) {
        String name = plain(value);
        return name == null ? null : UTF8String.fromString(core(name));
    }

    /** The core name without the words at its end that say what the firm does; two characters at least remain. */
    public static UTF8String tradeName(UTF8String value) {
        String name = plain(value);
        if (name == null) {
            return null;
        }
        String core = core(name);
        return UTF8String.fromString(core.substring(0, shorten(core, INDUSTRIES)));
    }

    /** What stands behind the name of the headquarters, as 第一分公司 or 陆家嘴店; null for a headquarters. */
    public static UTF8String branch(UTF8String value) {
        String name = plain(value);
        if (name == null) {
            return null;
        }
        String bare = withoutBrackets(name);
        String branch = bare.substring(headEnd(bare));
        return branch.isEmpty() ? null : UTF8String.fromString(branch);
    }

    private static String plain(UTF8String value) {
        UTF8String clean = Texts.cleanName(value);
        if (clean == null) {
            return null;
        }
        String name = clean.toString().toUpperCase(Locale.ROOT);
        StringBuilder plain = new StringBuilder(name.length());
        for (int index = 0; index < name.length(); index++) {
            plain.append(Simplified.of(name.charAt(index)));
        }
        return Placeholders.isWord(plain.toString()) ? null : plain.toString();
    }

    private static String core(String name) {
        String bare = withoutBrackets(name);
        String head = bare.substring(0, headEnd(bare));
        String named = head.substring(0, withoutForm(head));
        return named.substring(FirmPlaces.leading(named));
    }

    /** Without brackets, and without what they hold if it is a place, a legal form or the like. */
    private static String withoutBrackets(String name) {
        int open = name.indexOf('(');
        if (open < 0) {
            return name;
        }
        StringBuilder bare = new StringBuilder(name.length());
        int start = 0;
        while (open >= 0) {
            int close = name.indexOf(')', open);
            String held = name.substring(open + 1, close < 0 ? name.length() : close);
            bare.append(name, start, open);
            if (!NO_NAMES.contains(held) && !FirmPlaces.isPlace(held)) {
                bare.append(held);
            }
            start = close < 0 ? name.length() : close + 1;
            open = name.indexOf('(', start);
        }
        bare.append(name, start, name.length());
        return bare.length() < SHORTEST ? Widths.without("()", name) : bare.toString();
    }

    /** Where the name of the headquarters ends: behind 公司, or before the words for a branch at the end. */
    private static int headEnd(String name) {
        int company = name.lastIndexOf(COMPANY);
        while (company > 0 && "分支子".indexOf(name.charAt(company - 1)) >= 0) {
            company = name.lastIndexOf(COMPANY, company - 1);
        }
        if (company >= SHORTEST) {
            return company + COMPANY.length();
        }
        int named = BRANCHES.before(name, name.length());
        int shop = SHOPS.before(name, name.length());
        int end = name.length() - Math.max(named, shop);
        int start = end < name.length() ? branchStart(name, end, named > 0) : name.length();
        return start >= SHORTEST ? start : name.length();
    }

    /** Where a branch begins of which the word for it stands at {@code end}. */
    private static int branchStart(String name, int end, boolean isNamed) {
        int number = end;
        while (number > 0 && NUMERALS.indexOf(name.charAt(number - 1)) >= 0) {
            number--;
        }
        if (number < end) {
            return number > 0 && name.charAt(number - 1) == '第' ? number - 1 : number;
        }
        int place = Math.max(FirmPlaces.before(name, end), road(name, end));
        if (place > 0) {
            return end - place;
        }
        boolean ofTwo = name.startsWith("分", end) && end >= 2 * SHORTEST;
        return ofTwo ? end - SHORTEST : isNamed ? end : name.length();
    }

    /** The length of a road of two characters: 世纪大道. */
    private static int road(String name, int end) {
        int road = ROADS.before(name, end);
        return road > 0 && end - road >= SHORTEST ? road + SHORTEST : 0;
    }

    /** Where the name without its legal form ends, also where one or two characters of 有限责任公司 are wrong. */
    private static int withoutForm(String name) {
        int limited = name.lastIndexOf(LIMITED);
        int behind = limited + LIMITED.length();
        int end = name.startsWith("责任", behind) ? behind + 2 : behind;
        if (limited >= SHORTEST && name.length() - end <= 2) {
            return shorten(name.substring(0, limited), LEGAL_FORMS);
        }
        int form = shorten(name, LEGAL_FORMS);
        boolean mistyped = form < name.length() && form >= 2 * SHORTEST && isLikeLimited(name, form);
        return mistyped ? form - LIMITED.length() : form;
    }

    /** Whether one of the two characters before {@code end} is as in 有限. */
    private static boolean isLikeLimited(String name, int end) {
        char first = name.charAt(end - 2);
        return first == '有' || first != '无' && name.charAt(end - 1) == '限';
    }

    /** Where the text without these words at its end ends. */
    private static int shorten(String text, Words words) {
        int end = text.length();
        int word = words.before(text, end);
        while (word > 0 && end - word >= SHORTEST) {
            end -= word;
            word = words.before(text, end);
        }
        return end;
    }
}
