package org.quanyu.generator.place;

import java.util.List;
import java.util.Locale;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.district.Community;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Places;

/** What departments deliver about places, and the truth about them. */
public final class PlaceFeeds {

    private static final List<Column> UNIT_TRUTH = List.of(
            Column.whole("unit"),
            Column.text("unit_code"),
            Column.text("building_code"),
            Column.text("grid"),
            Column.text("community"),
            Column.text("sub_district"),
            Column.text("use"),
            Column.text("address"));

    private PlaceFeeds() {}

    public static List<Feed> of(District district) {
        Buildings buildings = new Buildings(district);
        CodeTables codes = new CodeTables(district.places());
        return List.of(
                codes.divisions(),
                codes.communities(),
                codes.grids(),
                buildings.buildings(),
                buildings.units(),
                truth(district.places()));
    }

    /** One row per unit. */
    private static Feed truth(Places places) {
        PlaceRows row = (unit, rows) -> {
            int building = places.buildingOf(unit);
            Community community = places.communityOf(building);
            rows.whole(unit)
                    .text(places.unitCode(unit))
                    .text(places.buildingCode(building))
                    .text(places.grid(building))
                    .text(community.code())
                    .text(community.subDistrictCode())
                    .text(places.use(building).name().toLowerCase(Locale.ROOT))
                    .text(places.address(unit));
        };
        int parts = FixedFeed.partsFor(places.units());
        return FixedFeed.truth("unit", UNIT_TRUTH, parts, PlaceRows.each(places.units(), row));
    }
}
