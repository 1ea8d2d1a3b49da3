package org.quanyu.generator.dirt;

import org.quanyu.generator.district.Community;
import org.quanyu.generator.district.Community.Use;
import org.quanyu.generator.district.Places;

/**
 * The parts of a unit's address.
 *
 * @param site estate, urban village, park or tower
 * @param block its number within the site; 0 for towers, which have none
 * @param room floor and number, such as 1203
 * @param use of the building
 */
public record Address(
        String subDistrict,
        String community,
        String road,
        int houseNumber,
        String site,
        int block,
        String room,
        Use use) {

    public static Address of(Places places, int unit) {
        return ofBuilding(places, places.buildingOf(unit)).at(places.room(unit));
    }

    /** The address of a building: with no room. */
    public static Address ofBuilding(Places places, int building) {
        Community community = places.communityOf(building);
        Use use = places.use(building);
        return new Address(
                community.subDistrict(),
                community.name(),
                places.road(building),
                places.houseNumber(building),
                places.site(building).name(),
                use == Use.TOWER ? 0 : places.block(building),
                "",
                use);
    }

    /** Another room of the same building. */
    public Address at(String otherRoom) {
        return new Address(subDistrict, community, road, houseNumber, site, block, otherRoom, use);
    }

    /** As the address register writes it: the same as {@link Places#address}. */
    public String full() {
        StringBuilder full = new StringBuilder(64).append("广东省深圳市龙华区");
        full.append(subDistrict).append("街道").append(community).append("社区");
        full.append(road).append(houseNumber).append('号').append(site);
        if (block > 0) {
            full.append(block).append('栋');
        }
        return room.isEmpty()
                ? full.toString()
                : full.append(room).append(use == Use.ESTATE ? '室' : '房').toString();
    }

    /** The floor on the door: all digits of the room but the last two. */
    String floor() {
        return room.substring(0, room.length() - 2);
    }

    /** The number on the floor: the last two digits. */
    String door() {
        return room.substring(room.length() - 2);
    }
}
