package org.quanyu.generator.person;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SplittableRandom;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Departments;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.RecordKeys;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.dirt.Address;
import org.quanyu.generator.dirt.AddressSpelling;
import org.quanyu.generator.dirt.Misspelling;
import org.quanyu.generator.dirt.PersonDirt;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.People;
import org.quanyu.generator.district.Person;
import org.quanyu.generator.district.Places;
import org.quanyu.generator.person.PeopleBuildingEvents.Kind;

/**
 * Who lives in which unit (人房关联): one record per person and report or visit; on the first day all there is until
 * then, then day by day.
 */
public final class PeopleBuilding implements Feed, PersonRecords {

    /** Rows without the code of the unit. */
    public static final double WITHOUT_CODE = 0.3;

    /** Codes of units with a slip of the finger. */
    public static final double CODE_TYPING = 0.005;

    /** Multiples of {@link PersonDirt}'s rates: of grid workers and of landlords. */
    public static final double CARELESSNESS = 1.2;

    public static final double CARELESSNESS_OF_LANDLORDS = 3;

    private static final int FIRST_ROWS_PER_RESIDENT = 4;
    private static final int ROWS_PER_PART = 300_000;

    /** More than the events of a household. */
    private static final int EVENTS = 1 << 10;

    private static final List<Column> COLUMNS = List.of(
            Column.text("关联编号"),
            Column.text("姓名"),
            Column.text("性别"),
            Column.text("证件号码"),
            Column.text("联系电话"),
            Column.text("与户主关系"),
            Column.text("房屋编码"),
            Column.text("房屋地址"),
            Column.text("所属网格"),
            Column.text("业务类型"),
            Column.date("入住日期"),
            Column.date("离开日期"),
            Column.text("采集人"),
            Column.time("采集时间"),
            Column.time("更新时间"));

    private final District district;
    private final People people;
    private final Places places;
    private final Chance chance;
    private final RecordKeys keys;
    private final PersonDirt byWorkers = new PersonDirt(CARELESSNESS);
    private final PersonDirt byLandlords = new PersonDirt(CARELESSNESS_OF_LANDLORDS);
    private final PersonDirt corrected = new PersonDirt(0);
    private volatile PeopleBuildingEvents events;

    PeopleBuilding(District district) {
        this.district = district;
        this.people = district.people();
        this.places = district.places();
        this.chance = district.chance().about(name());
        this.keys = new RecordKeys("RF", chance.about("key"));
    }

    @Override
    public String department() {
        return Departments.GRID;
    }

    @Override
    public String name() {
        return "people_building";
    }

    @Override
    public Format format() {
        return Format.Csv.utf8().gzipped();
    }

    @Override
    public Rhythm rhythm() {
        return new Rhythm.Daily();
    }

    @Override
    public List<Column> columns(LocalDate day) {
        return COLUMNS;
    }

    /** The first day needs them; the others have all in the first part. */
    @Override
    public int parts() {
        return (int) Math.max(1, (long) district.sizes().residents() * FIRST_ROWS_PER_RESIDENT / ROWS_PER_PART);
    }

    @Override
    public void write(Delivery delivery, RowWriter rows) throws IOException {
        int day = (int) delivery.day().toEpochDay();
        Rows writer = new Rows(rows);
        if (delivery.isFirst()) {
            int end = delivery.end(people.households());
            for (int household = delivery.begin(people.households()); household < end; household++) {
                events().until(day, household, writer);
            }
        } else if (delivery.part() == 0) {
            events().delivered(day, writer);
        }
    }

    @Override
    public void records(int household, PersonRecords.Sink sink) throws IOException {
        int last = (int) district.span().to().toEpochDay();
        Person[] members = members(household);
        events().until(last, household, (same, kind, number, day, typed) -> {
            if (day == typed) {
                for (Person person : members) {
                    if (person.born().toEpochDay() <= day) {
                        sink.add(key(person.number(), number), person.number());
                    }
                }
            }
        });
    }

    private PeopleBuildingEvents events() {
        if (events == null) {
            synchronized (this) {
                if (events == null) {
                    events = new PeopleBuildingEvents(district);
                }
            }
        }
        return events;
    }

    private Person[] members(int household) {
        Person[] members = new Person[people.members(household)];
        for (int member = 0; member < members.length; member++) {
            members[member] = people.person(people.firstMember(household) + member);
        }
        return members;
    }

    private String key(int person, int event) {
        return keys.of((long) person * EVENTS + event);
    }

    /** Writes events as rows, one per member; remembers the building and the household that it wrote last. */
    private final class Rows implements PeopleBuildingEvents.Sink {

        private final RowWriter rows;
        private int building = -1;
        private Address ofBuilding;
        private String grid;
        private int household = -1;
        private Person[] members;
        private Address home;

        Rows(RowWriter rows) {
            this.rows = rows;
        }

        @Override
        public void event(int reported, Kind kind, int number, int day, int typed) throws IOException {
            enter(reported);
            boolean isCorrection = typed > day;
            SplittableRandom random = chance.of(reported, number * 2L + (isCorrection ? 1 : 0));
            String address = isCorrection ? home.full() : AddressSpelling.of(home, random);
            String code = code(people.unit(reported), isCorrection, random);
            PersonDirt dirt = isCorrection ? corrected : kind == Kind.DECLARED ? byLandlords : byWorkers;
            LocalDate when = LocalDate.ofEpochDay(day);
            for (Person person : members) {
                if (!person.born().isAfter(when)) {
                    rows.text(key(person.number(), number));
                    who(person, dirt, random);
                    rows.text(code).text(address).text(grid);
                    stay(kind);
                    LocalDateTime seen = OfficeHours.at(when, random);
                    rows.time(seen)
                            .time(seen.plusDays(typed - day).plusMinutes(random.nextInt(90)))
                            .endRow();
                }
            }
        }

        private void enter(int reported) {
            if (reported == household) {
                return;
            }
            household = reported;
            members = members(reported);
            int unit = people.unit(reported);
            int entered = places.buildingOf(unit);
            if (entered != building) {
                building = entered;
                ofBuilding = Address.ofBuilding(places, entered);
                grid = places.grid(entered);
            }
            home = ofBuilding.at(places.room(unit));
        }

        private void who(Person person, PersonDirt dirt, SplittableRandom random) throws IOException {
            rows.text(dirt.name(person.name(), person.woman(), random))
                    .text(person.woman() ? "女" : "男")
                    .text(dirt.identityNumber(person.identityNumber(), person.born(), random))
                    .text(dirt.phone(person.mobile(), random))
                    .text(Relation.of(person));
        }

        private void stay(Kind kind) throws IOException {
            rows.text(kind.title()).date(LocalDate.ofEpochDay(people.arrived(household)));
            if (kind == Kind.LEFT) {
                rows.date(LocalDate.ofEpochDay(people.left(household)));
            } else {
                rows.empty();
            }
            rows.text(kind == Kind.DECLARED ? "房东自主申报" : "网格员" + grid.substring(6));
        }

        private String code(int unit, boolean isCorrection, SplittableRandom random) {
            double chances = random.nextDouble();
            if (isCorrection) {
                return places.unitCode(unit);
            }
            if (chances < WITHOUT_CODE) {
                return null;
            }
            String code = places.unitCode(unit);
            return chances < WITHOUT_CODE + CODE_TYPING ? Misspelling.typing(code, random) : code;
        }
    }
}
