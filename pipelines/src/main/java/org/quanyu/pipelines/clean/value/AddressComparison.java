package org.quanyu.pipelines.clean.value;

import static org.quanyu.pipelines.clean.value.AddressPart.BUILDING;
import static org.quanyu.pipelines.clean.value.AddressPart.CITY;
import static org.quanyu.pipelines.clean.value.AddressPart.COMMUNITY;
import static org.quanyu.pipelines.clean.value.AddressPart.COMPOUND;
import static org.quanyu.pipelines.clean.value.AddressPart.DISTRICT;
import static org.quanyu.pipelines.clean.value.AddressPart.ROAD;
import static org.quanyu.pipelines.clean.value.AddressPart.ROAD_NUMBER;
import static org.quanyu.pipelines.clean.value.AddressPart.ROOM;
import static org.quanyu.pipelines.clean.value.AddressPart.UNIT;

/** How near two addresses are to each other by the parts that both give. */
final class AddressComparison {

    private static final int SAME_ROOM = 5;
    private static final int SAME_BUILDING = 4;
    private static final int OTHER_ROOM = 3;
    private static final int SAME_PLACE = 2;
    private static final int SAME_ROAD = 1;
    private static final int APART = 0;

    private final AddressParts first;
    private final AddressParts second;

    private AddressComparison(AddressParts first, AddressParts second) {
        this.first = first;
        this.second = second;
    }

    /** The level, null where no part that names a place is in both. */
    static Integer level(String first, String second) {
        AddressParts parts = AddressParts.ofCanonical(first);
        return new AddressComparison(parts, first.equals(second) ? parts : AddressParts.ofCanonical(second)).level();
    }

    private Integer level() {
        if (differs(DISTRICT) || differs(CITY) && !agrees(DISTRICT)) {
            return APART;
        }
        boolean compound = isAlike(COMPOUND);
        boolean road = isAlike(ROAD);
        boolean roadNumber = road && agrees(ROAD_NUMBER);
        if (roadNumber || compound && !differs(COMMUNITY)) {
            return within();
        }
        if (road || agrees(COMMUNITY)) {
            return SAME_ROAD;
        }
        if (both(COMPOUND) || both(ROAD) || differs(COMMUNITY)) {
            return APART;
        }
        return agrees(BUILDING) && agrees(ROOM) && !differs(UNIT) ? Integer.valueOf(SAME_PLACE) : null;
    }

    /** A tower has rooms and no building. */
    private int within() {
        boolean towers = !first.has(BUILDING) && !second.has(BUILDING) && both(ROOM);
        if (!towers && !agrees(BUILDING)) {
            return SAME_PLACE;
        }
        if (differs(UNIT) || differs(ROOM)) {
            return OTHER_ROOM;
        }
        return agrees(ROOM) ? SAME_ROOM : SAME_BUILDING;
    }

    private boolean both(AddressPart part) {
        return first.has(part) && second.has(part);
    }

    private boolean agrees(AddressPart part) {
        return first.has(part) && first.at(part).equals(second.at(part));
    }

    private boolean differs(AddressPart part) {
        return both(part) && !agrees(part);
    }

    private boolean isAlike(AddressPart name) {
        return both(name) && AddressNames.alike(first.at(name), second.at(name));
    }
}
