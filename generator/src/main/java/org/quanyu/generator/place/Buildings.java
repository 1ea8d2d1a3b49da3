package org.quanyu.generator.place;

import java.io.IOException;
import java.util.List;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Departments;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.dirt.Address;
import org.quanyu.generator.district.Community;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Places;

/** The register of buildings and units, as the housing department keeps it. */
public final class Buildings {

    /** Units whose floor area nobody measured. */
    public static final double WITHOUT_AREA = 0.03;

    /** Degrees times a million; the district reaches from 113.96 to 114.10 east and from 22.60 to 22.77 north. */
    private static final int WEST = 113_960_000;

    private static final int SOUTH = 22_600_000;
    private static final int TO_EAST = 140_000;
    private static final int TO_NORTH = 170_000;

    /** A community is about three kilometres wide at most. */
    private static final int WITHIN_COMMUNITY = 14_000;

    private static final List<Column> BUILDING = List.of(
            Column.text("楼栋编码"),
            Column.text("楼栋名称"),
            Column.text("楼栋地址"),
            Column.text("街道代码"),
            Column.text("所属街道"),
            Column.text("社区代码"),
            Column.text("所属社区"),
            Column.text("网格编码"),
            Column.text("房屋用途"),
            Column.whole("总层数"),
            Column.whole("总套数"),
            Column.whole("建成年份"),
            Column.decimal("经度", 6),
            Column.decimal("纬度", 6));

    private static final List<Column> UNIT = List.of(
            Column.text("房屋编码"),
            Column.text("楼栋编码"),
            Column.text("房号"),
            Column.whole("所在楼层"),
            Column.text("标准地址"),
            Column.text("所属街道"),
            Column.text("所属社区"),
            Column.text("网格编码"),
            Column.text("房屋用途"),
            Column.decimal("建筑面积（平方米）", 2));

    private final Places places;
    private final Chance chance;

    Buildings(District district) {
        this.places = district.places();
        this.chance = district.chance().about("building register");
    }

    Feed buildings() {
        return feed("buildings", Format.Csv.gb18030(), BUILDING, places.buildings(), this::building);
    }

    Feed units() {
        return feed("address_register", Format.Csv.utf8(), UNIT, places.units(), this::unit);
    }

    private static Feed feed(String name, Format format, List<Column> columns, int count, PlaceRows row) {
        return new FixedFeed(
                Departments.HOUSING,
                name,
                format,
                new Rhythm.Once(),
                columns,
                FixedFeed.partsFor(count),
                PlaceRows.each(count, row));
    }

    private void building(int building, RowWriter rows) throws IOException {
        Community community = places.communityOf(building);
        Address address = Address.ofBuilding(places, building);
        String block = address.block() > 0 ? address.block() + "栋" : "";
        int last = places.firstUnit(building) + places.unitsOf(building) - 1;
        rows.text(places.buildingCode(building))
                .text(address.site() + block)
                .text(address.full())
                .text(community.subDistrictCode())
                .text(community.subDistrict() + "街道")
                .text(community.code())
                .text(community.name() + "社区")
                .text(places.grid(building))
                .text(use(building))
                .whole(floor(places.room(last)))
                .whole(places.unitsOf(building))
                .whole(1985 + chance.below(30, building, 0))
                .decimal(WEST + coordinate(community, building, TO_EAST, 1))
                .decimal(SOUTH + coordinate(community, building, TO_NORTH, 2));
    }

    /** Around the middle of the community. */
    private int coordinate(Community community, int building, int length, int axis) {
        int middle = chance.below(length - WITHIN_COMMUNITY, -1 - community.index(), axis);
        return middle + chance.below(WITHIN_COMMUNITY, building, axis);
    }

    private void unit(int unit, RowWriter rows) throws IOException {
        int building = places.buildingOf(unit);
        Community community = places.communityOf(building);
        String room = places.room(unit);
        rows.text(places.unitCode(unit))
                .text(places.buildingCode(building))
                .text(room)
                .whole(floor(room))
                .text(Address.ofBuilding(places, building).at(room).full())
                .text(community.subDistrict() + "街道")
                .text(community.name() + "社区")
                .text(places.grid(building))
                .text(use(building));
        if (chance.unit(unit, 3) < WITHOUT_AREA) {
            rows.empty();
        } else {
            rows.decimal(area(unit, building));
        }
    }

    /** In hundredths of a square metre. */
    private int area(int unit, int building) {
        int typical =
                switch (places.use(building)) {
                    case ESTATE -> 8_800;
                    case VILLAGE -> 3_600;
                    case PARK -> 90_000;
                    case TOWER, SPOT -> 15_000;
                };
        return typical / 2 + chance.below(typical, unit, 4);
    }

    private static int floor(String room) {
        return Integer.parseInt(room.substring(0, room.length() - 2));
    }

    String use(int building) {
        return switch (places.use(building)) {
            case ESTATE -> "商品住宅";
            case VILLAGE -> "自建出租屋";
            case PARK -> "工业厂房";
            case TOWER -> "商业办公";
            case SPOT -> "公共配套";
        };
    }
}
