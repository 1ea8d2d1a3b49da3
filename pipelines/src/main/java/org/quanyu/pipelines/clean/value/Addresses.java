package org.quanyu.pipelines.clean.value;

import static org.quanyu.pipelines.clean.value.AddressPart.BUILDING;
import static org.quanyu.pipelines.clean.value.AddressPart.COMPOUND;
import static org.quanyu.pipelines.clean.value.AddressPart.ROAD;
import static org.quanyu.pipelines.clean.value.AddressPart.ROAD_NUMBER;
import static org.quanyu.pipelines.clean.value.AddressPart.ROOM;
import static org.quanyu.pipelines.clean.value.AddressPart.UNIT;

import org.apache.spark.unsafe.types.UTF8String;

/**
 * The parts of Chinese addresses. {@link #canonical} reads a text once; the other methods read what it gives: 省|市|区|
 * 街道|社区|路|号|小区|栋|单元|层|室|其他, empty where the text does not say.
 */
public final class Addresses {

    private Addresses() {}

    /** The parts with | between them; a text that is canonical stays as it is; null for nothing. */
    public static UTF8String canonical(UTF8String address) {
        String text = address.toString();
        if (AddressParts.isCanonical(text)) {
            return address;
        }
        String canonical = AddressScanner.read(text).canonical();
        return canonical == null ? null : UTF8String.fromString(canonical);
    }

    public static UTF8String compound(UTF8String canonical) {
        return part(canonical, COMPOUND);
    }

    public static UTF8String road(UTF8String canonical) {
        return part(canonical, ROAD);
    }

    public static UTF8String roadNumber(UTF8String canonical) {
        return part(canonical, ROAD_NUMBER);
    }

    public static UTF8String building(UTF8String canonical) {
        return part(canonical, BUILDING);
    }

    public static UTF8String unit(UTF8String canonical) {
        return part(canonical, UNIT);
    }

    public static UTF8String room(UTF8String canonical) {
        return part(canonical, ROOM);
    }

    /** {@code 小区|栋||室}, or {@code 路|号|栋|室} where no compound is named; null without a room. */
    public static UTF8String placeKey(UTF8String canonical) {
        AddressParts parts = AddressParts.ofCanonical(canonical.toString());
        String building = parts.has(ROOM) ? buildingKey(parts) : null;
        return building == null ? null : UTF8String.fromString(building + "|" + parts.at(ROOM));
    }

    /** {@code 小区|栋}, or {@code 路号|栋} where no compound is named; null where there is neither building nor number. */
    public static UTF8String buildingKey(UTF8String canonical) {
        AddressParts parts = AddressParts.ofCanonical(canonical.toString());
        boolean located = parts.has(BUILDING) || parts.has(ROAD_NUMBER) || parts.has(ROOM);
        String key = located ? buildingKey(parts) : null;
        return key == null ? null : UTF8String.fromString(key);
    }

    /**
     * How near two addresses are: 5 same room, 4 same building and a room unknown, 3 another room of the building, 2 same
     * compound or road and number (or building and room agree where one gives the compound and the other the road), 1
     * same road or community, 0 apart; null where no part that names a place is in both.
     */
    public static Integer alike(UTF8String first, UTF8String second) {
        return AddressComparison.level(first.toString(), second.toString());
    }

    /** The name without the bare name of a community or sub-district of Longhua before it. */
    public static UTF8String nameKey(UTF8String name) {
        return UTF8String.fromString(AddressNames.withoutDivision(name.toString()));
    }

    /** What is left of the name behind bare names of communities and sub-districts of Longhua, be it 新村; null without. */
    public static UTF8String nameBehindDivision(UTF8String name) {
        String behind = AddressNames.behindDivision(name.toString());
        return behind == null ? null : UTF8String.fromString(behind);
    }

    /** Whether the sub-district of Longhua was part of that district or sub-district. */
    public static boolean wasPartOf(UTF8String subDistrict, UTF8String parent) {
        return AddressDivisions.wasPartOf(subDistrict.toString(), parent.toString());
    }

    private static String buildingKey(AddressParts parts) {
        String building = parts.has(BUILDING) ? parts.at(BUILDING) : "";
        if (parts.has(COMPOUND)) {
            return AddressNames.withoutDivision(parts.at(COMPOUND)) + "|" + building;
        }
        return parts.has(ROAD) && parts.has(ROAD_NUMBER)
                ? AddressNames.withoutDivision(parts.at(ROAD)) + parts.at(ROAD_NUMBER) + "|" + building
                : null;
    }

    private static UTF8String part(UTF8String canonical, AddressPart part) {
        String value = AddressParts.of(canonical.toString(), part);
        return value == null ? null : UTF8String.fromString(value);
    }
}
