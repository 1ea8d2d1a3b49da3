package org.quanyu.generator.district;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.chance.Weighted;
import org.quanyu.generator.district.Community.Site;
import org.quanyu.generator.district.Community.Use;

/**
 * The ladder of places: sub-district, community, grid cell, building, unit.
 *
 * <p>Units are numbered through, homes before units for business; buildings likewise.
 */
public final class Places {

    private static final int GRIDS = 2_991;

    private static final int UNITS_PER_FLOOR_IN_ESTATES = 4;

    /** Steps of it fall evenly on a circle, so that communities have their shares of few buildings too. */
    private static final double GOLDEN_RATIO = 0.6180339887498949;

    private final Chance chance;
    private final List<Community> communities;
    private final Weighted<Community> byPeople;
    private final int grids;
    private final int homes;
    private final int[] firstUnit;
    private final byte[] community;
    private final List<Map<Use, List<Site>>> sites;

    private Places(Chance chance, List<Community> communities, double scale, int homes, int[] firstUnit) {
        this.chance = chance;
        this.communities = communities;
        this.byPeople = Weighted.of(communities, Community::weight);
        this.grids = (int) Math.max(communities.size(), Math.round(GRIDS * Math.min(1, scale)));
        this.homes = homes;
        this.firstUnit = firstUnit;
        this.sites = communities.stream().map(Places::sitesByUse).toList();
        this.community = new byte[firstUnit.length - 1];
        double first = chance.unit(0);
        for (int building = 0; building < community.length; building++) {
            community[building] = (byte) byPeople.indexAt((first + building * GOLDEN_RATIO) % 1);
        }
    }

    private static Map<Use, List<Site>> sitesByUse(Community place) {
        Map<Use, List<Site>> sites = new EnumMap<>(Use.class);
        for (Use use : Use.values()) {
            sites.put(use, place.sites(use));
        }
        return sites;
    }

    /**
     * @param homes units to live in, at least
     * @param rooms units for business, at least
     */
    static Places of(Chance chance, double scale, int homes, int rooms) {
        Chance own = chance.about("place");
        int[] first = new int[16];
        int buildings = 0;
        int built = 0;
        while (first[buildings] < Math.max(built, homes) + (built > 0 ? rooms : 0)) {
            if (buildings + 2 > first.length) {
                first = Arrays.copyOf(first, first.length * 2);
            }
            first[buildings + 1] = first[buildings] + unitsOf(use(built == 0, own, buildings), own, buildings, scale);
            buildings++;
            if (built == 0 && first[buildings] >= homes) {
                built = first[buildings];
            }
        }
        return new Places(own, Communities.of(chance), scale, built, Arrays.copyOf(first, buildings + 1));
    }

    private static Use use(boolean home, Chance chance, int building) {
        double unit = chance.unit(building, 1);
        if (home) {
            return unit < 0.12 ? Use.ESTATE : Use.VILLAGE;
        }
        return unit < 0.75 ? Use.PARK : Use.TOWER;
    }

    /** A small district has small buildings, so that it still has many. */
    private static int unitsOf(Use use, Chance chance, int building, double scale) {
        double unit = chance.unit(building, 2);
        int typical =
                switch (use) {
                    case ESTATE -> 60 + (int) (unit * 120);
                    case VILLAGE -> 6 + (int) (unit * 20);
                    case PARK -> 4 + (int) (unit * 20);
                    case TOWER -> 30 + (int) (unit * 120);
                    case SPOT -> 0;
                };
        return scale < 0.001 ? Math.max(2, typical / 4) : typical;
    }

    public List<Community> communities() {
        return communities;
    }

    /** Communities as likely as they have people. */
    public Weighted<Community> byPeople() {
        return byPeople;
    }

    /** Grid cells of the district. */
    public int grids() {
        return grids;
    }

    public int buildings() {
        return community.length;
    }

    public int units() {
        return firstUnit[firstUnit.length - 1];
    }

    /** Units below this number are homes, the others are for business. */
    public int homes() {
        return homes;
    }

    /** The building a unit is in. */
    public int buildingOf(int unit) {
        int found = Arrays.binarySearch(firstUnit, unit);
        return found < 0 ? -found - 2 : found;
    }

    public int firstUnit(int building) {
        return firstUnit[building];
    }

    public int unitsOf(int building) {
        return firstUnit[building + 1] - firstUnit[building];
    }

    public Use use(int building) {
        return use(firstUnit[building] < homes, chance, building);
    }

    public Community communityOf(int building) {
        return communities.get(community[building]);
    }

    /** The site a building belongs to. */
    public Site site(int building) {
        List<Site> those = sites.get(community[building]).get(use(building));
        return those.get(chance.below(those.size(), building, 3));
    }

    /** The road of a building. */
    public String road(int building) {
        List<String> roads = communityOf(building).roads();
        return roads.get(chance.below(roads.size(), building, 4));
    }

    public int houseNumber(int building) {
        return 1 + chance.below(680, building, 5);
    }

    /** Its number within its site. */
    public int block(int building) {
        return 1 + chance.below(use(building) == Use.VILLAGE ? 160 : 18, building, 6);
    }

    /** The code of a grid cell: that of its community and three digits. */
    public String grid(int building) {
        Community place = communityOf(building);
        return grid(place, chance.below(grids(place), building, 7));
    }

    /** Grid cells of a community. */
    public int grids(Community place) {
        int cells = grids * (place.index() + 1) / communities.size() - grids * place.index() / communities.size();
        return Math.max(1, cells);
    }

    /** The code of a grid cell by its number in its community, from 0. */
    public String grid(Community place, int number) {
        return place.code() + Digits.of(number + 1, 3);
    }

    /** Nineteen digits: community and serial number of the building. */
    public String buildingCode(int building) {
        return communityOf(building).code() + Digits.of(building + 1, 7);
    }

    /** The building's code and four digits. */
    public String unitCode(int unit) {
        int building = buildingOf(unit);
        return buildingCode(building) + Digits.of(unit - firstUnit[building] + 1, 4);
    }

    /** The room of a unit as on its door: floor and number. */
    public String room(int unit) {
        int building = buildingOf(unit);
        int number = unit - firstUnit[building];
        int perFloor =
                switch (use(building)) {
                    case ESTATE -> UNITS_PER_FLOOR_IN_ESTATES;
                    case VILLAGE, PARK -> 3;
                    case TOWER, SPOT -> 10;
                };
        return (number / perFloor + 1) + Digits.of(number % perFloor + 1, 2);
    }

    /** A unit's address in full, as the address register writes it. */
    public String address(int unit) {
        int building = buildingOf(unit);
        return siteAddress(building) + within(unit);
    }

    /** Block and room of a unit. */
    public String within(int unit) {
        int building = buildingOf(unit);
        String block = use(building) == Use.TOWER ? "" : block(building) + "栋";
        return block + room(unit) + (use(building) == Use.ESTATE ? "室" : "房");
    }

    /** A building's road and site in full, without block and room. */
    public String siteAddress(int building) {
        Community place = communityOf(building);
        return "广东省深圳市龙华区" + place.subDistrict() + "街道" + place.name() + "社区" + road(building) + houseNumber(building)
                + "号" + site(building).name();
    }
}
