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
import org.quanyu.generator.district.People;

/** Which record is about whom and which home: one row per record key that is delivered, whatever its rows. */
final class PersonRecordTruth implements Feed {

    private static final int RECORDS_PER_PERSON = 8;
    private static final int ROWS_PER_PART = 300_000;

    private static final List<Column> COLUMNS =
            List.of(Column.text("feed"), Column.text("record_key"), Column.whole("person"), Column.text("unit_code"));

    private final District district;
    private final People people;
    private final List<PersonRecords> feeds;

    PersonRecordTruth(District district, List<PersonRecords> feeds) {
        this.district = district;
        this.people = district.people();
        this.feeds = feeds;
    }

    @Override
    public String department() {
        return Feed.TRUTH;
    }

    @Override
    public String name() {
        return "person_record";
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
        return (int) (1 + (long) people.residents() * RECORDS_PER_PERSON / ROWS_PER_PART);
    }

    @Override
    public void write(Delivery delivery, RowWriter rows) throws IOException {
        int end = delivery.end(people.households());
        for (int household = delivery.begin(people.households()); household < end; household++) {
            String code = district.places().unitCode(people.unit(household));
            for (PersonRecords feed : feeds) {
                feed.records(household, (key, person) -> rows.text(feed.name())
                        .text(key)
                        .whole(person)
                        .text(code)
                        .endRow());
            }
        }
    }
}
