package org.quanyu.generator.person;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Needs;
import org.quanyu.generator.district.People;

/** Every household with its home and the days it came and left: one row per household. */
final class HouseholdTruth implements Feed {

    private static final int ROWS_PER_PART = 300_000;

    private static final List<Column> COLUMNS = List.of(
            Column.whole("household"),
            Column.text("unit_code"),
            Column.whole("members"),
            Column.whole("head"),
            Column.text("assistance"),
            Column.date("arrived"),
            Column.date("left"));

    private final District district;
    private final People people;

    HouseholdTruth(District district) {
        this.district = district;
        this.people = district.people();
    }

    @Override
    public String department() {
        return Feed.TRUTH;
    }

    @Override
    public String name() {
        return "household";
    }

    @Override
    public Format format() {
        return new Format.Parquet();
    }

    @Override
    public Rhythm rhythm() {
        return new Rhythm.Once();
    }

    @Override
    public List<Column> columns(LocalDate day) {
        return COLUMNS;
    }

    @Override
    public int parts() {
        return 1 + people.households() / ROWS_PER_PART;
    }

    @Override
    public void write(Delivery delivery, RowWriter rows) throws IOException {
        Needs needs = new Needs(district.chance());
        int end = delivery.end(people.households());
        for (int household = delivery.begin(people.households()); household < end; household++) {
            rows.whole(household)
                    .text(district.places().unitCode(people.unit(household)))
                    .whole(people.members(household))
                    .whole(people.firstMember(household))
                    .text(needs.assistance(household))
                    .date(LocalDate.ofEpochDay(people.arrived(household)))
                    .date(LocalDate.ofEpochDay(people.left(household)))
                    .endRow();
        }
    }
}
