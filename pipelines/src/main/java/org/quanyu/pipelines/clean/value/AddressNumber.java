package org.quanyu.pipelines.clean.value;

/**
 * A number of an address and the word that says of what: 12栋, 三单元, 5#, 13F, 58-3-1103.
 *
 * @param value digits, capitals and dashes
 * @param end where the text goes on
 */
record AddressNumber(String value, Kind kind, int end) {

    enum Kind {
        LANE,
        ALLEY,
        NUMBER,
        BUILDING,
        UNIT,
        FLOOR,
        ROOM,

        /** Of an entrance. */
        GATE,

        /** The word is missing. */
        BARE
    }

    private static final String NUMERALS = "零〇一二三四五六七八九十百两壹贰叁肆伍陆柒捌玖拾";
    private static final String NUMBERED = "组队期区排社村片里条段年月日米级班类型元第路街道附至与和及东西南北中前后左右上下内外";
    private static final String STEMS = "甲乙丙丁";
    private static final String SIDES = "东西南北中";
    private static final String BUILDINGS = "栋幢座#";
    private static final String[] NOT_OF_NUMBER = {"路", "线", "桥", "店", "地块", "道", "大街", "地铁", "公路", "街", "渠", "库"};
    private static final String[] LARGER_BUILDINGS = {"楼", "栋", "幢", "座", "厂房"};

    /** The number that begins here, or null. */
    static AddressNumber at(String text, int begin, boolean afterNumber) {
        char first = text.charAt(begin);
        if (isAscii(first)) {
            return isWordBefore(text, begin) ? null : ofDigits(text, begin, begin, afterNumber);
        }
        if (STEMS.indexOf(first) >= 0 && begin + 1 < text.length() && isDigit(text.charAt(begin + 1))) {
            return ofDigits(text, begin, begin + 1, afterNumber);
        }
        if (NUMERALS.indexOf(first) >= 0) {
            return ofNumerals(text, begin, afterNumber);
        }
        boolean side =
                SIDES.indexOf(first) >= 0 && begin + 1 < text.length() && "座栋幢".indexOf(text.charAt(begin + 1)) >= 0;
        return side ? new AddressNumber(text.substring(begin, begin + 1), Kind.BUILDING, begin + 2) : null;
    }

    /** A letter or digit inside a word of letters begins no number. */
    private static boolean isWordBefore(String text, int begin) {
        return begin > 0 && isAscii(text.charAt(begin - 1)) && text.charAt(begin - 1) >= 'A';
    }

    private static AddressNumber ofDigits(String text, int begin, int digits, boolean afterNumber) {
        int end = digits;
        int letters = 0;
        boolean hasDigit = false;
        while (end < text.length() && isPartOfValue(text, end)) {
            boolean digit = isDigit(text.charAt(end));
            if (isFloorLetter(text, end, hasDigit)) {
                return new AddressNumber(text.substring(begin, end), Kind.FLOOR, end + 1);
            }
            letters = isLetter(text.charAt(end)) ? letters + 1 : 0;
            hasDigit |= digit;
            end++;
            if (letters > 2) {
                return null;
            }
        }
        String value = text.substring(begin, end);
        AddressNumber number = withKind(text, value, end, afterNumber);
        return number != null && !hasDigit && number.kind != Kind.BUILDING ? null : number;
    }

    private static boolean isPartOfValue(String text, int index) {
        char character = text.charAt(index);
        if (character == '-' || character == '之') {
            return index + 1 < text.length() && isAscii(text.charAt(index + 1)) && isAscii(text.charAt(index - 1));
        }
        return isAscii(character);
    }

    /** The F of 13F, not that of F13 or 13FA. */
    private static boolean isFloorLetter(String text, int index, boolean hasDigit) {
        return hasDigit
                && text.charAt(index) == 'F'
                && isDigit(text.charAt(index - 1))
                && (index + 1 == text.length() || !isLetter(text.charAt(index + 1)));
    }

    private static AddressNumber ofNumerals(String text, int begin, boolean afterNumber) {
        int end = begin;
        while (end < text.length() && NUMERALS.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        AddressNumber number = withKind(text, "", end, true);
        if (number == null || number.kind == Kind.BARE && !afterNumber) {
            return null;
        }
        boolean ofPlace = number.kind == Kind.ROOM || number.kind == Kind.GATE;
        String value = ofPlace && !afterNumber ? null : digits(text.substring(begin, end));
        return value == null ? null : new AddressNumber(value, number.kind, number.end);
    }

    /** The numerals in digits, one by one where no place is named: 一二零三. */
    static String digits(String numerals) {
        String run = numerals.replace('两', '二');
        if (run.indexOf('十') >= 0 || run.indexOf('百') >= 0 || run.indexOf('拾') >= 0) {
            String number = Numerals.inDigits(run);
            return isDigit(number.charAt(0)) ? number : null;
        }
        StringBuilder digits = new StringBuilder();
        for (int index = 0; index < run.length(); index++) {
            digits.append(Numerals.inDigits(run.substring(index, index + 1)));
        }
        return digits.toString();
    }

    private static AddressNumber withKind(String text, String value, int end, boolean afterNumber) {
        if (end == text.length()) {
            return new AddressNumber(value, Kind.BARE, end);
        }
        return switch (text.charAt(end)) {
            case '号' -> ofHao(text, value, end + 1, isOnRoad(text, end - value.length()));
            case '弄' -> new AddressNumber(value, Kind.LANE, end + 1);
            case '巷' -> new AddressNumber(value, Kind.ALLEY, end + 1);
            case '栋', '幢', '座', '#' -> new AddressNumber(value, Kind.BUILDING, afterBuilding(text, end + 1));
            case '单' -> text.startsWith("单元", end) ? new AddressNumber(value, Kind.UNIT, end + 2) : null;
            case '梯' -> new AddressNumber(value, Kind.UNIT, end + 1);
            case '门' -> afterNumber ? new AddressNumber(value, Kind.UNIT, end + 1) : null;
            case '层', '楼' -> new AddressNumber(value, Kind.FLOOR, end + 1);
            case '室', '户' -> new AddressNumber(value, Kind.ROOM, end + 1);
            case '房' -> new AddressNumber(value, Kind.ROOM, end + (text.startsWith("房间", end) ? 2 : 1));
            case AddressText.BOUNDARY, '-' -> new AddressNumber(value, Kind.BARE, end);
            default -> isSlip(text, value, end) ? new AddressNumber(value, Kind.BUILDING, end + 1) : null;
        };
    }

    /** One character that says nothing of a number between two numbers stands for a mistyped 栋. */
    private static boolean isSlip(String text, String value, int end) {
        return !value.isEmpty()
                && isDigit(value.charAt(value.length() - 1))
                && text.charAt(end) >= '\u4E00'
                && NUMBERED.indexOf(text.charAt(end)) < 0
                && NUMERALS.indexOf(text.charAt(end)) < 0
                && end + 1 < text.length()
                && isDigit(text.charAt(end + 1));
    }

    private static int afterBuilding(String text, int end) {
        boolean repeated = end < text.length() && (text.charAt(end) == '楼' || BUILDINGS.indexOf(text.charAt(end)) >= 0);
        return repeated ? end + 1 : end;
    }

    private static AddressNumber ofHao(String text, String value, int end, boolean onRoad) {
        for (String building : LARGER_BUILDINGS) {
            if (text.startsWith(building, end)) {
                return new AddressNumber(value, Kind.BUILDING, end + building.length());
            }
        }
        if (text.startsWith("房", end) || text.startsWith("室", end)) {
            return new AddressNumber(value, Kind.ROOM, end + 1);
        }
        if (text.startsWith("院", end)) {
            return new AddressNumber(value, Kind.NUMBER, end + 1);
        }
        if (text.startsWith("门", end)) {
            return new AddressNumber(value, Kind.GATE, end + 1);
        }
        for (String word : NOT_OF_NUMBER) {
            if (!onRoad && text.startsWith(word, end)) {
                return null;
            }
        }
        return new AddressNumber(value, Kind.NUMBER, end);
    }

    /** 568号 in 梅龙大道568号库坑茜村 is that of the road, whatever follows. */
    private static boolean isOnRoad(String text, int begin) {
        return begin > 0 && "路街道巷".indexOf(text.charAt(begin - 1)) >= 0;
    }

    static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isLetter(char character) {
        return character >= 'A' && character <= 'Z';
    }

    private static boolean isAscii(char character) {
        return isDigit(character) || isLetter(character);
    }
}
