package org.quanyu.pipelines.clean.value;

import java.util.Map;
import java.util.Set;
import org.apache.spark.unsafe.types.UTF8String;

/** Names of people as registers write them, and what a form of address or a code says about their sex. */
public final class PersonNames {

    private static final UTF8String MALE = UTF8String.fromString("男");
    private static final UTF8String FEMALE = UTF8String.fromString("女");

    private static final String MASKS = "*×✱○●□■?某";
    private static final String DOTS = "·•・‧∙⋅.";

    /** Behind a name or a surname; those of no sex map to the empty text. */
    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry("先生", "男"),
            Map.entry("男士", "男"),
            Map.entry("大爷", "男"),
            Map.entry("大叔", "男"),
            Map.entry("叔叔", "男"),
            Map.entry("女士", "女"),
            Map.entry("小姐", "女"),
            Map.entry("太太", "女"),
            Map.entry("夫人", "女"),
            Map.entry("阿姨", "女"),
            Map.entry("大妈", "女"),
            Map.entry("大姐", "女"),
            Map.entry("师傅", ""),
            Map.entry("老师", ""),
            Map.entry("老板", ""),
            Map.entry("经理", ""),
            Map.entry("同志", ""));

    /** Remarks of clerks behind a name. */
    private static final Set<String> REMARKS =
            Set.of("户主", "本人", "儿子", "女儿", "妻子", "丈夫", "父亲", "母亲", "之子", "之女", "之妻", "家属");

    private static final Set<String> LONG_SURNAMES = Set.of(
            "欧阳", "司马", "上官", "诸葛", "司徒", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯", "长孙", "宇文", "轩辕", "端木", "百里", "呼延", "南宫",
            "独孤", "西门", "申屠", "太史", "闻人", "公冶", "濮阳", "钟离", "澹台", "拓跋", "完颜", "东方", "赫连", "鲜于", "淳于", "万俟");

    private static final Map<String, UTF8String> SEXES = Map.ofEntries(
            Map.entry("男", MALE),
            Map.entry("男性", MALE),
            Map.entry("1", MALE),
            Map.entry("M", MALE),
            Map.entry("MALE", MALE),
            Map.entry("女", FEMALE),
            Map.entry("女性", FEMALE),
            Map.entry("2", FEMALE),
            Map.entry("F", FEMALE),
            Map.entry("FEMALE", FEMALE));

    private PersonNames() {}

    /**
     * A Chinese name in simplified characters without spaces, remarks and titles; a name of which only the surname is
     * known, as 李某 or 李先生, is 李*; a Latin name is in capitals with single spaces. Null for what is no name.
     */
    public static UTF8String read(UTF8String value) {
        String plain = plain(value);
        if (plain.isEmpty() || Placeholders.isWord(plain)) {
            return null;
        }
        if (!isChinese(plain)) {
            return UTF8String.fromString(plain);
        }
        String name = tidy(withoutTitles(chinese(plain)));
        return Placeholders.isWord(name) ? null : UTF8String.fromString(name);
    }

    /** 男 or 女 for a name with a title such as 先生 or 女士, else null. */
    public static UTF8String titleSex(UTF8String value) {
        String plain = plain(value);
        return plain.length() < 3 ? null : SEXES.get(TITLES.getOrDefault(end(plain), ""));
    }

    /** 男 or 女 for the words, letters and codes (GB/T 2261.1) of the sexes, else null. */
    public static UTF8String sex(UTF8String value) {
        return SEXES.get(plain(value));
    }

    /** In half width, simplified and in capitals, with single spaces and without what stands in brackets. */
    private static String plain(UTF8String value) {
        String text = value.toString();
        StringBuilder plain = new StringBuilder(text.length());
        int depth = 0;
        for (int index = 0; index < text.length(); index++) {
            char character = Widths.half(text.charAt(index));
            if (isOpening(character)) {
                depth++;
            } else if (isClosing(character)) {
                depth--;
            } else if (depth == 0 && !Widths.isInvisible(character)) {
                append(plain, character);
            }
        }
        int end = plain.length();
        return plain.substring(0, end > 0 && plain.charAt(end - 1) == ' ' ? end - 1 : end);
    }

    private static boolean isOpening(char character) {
        return character == '(' || character == '[' || character == '【' || character == '〔';
    }

    private static boolean isClosing(char character) {
        return character == ')' || character == ']' || character == '】' || character == '〕';
    }

    private static void append(StringBuilder plain, char character) {
        boolean white = character <= ' ' || Character.isSpaceChar(character);
        if (!white) {
            plain.append(Simplified.of(Character.toUpperCase(character)));
        } else if (plain.length() > 0 && plain.charAt(plain.length() - 1) != ' ') {
            plain.append(' ');
        }
    }

    private static boolean isChinese(String text) {
        return text.codePoints().anyMatch(Character::isIdeographic);
    }

    /** Without spaces, digits and signs, any dot between characters as · and any mask as *. */
    private static String chinese(String plain) {
        StringBuilder name = new StringBuilder(plain.length());
        boolean dotted = false;
        for (int index = 0; index < plain.length(); index++) {
            char character = plain.charAt(index);
            boolean mask = MASKS.indexOf(character) >= 0 || character == 'X' && hidesNext(name);
            if (mask || Character.isLetter(character) || Character.isSurrogate(character)) {
                if (dotted && name.length() > 0) {
                    name.append('·');
                }
                dotted = false;
                name.append(mask ? '*' : character);
            }
            dotted |= DOTS.indexOf(character) >= 0;
        }
        return name.toString();
    }

    /** Whether an X here hides a character, as in 李XX. */
    private static boolean hidesNext(StringBuilder name) {
        int last = name.length() - 1;
        return last >= 0 && (name.charAt(last) == '*' || Character.isIdeographic(name.codePointBefore(last + 1)));
    }

    /** Without remarks and titles; a surname with a title gets a *. */
    private static String withoutTitles(String name) {
        String rest = name;
        boolean titled = false;
        while (rest.length() > 2) {
            boolean title = TITLES.containsKey(end(rest));
            if (!title && (rest.length() == 3 || !REMARKS.contains(end(rest)))) {
                break;
            }
            titled |= title;
            rest = tidy(rest.substring(0, rest.length() - 2));
        }
        boolean surname = rest.codePointCount(0, rest.length()) == 1 || LONG_SURNAMES.contains(rest);
        return titled && surname ? rest + '*' : rest;
    }

    /** With a mask at the end as one *, and without a dot there. */
    private static String tidy(String name) {
        int end = name.length();
        while (end > 1 && (name.charAt(end - 1) == '·' || name.startsWith("**", end - 2))) {
            end--;
        }
        return name.substring(0, end);
    }

    private static String end(String name) {
        return name.substring(name.length() - 2);
    }
}
