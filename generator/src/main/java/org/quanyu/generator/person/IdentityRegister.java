package org.quanyu.generator.person;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.quanyu.generator.chance.Draw;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Departments;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.RecordKeys;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.dirt.Address;
import org.quanyu.generator.dirt.AddressSpelling;
import org.quanyu.generator.dirt.PersonDirt;
import org.quanyu.generator.district.District;
import org.quanyu.generator.district.Person;
import org.quanyu.generator.person.History.Kind;

/** The register of household members and of residence permits (户籍人口、居住证): one record per registered person. */
public final class IdentityRegister extends MonthlyRegister {

    /** Residents with a household register in the city who are registered. */
    public static final double LOCALS = 0.97;

    /** Other residents who take out a residence permit, of those who stay for half a year. */
    public static final double PERMITS = 0.54;

    /** Departures that are reported. */
    public static final double DEPARTURES = 0.35;

    /** Records that are corrected later. */
    public static final double CORRECTED = 0.03;

    /** Addresses that are not as in the address register. */
    public static final double ADDRESS_SPELT = 0.2;

    /** Multiple of {@link PersonDirt}'s rates: cards are read by machines. */
    public static final double CARELESSNESS = 0.2;

    private static final int YEARS_OF_PERMITS = 13;
    private static final int HALF_A_YEAR = 182;
    private static final List<String> PEOPLES = List.of("壮族", "土家族", "苗族", "瑶族", "侗族", "满族", "回族", "布依族", "彝族");
    private static final double MINORITIES = 0.055;

    private static final List<Column> COLUMNS = List.of(
            Column.text("登记编号"),
            Column.text("姓名"),
            Column.text("性别"),
            Column.text("民族"),
            Column.date("出生日期"),
            Column.text("公民身份号码"),
            Column.text("户籍地区划代码"),
            Column.text("登记类别"),
            Column.text("户号"),
            Column.text("与户主关系"),
            Column.text("居住地址"),
            Column.text("联系电话"),
            Column.date("登记日期"),
            Column.text("变更类型"),
            Column.time("更新时间"));

    private final PersonDirt careless = new PersonDirt(CARELESSNESS);
    private final PersonDirt careful = new PersonDirt(0);

    private final RecordKeys households;

    IdentityRegister(District district) {
        super(district, "RK", 5);
        this.households = new RecordKeys("HH", chance.about("household"));
    }

    @Override
    public String department() {
        return Departments.POLICE;
    }

    @Override
    public String name() {
        return "identity_register";
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
        return 0.7;
    }

    @Override
    void tell(Person person, History history) {
        int number = person.number();
        boolean local = person.localRegistration();
        int arrived = local ? begin(person) : begin(person, YEARS_OF_PERMITS);
        int left = people.left(person.household());
        int registered = arrived + 3 + (int) Draw.exponential(local ? 15 : 60, chance.of(number, 100));
        boolean stays = local || left - arrived > HALF_A_YEAR;
        if (registered > left || !stays || chance.unit(number, 101) >= (local ? LOCALS : PERMITS)) {
            return;
        }
        history.add(Kind.ADDED, registered);
        int corrected = registered + 10 + chance.below(300, number, 102);
        if (corrected <= left && chance.unit(number, 103) < CORRECTED) {
            history.add(Kind.CORRECTED, corrected);
        }
        if (chance.unit(number, 104) < DEPARTURES) {
            history.add(Kind.REMOVED, left + chance.below(60, number, 105));
        }
    }

    @Override
    void write(Row row, RowWriter rows) throws IOException {
        Person person = row.person();
        SplittableRandom random = chance.of(person.number());
        PersonDirt dirt = row.isCorrect() ? careful : careless;
        Address address = Address.of(district.places(), people.unit(person.household()));
        boolean isFull = random.nextDouble() >= ADDRESS_SPELT || row.isCorrect();
        rows.text(row.key())
                .text(dirt.name(person.name(), person.woman(), random))
                .text(person.woman() ? "女" : "男")
                .text(random.nextDouble() < MINORITIES ? Draw.one(PEOPLES, random) : "汉族")
                .date(person.born())
                .text(dirt.identityNumber(person.identityNumber(), person.born(), random))
                .text(person.division())
                .text(person.localRegistration() ? "户籍" : "居住证")
                .text(households.of(person.household()))
                .text(Relation.of(person))
                .text(isFull ? address.full() : AddressSpelling.of(address, random))
                .text(dirt.phone(person.mobile(), random))
                .date(row.added())
                .text(title(row.kind(), person.localRegistration()))
                .time(OfficeHours.at(row.day(), random))
                .endRow();
    }

    private static String title(Kind kind, boolean local) {
        return switch (kind) {
            case ADDED, REVIEWED -> local ? "迁入" : "新办";
            case CORRECTED -> "变更更正";
            case REMOVED -> local ? "迁出" : "注销";
        };
    }
}
