package org.quanyu.generator.firm;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Departments;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.district.Firm;

/** The register of insured employers: all at first, then new, renamed and ended ones. Key: 单位编号. */
final class Employers {

    static final String NAME = "insured_employers";

    private static final double EMPLOYING = 0.4;

    private static final List<Column> COLUMNS = List.of(
            Column.text("单位编号"),
            Column.text("单位名称"),
            Column.text("统一社会信用代码"),
            Column.text("原登记号"),
            Column.text("单位地址"),
            Column.text("法定代表人"),
            Column.text("联系电话"),
            Column.date("参保登记日期"),
            Column.text("参保险种"),
            Column.text("参保状态"),
            Column.time("更新时间"));

    private final SocialInsurance insurance;
    private final FirmDesk desk;
    private final Chance chance;

    private Employers(SocialInsurance insurance) {
        this.insurance = insurance;
        this.desk = insurance.desk();
        this.chance = desk.chance(NAME);
    }

    static FixedFeed feed(SocialInsurance insurance) {
        return new FixedFeed(
                Departments.SOCIAL_INSURANCE,
                NAME,
                Format.Csv.gb18030(),
                new Rhythm.FirstThenMonthly(6),
                COLUMNS,
                FixedFeed.partsFor(insurance.desk().firms() * EMPLOYING),
                new Employers(insurance)::write);
    }

    private void write(Delivery delivery, RowWriter rows) throws IOException {
        LocalDate day = delivery.day();
        LocalDate before = desk.before(delivery);
        for (int number = delivery.begin(desk.firms()); number < delivery.end(desk.firms()); number++) {
            if (desk.district().firms().size(number) == 0) {
                continue;
            }
            boolean isHere = desk.registrations().isHere(number, day);
            boolean wasHere = desk.registrations().isHere(number, before);
            boolean isTold =
                    delivery.isFirst() ? isHere : isHere != wasHere || isHere && isRenamed(number, before, day);
            if (isTold) {
                write(desk.firm(number), isHere, delivery, rows);
            }
        }
    }

    private boolean isRenamed(int number, LocalDate before, LocalDate day) {
        if (desk.district().firms().renamed(number) == null) {
            return false;
        }
        Firm firm = desk.firm(number);
        FirmSpelling spelling = insurance.spelling();
        return !spelling.name(firm, desk.registrations(), before)
                .equals(spelling.name(firm, desk.registrations(), day));
    }

    private void write(Firm firm, boolean isHere, Delivery delivery, RowWriter rows) throws IOException {
        int number = firm.number();
        LocalDate day = delivery.day();
        int representative = desk.registrations().representative(firm, day);
        rows.text(insurance.employer(number))
                .text(insurance.spelling().name(firm, desk.registrations(), day))
                .text(insurance.spelling().code(firm))
                .text(firm.formerRegistration())
                .text(desk.address(firm.unit(), chance, number))
                .text(desk.district().people().person(representative).name())
                .text(desk.phones().phone(firm))
                .date(firm.founded().plusDays(chance.below(25, number)))
                .text("养老,医疗,失业,工伤,生育")
                .text(isHere ? "参保缴费" : "终止参保")
                .time(FirmDesk.nightBefore(day, chance.bits(number, 1)))
                .endRow();
    }
}
