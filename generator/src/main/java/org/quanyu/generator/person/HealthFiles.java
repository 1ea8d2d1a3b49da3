package org.quanyu.generator.person;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.quanyu.generator.chance.Draw;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Departments;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.delivery.SchemaChange;
import org.quanyu.generator.dirt.Address;
import org.quanyu.generator.dirt.AddressSpelling;
import org.quanyu.generator.dirt.PersonDirt;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Needs;
import org.quanyu.generator.district.Person;
import org.quanyu.generator.person.History.Kind;

/**
 * The health files of community health centres (社康中心居民健康档案): one record per person with a file.
 *
 * <p>From {@link SchemaChange#day} on 联系电话 is called 手机号码, and 家庭医生 is there.
 */
public final class HealthFiles extends MonthlyRegister {

    /** Residents who get a file. */
    public static final double WITH_FILE = 0.525;

    /** Mean days from arrival to the file. */
    public static final double DAYS_TO_FILE = 420;

    /** Yearly follow-ups that take place, of people with a chronic disease. */
    public static final double FOLLOW_UPS = 0.75;

    /** Records that are corrected later. */
    public static final double CORRECTED = 0.02;

    /** Multiple of {@link PersonDirt}'s rates. */
    public static final double CARELESSNESS = 1;

    private static final List<Column> BEFORE = List.of(
            Column.text("健康档案编号"),
            Column.text("姓名"),
            Column.text("性别"),
            Column.date("出生日期"),
            Column.text("证件号码"),
            Column.text("联系电话"),
            Column.text("现住址"),
            Column.text("建档机构"),
            Column.date("建档日期"),
            Column.text("血型"),
            Column.text("慢病情况"),
            Column.text("残疾情况"),
            Column.text("档案状态"),
            Column.time("更新时间"));
    private static final List<Column> AFTER = Stream.concat(
                    BEFORE.stream().map(column -> column.name().equals("联系电话") ? Column.text("手机号码") : column),
                    Stream.of(Column.text("家庭医生")))
            .toList();

    private static final int YEARS = 12;
    private static final int YEAR = 365;
    private static final List<String> BLOOD = List.of("O型", "A型", "B型", "AB型", "不详", "不详");
    private static final List<String> DOCTORS = List.of("李医生", "王医生", "陈医生", "黄医生", "林医生", "未签约", "未签约");

    private final PersonDirt careless = new PersonDirt(CARELESSNESS);
    private final PersonDirt careful = new PersonDirt(0);
    private final Needs needs;
    private final LocalDate change;

    HealthFiles(District district) {
        super(district, "DA", 8);
        this.needs = new Needs(district);
        this.change = SchemaChange.day(district.span());
    }

    @Override
    public String department() {
        return Departments.HEALTH;
    }

    @Override
    public String name() {
        return "health_files";
    }

    @Override
    public Format format() {
        return new Format.Parquet();
    }

    @Override
    public List<Column> columns(LocalDate day) {
        return day.isBefore(change) ? BEFORE : AFTER;
    }

    @Override
    double coverage() {
        return WITH_FILE;
    }

    @Override
    void tell(Person person, History history) {
        int number = person.number();
        int left = people.left(person.household());
        int filed = begin(person, YEARS) + 5 + (int) Draw.exponential(DAYS_TO_FILE, chance.of(number, 100));
        if (filed > left || chance.unit(number, 101) >= WITH_FILE) {
            return;
        }
        history.add(Kind.ADDED, filed);
        int corrected = filed + 10 + chance.below(200, number, 102);
        boolean isCorrected = corrected <= left && chance.unit(number, 103) < CORRECTED;
        if (isCorrected) {
            history.add(Kind.CORRECTED, corrected);
        }
        if (needs.isChronic(person)) {
            followUps(number, isCorrected ? corrected : filed, left, history);
        }
    }

    /** Yearly ones, from a year before the span on. */
    private void followUps(int person, int from, int left, History history) {
        int begin = (int) district.span().from().toEpochDay() - YEAR;
        int last = Math.min(left, (int) district.span().to().toEpochDay());
        for (int year = Math.max(1, (begin - from) / YEAR); from + year * YEAR <= last; year++) {
            if (chance.unit(person, 200 + year) < FOLLOW_UPS) {
                history.add(Kind.REVIEWED, from + year * YEAR);
            }
        }
    }

    private String disability(Person person, LocalDate day) {
        return needs.isDisabled(person, day) ? Needs.DISABILITIES.get(needs.disability(person)) + "残疾" : "无";
    }

    @Override
    void write(Row row, RowWriter rows) throws IOException {
        Person person = row.person();
        SplittableRandom random = chance.of(person.number());
        PersonDirt dirt = row.isCorrect() ? careful : careless;
        int unit = people.unit(person.household());
        Address address = Address.of(district.places(), unit);
        rows.text(row.key())
                .text(dirt.name(person.name(), person.woman(), random))
                .text(person.woman() ? "女" : "男")
                .date(person.born())
                .text(dirt.identityNumber(person.identityNumber(), person.born(), random))
                .text(dirt.phone(person.mobile(), random))
                .text(row.isCorrect() ? address.full() : AddressSpelling.of(address, random))
                .text(address.community() + "社区健康服务中心")
                .date(row.added())
                .text(Draw.one(BLOOD, random))
                .text(needs.isChronic(person) ? random.nextInt(3) == 0 ? "糖尿病" : "高血压" : "无")
                .text(disability(person, row.day()))
                .text(row.kind() == Kind.REVIEWED ? "年度随访" : row.kind() == Kind.CORRECTED ? "信息更正" : "新建")
                .time(OfficeHours.at(row.day(), random));
        if (!row.delivered().isBefore(change)) {
            rows.text(Draw.one(DOCTORS, random));
        }
        rows.endRow();
    }
}
