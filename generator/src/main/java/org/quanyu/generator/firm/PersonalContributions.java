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
import org.quanyu.generator.district.Digits;
import org.quanyu.generator.district.Firm;
import org.quanyu.generator.district.FirmMonths;
import org.quanyu.generator.district.Jobs;

/** Contributions by firm, person and month. Key: 流水号. */
final class PersonalContributions {

    static final String NAME = "contributions_by_person";

    /** Jobs insured against accidents at work alone. */
    static final double ACCIDENTS_ALONE = 0.03;

    private static final double INSURED_PER_FIRM = 3.5;

    private static final List<Column> COLUMNS = List.of(
            Column.text("流水号"),
            Column.text("单位编号"),
            Column.text("统一社会信用代码"),
            Column.text("个人编号"),
            Column.text("姓名"),
            Column.text("证件号码"),
            Column.text("缴费月份"),
            Column.decimal("缴费基数", 2),
            Column.decimal("单位缴费", 2),
            Column.decimal("个人缴费", 2),
            Column.date("到账日期"),
            Column.text("险种"),
            Column.time("更新时间"));

    private final SocialInsurance insurance;
    private final FirmDesk desk;
    private final Jobs jobs;
    private final Chance chance;
    private final Arrivals arrivals;

    private PersonalContributions(SocialInsurance insurance) {
        this.insurance = insurance;
        this.desk = insurance.desk();
        this.jobs = insurance.jobs();
        this.chance = desk.chance(NAME);
        this.arrivals = new Arrivals(desk.chance("arrival of personal contributions"));
    }

    static FixedFeed feed(SocialInsurance insurance) {
        return new FixedFeed(
                Departments.SOCIAL_INSURANCE,
                NAME,
                new Format.Parquet(),
                new Rhythm.Monthly(SocialInsurance.DELIVERED),
                COLUMNS,
                FixedFeed.partsFor(insurance.desk().firms() * INSURED_PER_FIRM),
                new PersonalContributions(insurance)::write);
    }

    /** What the rows of a firm's month have in common. */
    private record Sheet(Firm firm, int month, String employer, String code, String written, LocalDate paid) {}

    private void write(Delivery delivery, RowWriter rows) throws IOException {
        int begin = delivery.begin(desk.firms());
        int end = delivery.end(desk.firms());
        for (int after = 0; after <= Arrivals.LOOK_BACK; after++) {
            int month = desk.month(delivery) - after;
            for (int number = begin; number < end && month >= FirmMonths.BURN_IN; number++) {
                if (insurance.months().insured(month, number) > 0) {
                    write(number, month, after, delivery, rows);
                }
            }
        }
    }

    private void write(int number, int month, int after, Delivery delivery, RowWriter rows) throws IOException {
        Sheet sheet = null;
        for (int job = jobs.first(number); job < jobs.end(number); job++) {
            int version = jobs.isHeld(job, month) ? insurance.version(arrivals, job, number, month, after) : -1;
            if (version >= 0) {
                sheet = sheet == null ? sheet(desk.firm(number), month, after) : sheet;
                boolean isWrong = version == 0 && arrivals.isCorrected(job, month);
                write(sheet, job, isWrong, delivery, rows);
            }
        }
    }

    private Sheet sheet(Firm firm, int month, int after) {
        YearMonth of = desk.district().span().month(month - FirmMonths.BURN_IN);
        LocalDate paid = insurance.paid(firm.number(), month);
        return new Sheet(
                firm,
                month,
                insurance.employer(firm.number()),
                insurance.spelling().code(firm),
                of.toString(),
                after > 0 || !insurance.isUnpaidAtDelivery(firm.number(), month) ? paid : null);
    }

    private void write(Sheet sheet, int job, boolean isWrong, Delivery delivery, RowWriter rows) throws IOException {
        int base = insurance.base(job, sheet.firm, sheet.month) + (isWrong ? 900 : 0);
        boolean isForAccidents = chance.unit(job) < ACCIDENTS_ALONE;
        rows.text(key(sheet.month, job))
                .text(sheet.employer)
                .text(sheet.code)
                .text(insurance.person(job))
                .text(insurance.name(job))
                .text(insurance.identity(job))
                .text(sheet.written)
                .decimal(base * 100L)
                .decimal(SocialInsurance.part(base, isForAccidents ? 40 : SocialInsurance.EMPLOYER_RATE))
                .decimal(isForAccidents ? 0 : SocialInsurance.part(base, SocialInsurance.WORKER_RATE));
        if (sheet.paid == null) {
            rows.empty();
        } else {
            rows.date(sheet.paid);
        }
        rows.text(isForAccidents ? "工伤" : "养老,医疗,失业,工伤,生育")
                .time(FirmDesk.nightBefore(delivery.day(), chance.bits(job / 512, sheet.month)))
                .endRow();
    }

    /** Two letters, the month in three digits and the job in nine. */
    private static String key(int month, int job) {
        char[] key = new char[14];
        key[0] = 'S';
        key[1] = 'B';
        Digits.write(month, key, 2, 3);
        Digits.write(job, key, 5, 9);
        return new String(key);
    }
}
