package org.quanyu.generator.person;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.quanyu.generator.chance.Draw;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Departments;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.dirt.Address;
import org.quanyu.generator.dirt.AddressSpelling;
import org.quanyu.generator.dirt.PersonDirt;
import org.quanyu.generator.dirt.Placeholder;
import org.quanyu.generator.district.Community.Use;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Person;
import org.quanyu.generator.district.Person.Role;
import org.quanyu.generator.person.History.Kind;

/** Leases of homes as landlords register them (房屋租赁备案): one record per lease, about the head of the household. */
public final class RentalRegistrations extends MonthlyRegister {

    /** Leases that are registered, in urban villages and in estates (where most homes are owned). */
    public static final double REGISTERED_IN_VILLAGES = 0.45;

    public static final double REGISTERED_IN_ESTATES = 0.2;

    /** Leases whose yearly renewal is registered. */
    public static final double RENEWED = 0.3;

    /** Ends that are registered. */
    public static final double ENDED = 0.25;

    /** Rows without the code of the unit. */
    public static final double WITHOUT_CODE = 0.4;

    /** Multiple of {@link PersonDirt}'s rates. */
    public static final double CARELESSNESS = 2;

    private static final int YEARS = 12;
    private static final int YEAR = 365;

    private static final List<Column> COLUMNS = List.of(
            Column.text("备案编号"),
            Column.text("出租人"),
            Column.text("出租人电话"),
            Column.text("承租人"),
            Column.text("承租人证件号码"),
            Column.text("承租人电话"),
            Column.text("房屋编码"),
            Column.text("房屋地址"),
            Column.text("租赁用途"),
            Column.decimal("月租金（元）", 2),
            Column.date("合同开始日期"),
            Column.date("合同终止日期"),
            Column.text("备案状态"),
            Column.time("更新时间"));

    private final PersonDirt careless = new PersonDirt(CARELESSNESS);

    RentalRegistrations(District district) {
        super(district, "ZL", 15);
    }

    @Override
    public String department() {
        return Departments.HOUSING;
    }

    @Override
    public String name() {
        return "rental_registrations";
    }

    @Override
    public Format format() {
        return Format.Csv.gb18030();
    }

    @Override
    public List<Column> columns(LocalDate day) {
        return COLUMNS;
    }

    @Override
    double coverage() {
        return 0.15;
    }

    @Override
    void tell(Person person, History history) {
        int household = person.household();
        if (person.role() != Role.HEAD || chance.unit(household, 100) >= registered(household)) {
            return;
        }
        int left = people.left(household);
        int first = begin(person, YEARS) + chance.below(30, household, 101);
        if (first > left) {
            return;
        }
        history.add(Kind.ADDED, first);
        int begin = (int) district.span().from().toEpochDay() - YEAR;
        int last = Math.min(left, (int) district.span().to().toEpochDay());
        for (int year = Math.max(1, (begin - first) / YEAR); first + year * YEAR <= last; year++) {
            if (chance.unit(household, 200 + year) < RENEWED) {
                history.add(Kind.REVIEWED, first + year * YEAR);
            }
        }
        if (chance.unit(household, 102) < ENDED) {
            history.add(Kind.REMOVED, left + 1 + chance.below(30, household, 103));
        }
    }

    private double registered(int household) {
        int building = district.places().buildingOf(people.unit(household));
        return district.places().use(building) == Use.ESTATE ? REGISTERED_IN_ESTATES : REGISTERED_IN_VILLAGES;
    }

    @Override
    void write(Row row, RowWriter rows) throws IOException {
        Person person = row.person();
        SplittableRandom random = chance.of(person.number());
        int unit = people.unit(person.household());
        Person landlord = people.person(chance.below(people.count(), unit, 104));
        Address address = Address.of(district.places(), unit);
        LocalDate begin = row.kind() == Kind.REVIEWED ? row.day() : row.added();
        rows.text(row.key())
                .text(careless.name(landlord.name(), landlord.woman(), random))
                .text(careless.phone(landlord.mobile(), random))
                .text(careless.name(person.name(), person.woman(), random))
                .text(careless.identityNumber(person.identityNumber(), person.born(), random))
                .text(careless.phone(person.mobile(), random))
                .text(
                        random.nextDouble() < WITHOUT_CODE
                                ? null
                                : district.places().unitCode(unit))
                .text(AddressSpelling.of(address, random))
                .text(random.nextInt(30) == 0 ? Placeholder.text(random) : "居住")
                .decimal(rent(address.use(), random))
                .date(begin)
                .date(begin.plusYears(1).minusDays(1))
                .text(row.kind() == Kind.ADDED ? "新签备案" : row.kind() == Kind.REMOVED ? "注销" : "续签备案")
                .time(OfficeHours.at(row.day(), random))
                .endRow();
    }

    /** In fen a month, in steps of fifty yuan. */
    private static long rent(Use use, SplittableRandom random) {
        double yuan = Draw.logNormal(use == Use.ESTATE ? 4200 : 1450, 0.35, random);
        return Math.max(300, Math.round(yuan / 50) * 50) * 100;
    }
}
