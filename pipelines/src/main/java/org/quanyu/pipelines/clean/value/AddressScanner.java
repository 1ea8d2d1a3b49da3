package org.quanyu.pipelines.clean.value;

import static org.quanyu.pipelines.clean.value.AddressPart.BUILDING;
import static org.quanyu.pipelines.clean.value.AddressPart.COMPOUND;
import static org.quanyu.pipelines.clean.value.AddressPart.FLOOR;
import static org.quanyu.pipelines.clean.value.AddressPart.REST;
import static org.quanyu.pipelines.clean.value.AddressPart.ROAD;
import static org.quanyu.pipelines.clean.value.AddressPart.ROAD_NUMBER;
import static org.quanyu.pipelines.clean.value.AddressPart.ROOM;
import static org.quanyu.pipelines.clean.value.AddressPart.UNIT;

/**
 * Reads an address from left to right as names and numbers in turn: divisions, road and compound are names; what a
 * number is of follows from the word behind it and from what stands before it.
 */
final class AddressScanner {

    private final String text;
    private final AddressParts parts = new AddressParts();

    private int nameBegin;
    private boolean inDivisions = true;
    private boolean onRoad;
    private boolean afterNumber;

    /** The road and its number are said twice: 沙口路1号沙口路1号17号楼. */
    private boolean onRoadAgain;

    /** The building is a number on no road (左所村58号), which a 栋 behind it makes that of a yard. */
    private boolean isPlainBuilding;

    /** The name behind a plain building, which is the compound if a building follows: 桔岭跆430号墩背村140栋. */
    private String behindPlain;

    /** A place that the address is beside, not at: (现代小镇对面). */
    private String beside;

    private String alley = "";

    private AddressScanner(String text) {
        this.text = text;
    }

    static AddressParts read(String address) {
        AddressScanner scanner = new AddressScanner(AddressText.plain(address));
        scanner.scan();
        AddressDivisions.bringUpToDate(scanner.parts);
        return scanner.parts;
    }

    private void scan() {
        int index = 0;
        while (index < text.length()) {
            char character = text.charAt(index);
            if (character == AddressText.BOUNDARY || character == '-' || character == '#') {
                endName(index, false);
                nameBegin = ++index;
                continue;
            }
            AddressNumber number = mayBeginNumber(character) ? numberAt(index) : null;
            if (number == null) {
                index = skipName(index);
                continue;
            }
            endName(index, true);
            take(number);
            index = number.end();
            nameBegin = index;
        }
        endName(index, false);
        if (beside != null && !parts.has(COMPOUND)) {
            parts.put(COMPOUND, beside);
        }
        settleFloor();
    }

    private static boolean mayBeginNumber(char character) {
        return character < 128 || "零〇一二三四五六七八九十百两壹贰叁肆伍陆柒捌玖拾甲乙丙丁东西南北中".indexOf(character) >= 0;
    }

    /** The number here, taken without a word behind it only on a road: 环观中路33惠众花园. */
    private AddressNumber numberAt(int index) {
        boolean directly = index == nameBegin && afterNumber;
        AddressNumber number = AddressNumber.at(text, index, directly);
        if (number != null || !AddressNumber.isDigit(text.charAt(index))) {
            return number;
        }
        int end = index;
        while (end < text.length() && (AddressNumber.isDigit(text.charAt(end)) || isDash(end))) {
            end++;
        }
        boolean road = index > nameBegin && "路道街".indexOf(text.charAt(index - 1)) >= 0;
        return road && "号米".indexOf(text.charAt(end)) < 0
                ? new AddressNumber(text.substring(index, end), AddressNumber.Kind.BARE, end)
                : null;
    }

    /** Between two digits: 22-1. */
    private boolean isDash(int index) {
        return text.charAt(index) == '-'
                && AddressNumber.isDigit(text.charAt(index - 1))
                && index + 1 < text.length()
                && AddressNumber.isDigit(text.charAt(index + 1));
    }

    /** A run of digits that is part of a name is passed at once. */
    private int skipName(int index) {
        int end = index + 1;
        if (text.charAt(index) < 128) {
            while (end < text.length() && text.charAt(end) < 128 && Character.isLetterOrDigit(text.charAt(end))) {
                end++;
            }
        }
        return end;
    }

    private void endName(int end, boolean numberFollows) {
        int last = end;
        while (last > nameBegin && "-第".indexOf(text.charAt(last - 1)) >= 0) {
            last--;
        }
        if (last > nameBegin) {
            name(text.substring(nameBegin, last), numberFollows && last == end);
            afterNumber = false;
        }
    }

    private void name(String name, boolean numberFollows) {
        int from = 0;
        if (inDivisions) {
            from = AddressDivisions.take(numberFollows ? name + '0' : name, parts);
        }
        if (from < name.length()) {
            inDivisions = false;
            onRoad = false;
            places(name, from, numberFollows);
        }
    }

    private void places(String name, int from, boolean numberFollows) {
        if (parts.has(ROAD_NUMBER) && parts.has(ROAD) || parts.has(BUILDING) && parts.has(COMPOUND)) {
            compound(name.substring(from));
            return;
        }
        int end = AddressRoads.end(name, from, numberFollows);
        if (end == from) {
            compound(name.substring(from));
            return;
        }
        if (numberFollows && AddressRoads.endsInRoad(name, end)) {
            places(name, end, true);
            return;
        }
        road(name, from, end);
    }

    private void road(String name, int from, int end) {
        int begin = AddressRoads.begin(name, from, end);
        if (begin > from) {
            compound(name.substring(from, begin));
        }
        parts.put(ROAD, name.substring(begin, end));
        onRoad = AddressRoads.isSection(name, end);
        if (!onRoad) {
            compound(name.substring(AddressRoads.behindSection(name, end)));
        }
    }

    private void compound(String name) {
        String plain = AddressNames.plain(name);
        if (AddressNames.isBeside(name)) {
            beside = beside == null ? plain : beside;
            return;
        }
        if (plain.equals(parts.at(ROAD)) && parts.has(ROAD_NUMBER)) {
            onRoadAgain = true;
            return;
        }
        if (plain.isEmpty()) {
            return;
        }
        boolean inside =
                parts.has(ROOM) || parts.has(UNIT) || parts.has(FLOOR) || parts.has(BUILDING) && !isPlainBuilding;
        if (!parts.has(COMPOUND) && !inside) {
            parts.put(COMPOUND, plain);
            if (isPlainBuilding && !parts.has(ROAD_NUMBER)) {
                moveBuildingToRoad();
            }
        } else if (!plain.equals(parts.at(COMPOUND))) {
            behindPlain = isPlainBuilding && !parts.has(ROOM) && !parts.has(REST) ? plain : null;
            parts.put(REST, parts.has(REST) ? parts.at(REST) + " " + plain : plain);
        }
    }

    private void moveBuildingToRoad() {
        parts.put(ROAD_NUMBER, parts.at(BUILDING));
        parts.put(BUILDING, null);
        isPlainBuilding = false;
    }

    private void promoteBehindPlain() {
        if (behindPlain != null && !parts.has(ROAD)) {
            parts.put(ROAD, parts.at(COMPOUND));
            parts.put(COMPOUND, behindPlain);
            parts.put(REST, null);
        }
    }

    private void take(AddressNumber number) {
        String value = number.value().replace('之', '-');
        inDivisions = false;
        switch (number.kind()) {
            case LANE -> lane(value);
            case ALLEY -> alley = plain(value) + "巷";
            case NUMBER -> number(alley + plain(value));
            case BUILDING -> building(plain(value));
            case UNIT -> unit(plain(value));
            case FLOOR -> floor(plain(value));
            case ROOM -> several(value.split("-"), true);
            case GATE -> {}
            case BARE -> bare(value);
        }
        onRoad = false;
        onRoadAgain = false;
        afterNumber = true;
    }

    private void lane(String value) {
        if (!parts.has(ROAD_NUMBER)) {
            parts.put(ROAD_NUMBER, plain(value));
        }
    }

    private void number(String value) {
        alley = "";
        if (onRoadAgain && value.equals(parts.at(ROAD_NUMBER))) {
            return;
        }
        if (onRoad && !parts.has(ROAD_NUMBER)) {
            parts.put(ROAD_NUMBER, value);
        } else if (!parts.has(BUILDING)) {
            parts.put(BUILDING, value);
            isPlainBuilding = true;
        } else if (!parts.has(ROOM)) {
            room(value);
        }
    }

    private void building(String value) {
        if (isPlainBuilding && !parts.has(ROAD_NUMBER)) {
            moveBuildingToRoad();
            promoteBehindPlain();
        }
        if (!parts.has(BUILDING)) {
            parts.put(BUILDING, value);
        } else if (afterNumber && !parts.has(ROOM) && !parts.has(UNIT)) {
            parts.put(BUILDING, parts.at(BUILDING) + "-" + value);
        }
        isPlainBuilding = false;
    }

    /** A 楼 before the unit is a building: 甲4楼1单元. */
    private void unit(String value) {
        if (value.length() >= 3 && isRoomOnly(value)) {
            room(value);
            return;
        }
        if (parts.has(FLOOR) && !parts.has(BUILDING)) {
            parts.put(BUILDING, parts.at(FLOOR));
            parts.put(FLOOR, null);
        }
        if (!parts.has(UNIT)) {
            parts.put(UNIT, value);
        }
    }

    /** 302单元 of an office tower is a room. */
    private static boolean isRoomOnly(String value) {
        return value.chars().allMatch(character -> character == '-' || AddressNumber.isDigit((char) character));
    }

    private void floor(String value) {
        if (!parts.has(FLOOR)) {
            parts.put(FLOOR, value);
        }
    }

    private void bare(String value) {
        String[] values = value.split("-");
        boolean yard = onRoad && !parts.has(ROAD_NUMBER);
        boolean subNumber = values.length == 2 && values[1].length() < 3 && !parts.has(COMPOUND);
        if (yard && (values.length == 1 || subNumber)) {
            parts.put(ROAD_NUMBER, plain(value));
        } else if (parts.has(COMPOUND) || parts.has(ROAD_NUMBER) || parts.has(BUILDING)) {
            several(values, false);
        }
    }

    /** Building, unit and room, of which the first are left out when they are known. */
    private void several(String[] values, boolean isRoom) {
        int count = values.length;
        String last = values[count - 1];
        if (count >= 3 && !parts.has(BUILDING)) {
            parts.put(BUILDING, plain(values[count - 3]));
        }
        if (count >= 2) {
            if (!parts.has(BUILDING)) {
                parts.put(BUILDING, plain(values[count - 2]));
            } else if (!parts.has(UNIT) && !parts.has(FLOOR)) {
                parts.put(UNIT, plain(values[count - 2]));
            }
        }
        if (isRoom || count >= 2 || isInside() || last.length() >= 3) {
            room(last);
        } else if (!parts.has(BUILDING)) {
            parts.put(BUILDING, plain(last));
        }
    }

    private boolean isInside() {
        return parts.has(BUILDING) || parts.has(UNIT) || parts.has(FLOOR);
    }

    /** The room of a floor may be given without it: 13F-02 is 1302. */
    private void room(String value) {
        if (parts.has(ROOM)) {
            return;
        }
        boolean ofFloor = value.length() <= 2 && parts.has(FLOOR) && AddressNumber.isDigit(value.charAt(0));
        String number = ofFloor ? parts.at(FLOOR) + (value.length() == 1 ? "0" : "") + value : value;
        parts.put(ROOM, plain(number));
    }

    /** The floor that a room of three or four digits names is left out, so that all spellings agree. */
    private void settleFloor() {
        if (parts.has(ROOM)) {
            parts.put(FLOOR, null);
        }
    }

    /** Without leading zeros. */
    private static String plain(String value) {
        int zeros = 0;
        while (zeros < value.length() - 1
                && value.charAt(zeros) == '0'
                && AddressNumber.isDigit(value.charAt(zeros + 1))) {
            zeros++;
        }
        return zeros == 0 ? value : value.substring(zeros);
    }
}
