package org.quanyu.generator.event;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.district.Community;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Places;
import org.quanyu.generator.text.Family;

/** What all events share: the district, its items, places, premises, vehicles, firms and usual rates. */
final class World {

    /** Communities that no planted cause touches. */
    static final double QUIET_COMMUNITIES = 0.2;

    /** Yearly requests before 2023, of those since. */
    static final double EARLY_REQUESTS = 0.42;

    /** Hazards found in a year at small premises, each: 600,000 of the district. */
    static final double HAZARDS_A_PREMISE = 8.5;

    /** Violations of drivers of trucks in a year in the whole district. */
    static final double VIOLATIONS = 150_000;

    /** Disputes in a year in the whole district: 21,000 in two. */
    static final double DISPUTES = 10_500;

    /** Requests in which one order tells of an event, of orders. */
    static final double EVENTS_AN_ORDER = 1 / 1.065;

    /** Days before the span for which rates are known. */
    static final int BACK = 130;

    private static final double[] EVEN = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    private static final double[] REQUEST_MONTHS = {0.94, 0.74, 1.02, 1.03, 1.06, 1.1, 1.13, 1.1, 1.05, 0.97, 0.96, 0.9
    };
    private static final double[] REQUEST_DAYS = {1.15, 1.1, 1.07, 1.06, 1.05, 0.83, 0.74};
    private static final double[] ROAD_DAYS = {1.02, 1.05, 1.05, 1.05, 1.05, 0.98, 0.8};
    private static final double[] OFFICE_DAYS = {1.25, 1.1, 1.05, 1, 1.05, 0.25, 0.15};

    final District district;
    final Chance chance;
    final Places places;
    final Items items;
    final WorkTime workTime;
    final Fleet fleet;
    final Premises premises;
    final Parties parties;
    final PlaceIndex buildings;
    private final String[] gridCodes;
    private final boolean[] quiet;
    private final Map<Source, Rate> rates = new EnumMap<>(Source.class);
    private final Map<Source, Items.Choice> choices = new EnumMap<>(Source.class);

    World(District district) {
        this.district = district;
        this.chance = district.chance().about("event");
        this.places = district.places();
        this.items = new Items(chance);
        this.workTime = new WorkTime(district.span());
        this.fleet = new Fleet(district);
        this.gridCodes = gridCodes(places);
        int[] grids = PlaceIndex.grids(gridCodes);
        this.premises = new Premises(district, grids);
        this.parties = new Parties(district, items);
        this.buildings = buildings(grids);
        this.quiet = quietCommunities();
        choices.put(Source.INSPECTION, items.ofFamily(Family.SMALL_PREMISES));
        choices.put(Source.DISPUTE, items.ofFamily(Family.DISPUTES));
        double scale = district.scale();
        rate(
                Source.REQUEST,
                district.sizes().requests() * EVENTS_AN_ORDER,
                EARLY_REQUESTS,
                REQUEST_MONTHS,
                REQUEST_DAYS,
                0.6);
        rate(Source.INSPECTION, premises.count() * HAZARDS_A_PREMISE, 1, EVEN, OFFICE_DAYS, 0.1);
        rate(Source.VIOLATION, VIOLATIONS * scale, 1, EVEN, ROAD_DAYS, 0.5);
        rate(Source.DISPUTE, DISPUTES * scale, 1, EVEN, OFFICE_DAYS, 0.1);
    }

    private void rate(Source source, double yearly, double early, double[] months, double[] weekdays, double holiday) {
        rates.put(source, new Rate(district.span(), BACK, yearly, early, months, weekdays, holiday));
    }

    private static String[] gridCodes(Places places) {
        Map<String, String> known = new HashMap<>();
        String[] codes = new String[places.buildings()];
        for (int building = 0; building < codes.length; building++) {
            String code = places.grid(building);
            codes[building] = known.computeIfAbsent(code, same -> same);
        }
        return codes;
    }

    /** The code of the grid cell of a building. */
    String grid(int building) {
        return gridCodes[building];
    }

    private PlaceIndex buildings(int[] grids) {
        int[] building = new int[places.buildings()];
        double[] units = new double[building.length];
        for (int number = 0; number < building.length; number++) {
            building[number] = number;
            units[number] = places.unitsOf(number);
        }
        return new PlaceIndex(places, grids, building, units);
    }

    private boolean[] quietCommunities() {
        Chance own = chance.about("quiet community");
        boolean[] found = new boolean[places.communities().size()];
        for (Community community : places.communities()) {
            found[community.index()] = own.unit(community.index()) < QUIET_COMMUNITIES;
        }
        return found;
    }

    boolean isQuiet(int building) {
        return quiet[places.communityOf(building).index()];
    }

    /** Events expected of a source on each day, all causes included. */
    Rate rate(Source source) {
        return rates.get(source);
    }

    /** Items the events of a source are about on a day. */
    Items.Choice choice(Source source, long day) {
        Items.Choice choice = choices.get(source);
        return choice == null ? items.on(day) : choice;
    }

    /** The places of a source's events: buildings, or premises for inspections. */
    PlaceIndex index(Source source) {
        return source == Source.INSPECTION ? premises.index() : buildings;
    }

    /** The building at a position of a source's index. */
    int building(Source source, int position) {
        int thing = index(source).thing(position);
        return source == Source.INSPECTION ? places.buildingOf(premises.unit(thing)) : thing;
    }

    long firstDay() {
        return district.span().from().toEpochDay();
    }

    long lastDay() {
        return district.span().to().toEpochDay();
    }
}
