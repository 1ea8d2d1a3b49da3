package org.quanyu.generator.firm;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.delivery.Accounts;
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

/**
 * Wages paid through supervised accounts, by firm, person and month: a payment comes with the first delivery after its
 * day. What is not paid is not told. Key: 发放流水号.
 */
final class Wages {

    static final String NAME = "wage_payments";

    /** Firms that pay through supervised accounts. */
    static final double COVERED = 0.9;

    /** Workers of a firm in arrears who get nothing in a month. */
    static final double UNPAID = 0.5;

    /** Workers of a firm in arrears who get a part. */
    static final double PARTLY_PAID = 0.3;

    /** Firms under their old number, of those that had one. */
    static final double OLD_NUMBERS = 0.05;

    /** Branches under the credit code of their headquarters. */
    static final double BRANCHES_UNDER_HEADQUARTERS = 0.25;

    private static final int DELIVERED = 25;

    /** Earliest day of payment, in the month after that of the wage. */
    private static final int FIRST_PAY_DAY = 6;

    /** Deliveries by which the latest payments come late, and one more for corrections. */
    private static final int LOOK_BACK = 6;

    private static final double INSURED_PER_FIRM = 3.2;

    private static final String[] BANKS = {"工商银行", "建设银行", "中国银行", "农业银行", "招商银行", "平安银行", "深圳农商银行"};

    private static final List<Column> COLUMNS = List.of(
            Column.text("发放流水号"),
            Column.text("用人单位"),
            Column.text("统一社会信用代码"),
            Column.text("姓名"),
            Column.text("身份证号"),
            Column.text("工资所属月份"),
            Column.decimal("应发工资", 2),
            Column.decimal("实发工资", 2),
            Column.date("发放日期"),
            Column.text("代发银行"),
            Column.text("工资账号"),
            Column.time("更新时间"));

    private final FirmDesk desk;
    private final Staff staff;
    private final Jobs jobs;
    private final FirmMonths months;
    private final Chance chance;
    private final FirmSpelling spelling;
    private final Accounts accounts;
    private final Arrivals arrivals;

    Wages(FirmDesk desk, Staff staff) {
        this.desk = desk;
        this.staff = staff;
        this.jobs = desk.district().jobs();
        this.months = desk.district().firmMonths();
        this.chance = desk.chance(NAME);
        this.spelling = FirmSpelling.of(desk.district(), NAME, OLD_NUMBERS, BRANCHES_UNDER_HEADQUARTERS);
        this.accounts = Accounts.of("6217857", chance);
        this.arrivals = new Arrivals(desk.chance("arrival of wages"));
    }

    FixedFeed feed() {
        return new FixedFeed(
                Departments.LABOUR,
                NAME,
                Format.Csv.utf8().gzipped(),
                new Rhythm.Monthly(DELIVERED),
                COLUMNS,
                FixedFeed.partsFor(desk.firms() * INSURED_PER_FIRM),
                this::write);
    }

    boolean isCovered(int firm) {
        return chance.unit(firm, 0) < COVERED;
    }

    /** 统一社会信用代码 of a firm as it is delivered. */
    String employer(Firm firm) {
        return spelling.code(firm);
    }

    /** The bank account of a job: one for each job. */
    String account(int job) {
        return accounts.of(job);
    }

    /** What the rows of a firm's month have in common. */
    private record Sheet(Firm firm, int month, String name, String code, String written, LocalDate paid) {}

    private void write(Delivery delivery, RowWriter rows) throws IOException {
        int begin = delivery.begin(desk.firms());
        int end = delivery.end(desk.firms());
        for (int after = 0; after <= LOOK_BACK; after++) {
            int month = desk.month(delivery) - after;
            for (int number = begin; number < end && month >= FirmMonths.BURN_IN; number++) {
                if (months.insured(month, number) > 0 && isCovered(number)) {
                    LocalDate paid = paid(number, month);
                    write(number, month, paid, after - deliveriesAfter(paid, month), delivery, rows);
                }
            }
        }
    }

    private LocalDate paid(int firm, int month) {
        YearMonth after = desk.district().span().month(month - FirmMonths.BURN_IN + 1);
        return after.atDay(FIRST_PAY_DAY + chance.below(9, firm, 1)).plusDays(months.wageDelay(month, firm));
    }

    /** How many deliveries behind that of its month a payment is. */
    private int deliveriesAfter(LocalDate paid, int month) {
        YearMonth usual = desk.district().span().month(month - FirmMonths.BURN_IN + 1);
        int monthsLater = (paid.getYear() - usual.getYear()) * 12 + paid.getMonthValue() - usual.getMonthValue();
        return monthsLater + (paid.getDayOfMonth() >= DELIVERED ? 1 : 0);
    }

    private void write(int number, int month, LocalDate paid, int after, Delivery delivery, RowWriter rows)
            throws IOException {
        if (after < 0 || after > Arrivals.LOOK_BACK) {
            return;
        }
        boolean isOwing = months.isInArrears(month, number);
        Sheet sheet = null;
        for (int job = jobs.first(number); job < jobs.end(number); job++) {
            int version = jobs.isHeld(job, month) ? arrivals.version(job, month, after) : -1;
            if (version < 0 || isOwing && chance.unit(job, 1000 + month) < UNPAID) {
                continue;
            }
            sheet = sheet == null ? sheet(desk.firm(number), month, paid) : sheet;
            boolean isPart = isOwing && chance.unit(job, 1000 + month) < UNPAID + PARTLY_PAID;
            write(sheet, job, isPart, version == 0 && arrivals.isCorrected(job, month), delivery, rows);
        }
    }

    private Sheet sheet(Firm firm, int month, LocalDate paid) {
        YearMonth of = desk.district().span().month(month - FirmMonths.BURN_IN);
        String name = spelling.name(firm, desk.registrations(), paid);
        return new Sheet(firm, month, name, spelling.code(firm), of.toString(), paid);
    }

    private void write(Sheet sheet, int job, boolean isPart, boolean isWrong, Delivery delivery, RowWriter rows)
            throws IOException {
        int wage = staff.wage(job, sheet.firm.industry().wage(), sheet.month) + (isWrong ? 500 : 0);
        long net = wage * 100L - SocialInsurance.part(wage, SocialInsurance.WORKER_RATE);
        long paid = isPart ? net * (20 + chance.below(50, job, 2000 + sheet.month)) / 100 : net;
        rows.text(key(sheet.month, job))
                .text(sheet.name)
                .text(sheet.code)
                .text(staff.name(job, chance))
                .text(staff.identity(job, chance))
                .text(sheet.written)
                .decimal(wage * 100L)
                .decimal(paid)
                .date(sheet.paid)
                .text(BANKS[chance.below(BANKS.length, sheet.firm.number(), 3)])
                .text(account(job))
                .time(FirmDesk.nightBefore(delivery.day(), chance.bits(job / 512, sheet.month)))
                .endRow();
    }

    /** Two letters, the month in three digits and the job in nine. */
    private static String key(int month, int job) {
        char[] key = new char[14];
        key[0] = 'G';
        key[1] = 'Z';
        Digits.write(month, key, 2, 3);
        Digits.write(job, key, 5, 9);
        return new String(key);
    }
}
