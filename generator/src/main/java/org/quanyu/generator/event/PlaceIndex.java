package org.quanyu.generator.event;

import java.util.Arrays;
import org.quanyu.generator.district.Places;

/**
 * Things in buildings, ordered along the ladder of places, so that those of any place follow each other.
 *
 * <p>A key holds, from the highest bits, sub-district, community, grid cell, building and the thing's number.
 */
final class PlaceIndex {

    private static final int THING = 24;
    private static final int BUILDING = 20 + THING;
    private static final int GRID = 10 + BUILDING;
    private static final int COMMUNITY = 6 + GRID;

    private final long[] keys;
    private final double[] upTo;

    /**
     * @param grids number of each building's cell within its community
     * @param building of each thing
     * @param weight of each thing
     */
    PlaceIndex(Places places, int[] grids, int[] building, double[] weight) {
        keys = new long[building.length];
        upTo = new double[building.length + 1];
        for (int thing = 0; thing < keys.length; thing++) {
            keys[thing] = key(places, grids, building[thing]) | thing;
        }
        Arrays.sort(keys);
        for (int place = 0; place < keys.length; place++) {
            upTo[place + 1] = upTo[place] + weight[thing(place)];
        }
    }

    /** The number of each building's cell within its community. */
    static int[] grids(String[] codes) {
        int[] grids = new int[codes.length];
        for (int building = 0; building < grids.length; building++) {
            String code = codes[building];
            grids[building] = Integer.parseInt(code, code.length() - 3, code.length(), 10);
        }
        return grids;
    }

    private static long key(Places places, int[] grids, int building) {
        int community = places.communityOf(building).index();
        int subDistrict = places.communityOf(building).subDistrictCode().charAt(8) - '0';
        return (long) subDistrict << COMMUNITY
                | (long) community << GRID
                | (long) grids[building] << BUILDING
                | (long) building << THING;
    }

    private static int shift(Level level) {
        return switch (level) {
            case SUB_DISTRICT -> COMMUNITY;
            case COMMUNITY -> GRID;
            case GRID -> BUILDING;
            default -> THING;
        };
    }

    /** The things in the same place of that level as a thing's. */
    Range around(int place, Level level) {
        int shift = shift(level);
        long low = keys[place] >>> shift << shift;
        return new Range(position(low), position(low + (1L << shift)));
    }

    private int position(long key) {
        int found = Arrays.binarySearch(keys, key);
        return found < 0 ? -found - 1 : found;
    }

    /** All things. */
    Range all() {
        return new Range(0, keys.length);
    }

    /** The weight of some things, of all. */
    double share(Range range) {
        return (upTo[range.end()] - upTo[range.begin()]) / upTo[keys.length];
    }

    /** The position of one of some things, by weight. */
    int draw(Range range, double unit) {
        double wanted = upTo[range.begin()] + unit * (upTo[range.end()] - upTo[range.begin()]);
        int found = Arrays.binarySearch(upTo, range.begin(), range.end(), wanted);
        return Math.max(range.begin(), Math.min(range.end() - 1, found < 0 ? -found - 2 : found));
    }

    /** The number of the thing at a position. */
    int thing(int position) {
        return (int) (keys[position] & (1L << THING) - 1);
    }

    /** Positions from the first up to, but without, the last. */
    record Range(int begin, int end) {}
}
