package org.quanyu.generator.firm;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.delivery.Arrivals;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Departments;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.district.Firm;
import org.quanyu.generator.district.FirmMonths;

/** Contributions by firm and month. Key: 缴费单号. */
final class Contributions {

    static final String NAME = "contributions_by_firm";

    private static final double EMPLOYING = 0.36;

    private static final List<Column> COLUMNS = List.of(
            Column.text("缴费单号"),
            Column.text("单位编号"),
            Column.text("单位名称"),
            Column.text("统一社会信用代码"),
            Column.text("缴费月份"),
            Column.whole("参保人数"),
            Column.decimal("缴费基数合计", 2),
            Column.decimal("应缴金额", 2),
            Column.decimal("实缴金额", 2),
            Column.date("到账日期"),
            Column.text("是否逾期"),
            Column.time("更新时间"));

    private final SocialInsurance insurance;
    private final FirmDesk desk;
    private final Chance chance;

    private Contributions(SocialInsurance insurance) {
        this.insurance = insurance;
        this.desk = insurance.desk();
        this.chance = desk.chance(NAME);
    }

    static FixedFeed feed(SocialInsurance insurance) {
        return new FixedFeed(
                Departments.SOCIAL_INSURANCE,
                NAME,
                Format.Csv.utf8(),
                new Rhythm.Monthly(SocialInsurance.DELIVERED),
                COLUMNS,
                FixedFeed.partsFor(insurance.desk().firms() * EMPLOYING),
                new Contributions(insurance)::write);
    }

    private void write(Delivery delivery, RowWriter rows) throws IOException {
        int begin = delivery.begin(desk.firms());
        int end = delivery.end(desk.firms());
        for (int after = 0; after <= Arrivals.LOOK_BACK; after++) {
            int month = desk.month(delivery) - after;
            for (int number = begin; number < end && month >= FirmMonths.BURN_IN; number++) {
                int people = insurance.months().insured(month, number);
                if (people > 0) {
                    int version = insurance.version(insurance.arrivals(), number, number, month, after);
                    if (version >= 0) {
                        write(desk.firm(number), month, people, version, delivery, rows);
                    }
                }
            }
        }
    }

    private void write(Firm firm, int month, int people, int version, Delivery delivery, RowWriter rows)
            throws IOException {
        int number = firm.number();
        YearMonth of = desk.district().span().month(month - FirmMonths.BURN_IN);
        boolean isWrong = version == 0 && insurance.arrivals().isCorrected(number, month);
        boolean isPaid = version == 1 || !insurance.isUnpaidAtDelivery(number, month);
        long base = baseSum(firm, month) + (isWrong ? 3000 : 0);
        long due = SocialInsurance.part(base, SocialInsurance.EMPLOYER_RATE + SocialInsurance.WORKER_RATE);
        LocalDate paid = insurance.paid(number, month);
        String written = of.toString();
        rows.text("JF" + insurance.employer(number) + written.substring(0, 4) + written.substring(5))
                .text(insurance.employer(number))
                .text(insurance.spelling().name(firm, desk.registrations(), of.atEndOfMonth()))
                .text(insurance.spelling().code(firm))
                .text(written)
                .whole(people + (isWrong ? 1 : 0))
                .decimal(base * 100)
                .decimal(due)
                .decimal(isPaid ? due : 0);
        if (isPaid) {
            rows.date(paid);
        } else {
            rows.empty();
        }
        rows.text(paid.isAfter(of.atDay(SocialInsurance.DUE_DAY)) ? "是" : "否")
                .time(FirmDesk.nightBefore(delivery.day(), chance.bits(number, month)))
                .endRow();
    }

    private long baseSum(Firm firm, int month) {
        long sum = 0;
        for (int job = insurance.jobs().first(firm.number());
                job < insurance.jobs().end(firm.number());
                job++) {
            sum += insurance.jobs().isHeld(job, month) ? insurance.base(job, firm, month) : 0;
        }
        return sum;
    }
}
