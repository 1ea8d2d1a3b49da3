package org.quanyu.generator.person;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Departments;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.dirt.Address;
import org.quanyu.generator.dirt.AddressSpelling;
import org.quanyu.generator.dirt.PersonDirt;
import org.quanyu.generator.dirt.Placeholder;
import org.quanyu.generator.dirt.Spelling;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Needs;
import org.quanyu.generator.district.Person;
import org.quanyu.generator.person.History.Kind;

/** The lists of people who need special care (特殊群体): one record per listed person, typed into a workbook. */
public final class SpecialGroups extends MonthlyRegister {

    /** People with a need who are listed. */
    public static final double LISTED = 0.75;

    /** Yearly reviews that take place or change anything. */
    public static final double REVIEWS = 0.45;

    /** Departures and deaths that are noticed. */
    public static final double REMOVALS = 0.6;

    /** Records that are corrected later. */
    public static final double CORRECTED = 0.04;

    /** Dates in another spelling than 2022-01-05. */
    public static final double DATES_SPELT = 0.3;

    /** Multiple of {@link PersonDirt}'s rates. */
    public static final double CARELESSNESS = 1.5;

    private static final int YEARS = 15;
    private static final int YEAR = 365;

    private static final List<Column> COLUMNS = List.of(
            Column.text("对象编号"),
            Column.text("姓名"),
            Column.text("性别"),
            Column.text("出生日期"),
            Column.text("身份证号"),
            Column.text("对象类别"),
            Column.text("残疾类别"),
            Column.text("残疾等级"),
            Column.text("救助类别"),
            Column.text("联系电话"),
            Column.text("居住地址"),
            Column.text("所属街道"),
            Column.text("所属社区"),
            Column.text("认定日期"),
            Column.text("办理情况"),
            Column.text("备注"),
            Column.time("更新时间"));

    private final PersonDirt careless = new PersonDirt(CARELESSNESS);
    private final PersonDirt careful = new PersonDirt(0);
    private final Needs needs;

    SpecialGroups(District district) {
        super(district, "TS", 3);
        this.needs = new Needs(district);
    }

    @Override
    public String department() {
        return Departments.CIVIL_AFFAIRS;
    }

    @Override
    public String name() {
        return "special_groups";
    }

    @Override
    public Format format() {
        return new Format.Xlsx("龙华区特殊群体名册");
    }

    @Override
    public List<Column> columns(LocalDate day) {
        return COLUMNS;
    }

    @Override
    double coverage() {
        return 0.03;
    }

    @Override
    void tell(Person person, History history) {
        int number = person.number();
        int left = people.left(person.household());
        Group group = chance.unit(number, 100) < LISTED ? group(person) : null;
        if (group == null) {
            return;
        }
        int listed = Math.max((int) group.since().toEpochDay(), begin(person, YEARS)) + chance.below(200, number, 101);
        if (listed > left) {
            return;
        }
        history.add(Kind.ADDED, listed);
        int corrected = listed + 10 + chance.below(90, number, 102);
        boolean isCorrected = corrected <= left && chance.unit(number, 103) < CORRECTED;
        if (isCorrected) {
            history.add(Kind.CORRECTED, corrected);
        }
        reviews(number, isCorrected ? corrected : listed, left, history);
        if (chance.unit(number, 104) < REMOVALS) {
            history.add(Kind.REMOVED, left + chance.below(90, number, 105));
        }
    }

    /** Yearly ones, from a year before the span on. */
    private void reviews(int person, int from, int left, History history) {
        int begin = (int) district.span().from().toEpochDay() - YEAR;
        int last = Math.min(left, (int) district.span().to().toEpochDay());
        for (int year = Math.max(1, (begin - from) / YEAR); from + year * YEAR <= last; year++) {
            if (chance.unit(person, 200 + year) < REVIEWS) {
                history.add(Kind.REVIEWED, from + year * YEAR);
            }
        }
    }

    /** A list, and the day from which a person belongs on it. */
    private record Group(String title, LocalDate since) {}

    /** The list a person is on; null for none. */
    private Group group(Person person) {
        int child = needs.childKind(person, district.span().from());
        if (child > 0) {
            return new Group(Needs.CHILDREN.get(child), person.born());
        }
        if (needs.disabilityGrade(person) > 0) {
            return new Group("残疾人", needs.disabledSince(person));
        }
        if (needs.assistance(person.household()) > 0) {
            return new Group("低收入人员", needs.assistedSince(person.household()));
        }
        LocalDate old = person.born().plusYears(Needs.VERY_OLD);
        return old.isAfter(district.span().to()) ? null : new Group("高龄老人", old);
    }

    @Override
    void write(Row row, RowWriter rows) throws IOException {
        Person person = row.person();
        SplittableRandom random = chance.of(person.number());
        PersonDirt dirt = row.isCorrect() ? careful : careless;
        Address address = Address.of(district.places(), people.unit(person.household()));
        boolean isDisabled = needs.isDisabled(person, row.day());
        int assistance = needs.assistance(person.household(), row.day());
        rows.text(row.key())
                .text(dirt.name(person.name(), person.woman(), random))
                .text(person.woman() ? "女" : "男")
                .text(date(person.born(), row.isCorrect(), random))
                .text(dirt.identityNumber(person.identityNumber(), person.born(), random))
                .text(group(person).title())
                .text(isDisabled ? Needs.DISABILITIES.get(needs.disability(person)) : null)
                .text(isDisabled ? grade(needs.disabilityGrade(person), random) : null)
                .text(assistance > 0 ? Needs.ASSISTANCE.get(assistance) : null)
                .text(dirt.phone(person.mobile(), random))
                .text(row.isCorrect() ? address.full() : AddressSpelling.of(address, random))
                .text(address.subDistrict() + "街道")
                .text(address.community() + "社区")
                .text(date(row.added(), row.isCorrect(), random))
                .text(title(row.kind()))
                .text(random.nextInt(20) == 0 ? Placeholder.text(random) : null)
                .time(OfficeHours.at(row.day(), random))
                .endRow();
    }

    private static String date(LocalDate day, boolean isCorrect, SplittableRandom random) {
        return !isCorrect && random.nextDouble() < DATES_SPELT ? Spelling.date(day, random) : day.toString();
    }

    private static String grade(int grade, SplittableRandom random) {
        return random.nextInt(3) == 0 ? grade + "级" : "一二三四".charAt(grade - 1) + "级";
    }

    private static String title(Kind kind) {
        return switch (kind) {
            case ADDED -> "新增认定";
            case CORRECTED -> "信息更正";
            case REVIEWED -> "年度复核";
            case REMOVED -> "退出";
        };
    }
}
