package org.quanyu.orchestration.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.quanyu.orchestration.demo.DemoPlaces.Place;

/** Firms as the registry delivers them; a firm's number alone decides what is in its row and what is wrong with it. */
final class DemoFirms {

    static final List<String> HEADER = List.of("统一社会信用代码", "企业名称", "成立日期", "企业类型", "法定代表人", "注册资本", "经营范围", "住所");

    static final int ON_FIRST_DAY = 1900;
    static final int CHANGED = 120;
    static final int NEW = 40;
    static final int MOVED_OUT = 12;

    /** What is wrong with a row. */
    enum Fault {
        NONE,
        WRONG_CHECK_CHARACTER,
        NO_CODE,
        OLD_LICENCE_NUMBER,
        IMPOSSIBLE_DATE,
        FUTURE_DATE,
        LETTERS_IN_CAPITAL,
        PROMISED_CAPITAL,
        TOO_FEW_COLUMNS,
        NO_NAME,
        DELIVERED_TWICE
    }

    private static final long SEED = 440309_1L;

    /** Faults of single rows; the others come at regular distances. */
    private static final Map<Integer, Fault> SINGLE = Map.ofEntries(
            Map.entry(314, Fault.IMPOSSIBLE_DATE),
            Map.entry(1215, Fault.IMPOSSIBLE_DATE),
            Map.entry(602, Fault.FUTURE_DATE),
            Map.entry(1602, Fault.FUTURE_DATE),
            Map.entry(208, Fault.LETTERS_IN_CAPITAL),
            Map.entry(977, Fault.LETTERS_IN_CAPITAL),
            Map.entry(1501, Fault.LETTERS_IN_CAPITAL),
            Map.entry(99, Fault.TOO_FEW_COLUMNS),
            Map.entry(1111, Fault.TOO_FEW_COLUMNS),
            Map.entry(1777, Fault.TOO_FEW_COLUMNS),
            Map.entry(450, Fault.NO_NAME));

    private static final List<String> FIRST =
            List.of("华", "盛", "云", "恒", "瑞", "嘉", "鼎", "启", "宏", "锦", "Ａ", "Ｋ", "博", "泰", "睿", "诺");
    private static final List<String> SECOND =
            List.of("澜", "景", "禾", "拓", "铭", "舟", "源", "川", "煜", "翎", "１", "６", "垚", "芯", "程", "桐");
    private static final Map<String, String> TRADES = Map.of(
            "精密模具", "模具、五金制品的设计、生产与销售",
            "电子科技", "电子元器件的研发、生产与销售；货物及技术进出口",
            "物流", "国内货运代理；仓储服务（不含危险品）",
            "餐饮管理", "餐饮服务；食品销售",
            "服饰", "服装、鞋帽的设计与销售",
            "信息技术", "软件开发；信息系统集成服务",
            "建筑工程", "建筑工程施工；土石方工程",
            "贸易", "日用百货、五金交电的批发与零售",
            "物业服务", "物业管理；停车场经营");
    private static final List<String> TRADE_NAMES =
            TRADES.keySet().stream().sorted().toList();
    private static final List<String> TYPES =
            List.of("有限责任公司", "有限责任公司(自然人独资)", "有限责任公司（自然人投资或控股）", "个人独资企业", "股份有限公司");
    private static final List<String> SURNAMES =
            List.of("陈", "李", "黄", "张", "林", "王", "刘", "吴", "曾", "罗", "欧阳", "邓", "钟", "何", "谢", "温");
    private static final List<String> GIVEN =
            List.of("伟明", "丽", "志强", "秀英", "建华", "思远", "晓彤", "国栋", "雨桐", "䶮", "家豪", "𬭎", "美玲", "文博", "海燕", "子轩");
    private static final int[] TEN_THOUSANDS = {
        3, 10, 30, 50, 100, 100, 200, 300, 500, 500, 1000, 1000, 2000, 5000, 10000, 20000
    };

    private DemoFirms() {}

    static Fault fault(int number) {
        if (SINGLE.containsKey(number)) {
            return SINGLE.get(number);
        }
        if (number % 71 == 11) {
            return Fault.WRONG_CHECK_CHARACTER;
        }
        if (number % 97 == 20) {
            return Fault.NO_CODE;
        }
        if (number % 131 == 40) {
            return Fault.OLD_LICENCE_NUMBER;
        }
        if (number % 47 == 5) {
            return Fault.PROMISED_CAPITAL;
        }
        return number % 113 == 60 ? Fault.DELIVERED_TWICE : Fault.NONE;
    }

    /** The whole register. */
    static List<List<String>> firstDay() {
        return IntStream.range(0, ON_FIRST_DAY).mapToObj(DemoFirms::delivered).toList();
    }

    /** Firms with more capital or another address than yesterday, the first of them beyond the district, then new ones. */
    static List<List<String>> secondDay() {
        List<List<String>> rows = new ArrayList<>();
        for (int place = 0; place < CHANGED; place++) {
            rows.add(changed(7 + 15 * place, place < MOVED_OUT));
        }
        rows.addAll(added(ON_FIRST_DAY, NEW));
        return rows;
    }

    /** Firms that were not delivered before, without faults. */
    static List<List<String>> added(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(DemoFirms::row).toList();
    }

    static String person(Random random) {
        return DemoPlaces.one(SURNAMES, random) + DemoPlaces.one(GIVEN, random);
    }

    private static List<String> changed(int number, boolean isMovedOut) {
        List<String> row = new ArrayList<>(row(number));
        Random random = new Random(SEED * 7 + number);
        if (isMovedOut) {
            row.set(7, DemoPlaces.addressElsewhere(random));
        } else if (number % 2 == 0) {
            row.set(7, DemoPlaces.address(DemoPlaces.any(random), random));
        } else {
            row.set(5, Spellings.money(TEN_THOUSANDS[8 + random.nextInt(8)], "CNY", random));
        }
        return row;
    }

    private static List<String> delivered(int number) {
        List<String> row = new ArrayList<>(row(number));
        Random random = new Random(SEED * 3 + number);
        return switch (fault(number)) {
            case NONE -> row;
            case WRONG_CHECK_CHARACTER -> with(row, 0, withWrongCheck(row.get(0)));
            case NO_CODE -> with(row, 0, "N/A");
            case OLD_LICENCE_NUMBER -> with(row, 0, "440306" + (100_000_000 + random.nextInt(900_000_000)));
            case IMPOSSIBLE_DATE -> with(row, 2, "2025-02-30");
            case FUTURE_DATE -> with(row, 2, "2062-01-15");
            case LETTERS_IN_CAPITAL ->
                with(row, 5, List.of("lOO万元", "5OO万人民币", "l,OOO.00万元").get(number % 3));
            case PROMISED_CAPITAL -> with(row, 5, "认缴" + TEN_THOUSANDS[random.nextInt(12)] + "万元");
            case TOO_FEW_COLUMNS -> row.subList(0, 6);
            case NO_NAME -> with(row, 1, "N/A");
            case DELIVERED_TWICE -> delivered(number - 1);
        };
    }

    private static List<String> with(List<String> row, int column, String value) {
        row.set(column, value);
        return row;
    }

    private static String withWrongCheck(String code) {
        int value = CreditCode.CHARACTERS.indexOf(code.charAt(17));
        return code.substring(0, 17) + CreditCode.CHARACTERS.charAt((value + 1) % 31);
    }

    private static List<String> row(int number) {
        Random random = new Random(SEED + number * 7919L);
        String trade = DemoPlaces.one(TRADE_NAMES, random);
        String name = "深圳市" + DemoPlaces.one(FIRST, random) + DemoPlaces.one(SECOND, random) + marker(number) + trade
                + (number % 9 == 4 ? "（龙华）" : "") + "有限公司";
        Place place = DemoPlaces.any(random);
        LocalDate founded = LocalDate.of(1992, 1, 1).plusDays(random.nextInt(12_400));
        String currency = number % 61 == 30 ? "HKD" : number % 83 == 50 ? "USD" : "CNY";
        return List.of(
                code(random),
                name,
                Spellings.date(founded, random),
                DemoPlaces.one(TYPES, random),
                person(random),
                Spellings.money(TEN_THOUSANDS[random.nextInt(TEN_THOUSANDS.length)], currency, random),
                TRADES.get(trade) + (number % 53 == 1 ? "。\n\"一照多址\",详见附页" : ""),
                DemoPlaces.address(place, random));
    }

    /** A third syllable that keeps the names of firms apart. */
    private static String marker(int number) {
        String syllables = "安邦成达东丰富光海和鸿汇佳建金";
        return "" + syllables.charAt(number % 15) + syllables.charAt(number / 15 % 15);
    }

    private static String code(Random random) {
        StringBuilder organisation = new StringBuilder("MA");
        for (int position = 2; position < 8; position++) {
            organisation.append(CreditCode.CHARACTERS.charAt(random.nextInt(31)));
        }
        return CreditCode.of("91440309", organisation.toString());
    }
}
