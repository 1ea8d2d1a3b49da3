package org.quanyu.generator.person;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.People;
import org.quanyu.generator.district.Person;

/** Everyone who lives or works in the district at some time of the span: one row per person. */
final class PersonTruth {

    private static final List<Column> COLUMNS = List.of(
            Column.whole("person"),
            Column.text("name"),
            Column.text("identity_number"),
            Column.date("birth_date"),
            Column.text("sex"),
            Column.text("mobile"),
            Column.text("education"),
            Column.text("division"),
            Column.text("local_registration"),
            Column.whole("household"),
            Column.text("role"),
            Column.text("unit_code"),
            Column.date("arrived"),
            Column.date("left"));

    private final District district;
    private final People people;

    static FixedFeed feed(District district) {
        People people = district.people();
        PersonTruth truth = new PersonTruth(district);
        return FixedFeed.truth("person", COLUMNS, FixedFeed.partsFor(people.count()), truth::write);
    }

    private PersonTruth(District district) {
        this.district = district;
        this.people = district.people();
    }

    private void write(Delivery delivery, RowWriter rows) throws IOException {
        int end = delivery.end(people.count());
        for (int number = delivery.begin(people.count()); number < end; number++) {
            Person person = people.person(number);
            rows.whole(number)
                    .text(person.name())
                    .text(person.identityNumber())
                    .date(person.born())
                    .text(person.woman() ? "female" : "male")
                    .text(person.mobile())
                    .text(person.education().title())
                    .text(person.division())
                    .text(Boolean.toString(person.localRegistration()));
            home(person, rows);
            rows.endRow();
        }
    }

    /** Empty for commuters, whose home is elsewhere. */
    private void home(Person person, RowWriter rows) throws IOException {
        int household = person.household();
        if (household < 0) {
            rows.empty().empty().empty().empty().empty();
            return;
        }
        long arrived = Math.max(people.arrived(household), person.born().toEpochDay());
        rows.whole(household)
                .text(person.role().name().toLowerCase(Locale.ROOT))
                .text(district.places().unitCode(people.unit(household)))
                .date(LocalDate.ofEpochDay(arrived))
                .date(LocalDate.ofEpochDay(people.left(household)));
    }
}
