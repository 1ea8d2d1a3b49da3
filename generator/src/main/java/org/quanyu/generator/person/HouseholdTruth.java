package org.quanyu.generator.person;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Needs;
import org.quanyu.generator.district.People;

/** Every household with its home and the days it came and left: one row per household. */
final class HouseholdTruth {

    private static final List<Column> COLUMNS = List.of(
            Column.whole("household"),
            Column.text("unit_code"),
            Column.whole("members"),
            Column.whole("head"),
            Column.text("assistance"),
            Column.date("assisted_since"),
            Column.date("arrived"),
            Column.date("left"));

    private final District district;
    private final People people;

    static FixedFeed feed(District district) {
        People people = district.people();
        HouseholdTruth truth = new HouseholdTruth(district);
        return FixedFeed.truth("household", COLUMNS, FixedFeed.partsFor(people.households()), truth::write);
    }

    private HouseholdTruth(District district) {
        this.district = district;
        this.people = district.people();
    }

    private void write(Delivery delivery, RowWriter rows) throws IOException {
        Needs needs = new Needs(district);
        int end = delivery.end(people.households());
        for (int household = delivery.begin(people.households()); household < end; household++) {
            rows.whole(household)
                    .text(district.places().unitCode(people.unit(household)))
                    .whole(people.members(household))
                    .whole(people.firstMember(household));
            assistance(household, needs, rows);
            rows.date(LocalDate.ofEpochDay(people.arrived(household)))
                    .date(LocalDate.ofEpochDay(people.left(household)))
                    .endRow();
        }
    }

    private static void assistance(int household, Needs needs, RowWriter rows) throws IOException {
        int kind = needs.assistance(household);
        if (kind == 0) {
            rows.empty().empty();
        } else {
            rows.text(Needs.ASSISTANCE.get(kind)).date(needs.assistedSince(household));
        }
    }
}
