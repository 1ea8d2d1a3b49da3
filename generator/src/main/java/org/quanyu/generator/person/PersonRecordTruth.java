package org.quanyu.generator.person;

import java.io.IOException;
import java.util.List;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.People;

/** Which record is about whom and which home: one row per record key that is delivered, whatever its rows. */
final class PersonRecordTruth {

    private static final int RECORDS_PER_PERSON = 8;

    private static final List<Column> COLUMNS =
            List.of(Column.text("feed"), Column.text("record_key"), Column.whole("person"), Column.text("unit_code"));

    private final District district;
    private final People people;
    private final List<PersonRecords> feeds;

    static FixedFeed feed(District district, List<PersonRecords> feeds) {
        People people = district.people();
        PersonRecordTruth truth = new PersonRecordTruth(district, feeds);
        return FixedFeed.truth(
                "person_record",
                COLUMNS,
                FixedFeed.partsFor((double) people.residents() * RECORDS_PER_PERSON),
                truth::write);
    }

    private PersonRecordTruth(District district, List<PersonRecords> feeds) {
        this.district = district;
        this.people = district.people();
        this.feeds = feeds;
    }

    private void write(Delivery delivery, RowWriter rows) throws IOException {
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
