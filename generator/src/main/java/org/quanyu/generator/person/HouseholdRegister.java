package org.quanyu.generator.person;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Departments;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.RecordKeys;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.dirt.Address;
import org.quanyu.generator.dirt.AddressSpelling;
import org.quanyu.generator.dirt.PersonDirt;
import org.quanyu.generator.district.Community.Use;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Person;
import org.quanyu.generator.person.History.Kind;

/** Who makes up which household (住房保障家庭成员): one record per member of a registered household. */
public final class HouseholdRegister extends MonthlyRegister {

    /** Households that are registered. */
    public static final double REGISTERED = 0.5;

    /** Departures that are noticed. */
    public static final double REMOVALS = 0.4;

    /** Records that are corrected later. */
    public static final double CORRECTED = 0.02;

    /** Rows without the code of the unit. */
    public static final double WITHOUT_CODE = 0.1;

    /** Multiple of {@link PersonDirt}'s rates. */
    public static final double CARELESSNESS = 0.7;

    private static final int YEARS = 10;

    private static final List<Column> COLUMNS = List.of(
            Column.text("记录编号"),
            Column.text("家庭编号"),
            Column.text("姓名"),
            Column.text("证件号码"),
            Column.text("与户主关系"),
            Column.whole("家庭人口"),
            Column.text("婚育情况"),
            Column.text("文化程度"),
            Column.text("房屋编码"),
            Column.text("房屋地址"),
            Column.text("住房性质"),
            Column.date("入住日期"),
            Column.text("联系电话"),
            Column.text("登记状态"),
            Column.time("更新时间"));

    private final PersonDirt careless = new PersonDirt(CARELESSNESS);
    private final PersonDirt careful = new PersonDirt(0);
    private final RecordKeys households;

    HouseholdRegister(District district) {
        super(district, "JT", 12);
        this.households = new RecordKeys("JTH", chance.about("household"));
    }

    @Override
    public String department() {
        return Departments.HOUSING;
    }

    @Override
    public String name() {
        return "household_members";
    }

    @Override
    public Format format() {
        return new Format.JsonLines(false);
    }

    @Override
    public List<Column> columns(LocalDate day) {
        return COLUMNS;
    }

    @Override
    double coverage() {
        return REGISTERED;
    }

    @Override
    void tell(Person person, History history) {
        int household = person.household();
        int left = people.left(household);
        int registered = begin(person, YEARS) + 5 + chance.below(60, household, 100);
        if (registered > left || chance.unit(household, 101) >= REGISTERED) {
            return;
        }
        history.add(Kind.ADDED, registered);
        int corrected = registered + 10 + chance.below(90, person.number(), 102);
        if (corrected <= left && chance.unit(person.number(), 103) < CORRECTED) {
            history.add(Kind.CORRECTED, corrected);
        }
        if (chance.unit(household, 104) < REMOVALS) {
            history.add(Kind.REMOVED, left + chance.below(40, household, 105));
        }
    }

    @Override
    void write(Row row, RowWriter rows) throws IOException {
        Person person = row.person();
        SplittableRandom random = chance.of(person.number());
        PersonDirt dirt = row.isCorrect() ? careful : careless;
        int unit = people.unit(person.household());
        Address address = Address.of(district.places(), unit);
        boolean hasCode = row.isCorrect() || random.nextDouble() >= WITHOUT_CODE;
        boolean single = person.role() == Person.Role.CHILD
                || person.role() == Person.Role.LODGER
                || people.members(person.household()) == 1;
        rows.text(row.key())
                .text(households.of(person.household()))
                .text(dirt.name(person.name(), person.woman(), random))
                .text(dirt.identityNumber(person.identityNumber(), person.born(), random))
                .text(Relation.of(person))
                .whole(people.members(person.household()))
                .text(single ? "未婚" : "已婚")
                .text(person.education().title())
                .text(hasCode ? district.places().unitCode(unit) : null)
                .text(row.isCorrect() ? address.full() : AddressSpelling.of(address, random))
                .text(address.use() == Use.ESTATE ? "商品房" : "租赁住房")
                .date(LocalDate.ofEpochDay(people.arrived(person.household())))
                .text(dirt.phone(person.mobile(), random))
                .text(row.kind() == Kind.REMOVED ? "已退出" : row.kind() == Kind.CORRECTED ? "已更正" : "正常")
                .time(OfficeHours.at(row.day(), random))
                .endRow();
    }
}
