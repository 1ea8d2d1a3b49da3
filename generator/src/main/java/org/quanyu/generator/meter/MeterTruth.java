package org.quanyu.generator.meter;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Places;

/** Which meter hangs where and for whom: one row per meter of a building or firm, and per household of a home. */
final class MeterTruth {

    private static final double ROWS_PER_HOME = 3.2;

    private static final List<Column> COLUMNS = List.of(
            Column.text("feed"),
            Column.text("account"),
            Column.text("building_code"),
            Column.text("unit_code"),
            Column.whole("firm"),
            Column.whole("household"),
            Column.date("from_day"),
            Column.date("to_day"));

    private final District district;
    private final Places places;
    private final Homes homes;
    private final List<Readings> feeds;

    MeterTruth(District district, Homes homes, List<Readings> feeds) {
        this.district = district;
        this.places = district.places();
        this.homes = homes;
        this.feeds = feeds;
    }

    FixedFeed feed() {
        return FixedFeed.truth("meter", COLUMNS, FixedFeed.partsFor(places.homes() * ROWS_PER_HOME), this::write);
    }

    private void write(Delivery delivery, RowWriter rows) throws IOException {
        for (Readings readings : feeds) {
            for (int home = delivery.begin(places.homes()); home < delivery.end(places.homes()); home++) {
                writeHome(readings, home, rows);
            }
            int firms = district.firms().count();
            for (int firm = delivery.begin(firms); firm < delivery.end(firms); firm++) {
                if (readings.isMetered(firm)) {
                    int unit = district.firms().unit(firm);
                    int meter = readings.ofFirm(firm);
                    place(readings, meter, places.buildingOf(unit), unit, rows);
                    rows.whole(firm).empty().empty().empty().endRow();
                }
            }
        }
    }

    private void writeHome(Readings readings, int home, RowWriter rows) throws IOException {
        int building = places.buildingOf(home);
        if (readings.isShared(building)) {
            if (home == places.firstUnit(building)) {
                place(readings, readings.ofBuilding(building), building, -1, rows);
                rows.empty().empty().empty().empty().endRow();
            }
            return;
        }
        int household = homes.first(home);
        if (household < 0) {
            place(readings, home, building, home, rows);
            rows.empty().empty().empty().empty().endRow();
        }
        for (; homes.isOf(household, home); household++) {
            place(readings, home, building, home, rows);
            rows.empty()
                    .whole(household)
                    .date(LocalDate.ofEpochDay(district.people().arrived(household)))
                    .date(LocalDate.ofEpochDay(district.people().left(household)))
                    .endRow();
        }
    }

    private void place(Readings readings, int meter, int building, int unit, RowWriter rows) throws IOException {
        rows.text(readings.name())
                .text(readings.account(meter))
                .text(places.buildingCode(building))
                .text(unit < 0 ? null : places.unitCode(unit));
    }
}
