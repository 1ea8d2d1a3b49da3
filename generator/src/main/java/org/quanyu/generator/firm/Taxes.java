package org.quanyu.generator.firm;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.quanyu.generator.chance.Chance;
import org.quanyu.generator.chance.Draw;
import org.quanyu.generator.delivery.Accounts;
import org.quanyu.generator.delivery.Arrivals;
import org.quanyu.generator.delivery.Column;
import org.quanyu.generator.delivery.Delivery;
import org.quanyu.generator.delivery.Departments;
import org.quanyu.generator.delivery.Feed;
import org.quanyu.generator.delivery.FixedFeed;
import org.quanyu.generator.delivery.Format;
import org.quanyu.generator.delivery.Rhythm;
import org.quanyu.generator.delivery.RowWriter;
import org.quanyu.generator.delivery.SchemaChange;
import org.quanyu.generator.district.Firm;
import org.quanyu.generator.district.Firm.Kind;
import org.quanyu.generator.district.FirmMonths;

/**
 * Taxes declared by firm and month: value-added tax of each firm in each month, corporate income tax of companies for
 * each quarter. Key: 申报序号. Columns change on {@link SchemaChange#day}: names, the period as two days, late payment.
 */
final class Taxes implements Feed {

    static final String NAME = "taxes";

    /** Firms under their old number, of those that had one. */
    static final double OLD_NUMBERS = 0.05;

    /** Tax that firms in arrears leave unpaid, of their declarations. */
    static final double UNPAID_IN_ARREARS = 0.3;

    /** Sales of a firm against its wages. */
    static final double SALES_PER_WAGE = 3.4;

    /** People of a firm that insures nobody, as far as its sales go. */
    private static final double SMALLEST = 0.7;

    /** Monthly sales in yuan below which no value-added tax is due, and those up to which the rate is 1 %. */
    private static final long EXEMPT = 100_000;

    private static final long SMALL = 415_000;

    private static final double ROWS_PER_FIRM = 1.0;

    private static final List<Column> BEFORE = List.of(
            Column.text("申报序号"),
            Column.text("纳税人识别号"),
            Column.text("纳税人名称"),
            Column.text("税种"),
            Column.text("所属期"),
            Column.decimal("销售额", 2),
            Column.decimal("应纳税额", 2),
            Column.decimal("实缴税额", 2),
            Column.date("缴款日期"),
            Column.time("更新时间"));

    private static final List<Column> AFTER = List.of(
            Column.text("申报序号"),
            Column.text("社会信用代码（纳税人识别号）"),
            Column.text("纳税人名称"),
            Column.text("征收项目"),
            Column.date("税款所属期起"),
            Column.date("税款所属期止"),
            Column.decimal("计税销售额", 2),
            Column.decimal("应纳税额", 2),
            Column.decimal("已缴税额", 2),
            Column.date("缴款日期"),
            Column.text("是否欠税"),
            Column.time("更新时间"));

    private final FirmDesk desk;
    private final FirmMonths months;
    private final Chance chance;
    private final FirmSpelling spelling;
    private final Accounts accounts;
    private final Arrivals arrivals;
    private final LocalDate change;

    Taxes(FirmDesk desk) {
        this.desk = desk;
        this.months = desk.district().firmMonths();
        this.chance = desk.chance(NAME);
        this.spelling = FirmSpelling.of(desk.district(), NAME, OLD_NUMBERS, 0);
        this.accounts = Accounts.of("", chance);
        this.arrivals = new Arrivals(desk.chance("arrival of taxes"));
        this.change = SchemaChange.day(desk.district().span());
    }

    @Override
    public String department() {
        return Departments.TAX;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Format format() {
        return Format.Csv.utf8().gzipped();
    }

    @Override
    public Rhythm rhythm() {
        return new Rhythm.Monthly(18);
    }

    @Override
    public List<Column> columns(LocalDate day) {
        return day.isBefore(change) ? BEFORE : AFTER;
    }

    @Override
    public int parts() {
        return FixedFeed.partsFor(desk.firms() * ROWS_PER_FIRM);
    }

    /** 纳税人识别号 as it is delivered. */
    String taxpayer(Firm firm) {
        return spelling.code(firm);
    }

    @Override
    public void write(Delivery delivery, RowWriter rows) throws IOException {
        int begin = delivery.begin(desk.firms());
        int end = delivery.end(desk.firms());
        for (int after = 0; after <= Arrivals.LOOK_BACK; after++) {
            int month = desk.month(delivery) - after;
            for (int number = begin; number < end && month >= FirmMonths.BURN_IN; number++) {
                int version = months.isActive(month, number) ? arrivals.version(number, month, after) : -1;
                if (version >= 0) {
                    write(desk.firm(number), month, version, delivery, rows);
                }
            }
        }
    }

    private void write(Firm firm, int month, int version, Delivery delivery, RowWriter rows) throws IOException {
        YearMonth of = desk.district().span().month(month - FirmMonths.BURN_IN);
        boolean isWrong = version == 0 && arrivals.isCorrected(firm.number(), month);
        long sales = sales(firm, month) * (isWrong ? 10 : 1);
        write(firm, "增值税", of, of, sales, valueAddedTax(firm, sales), delivery, rows);
        if (firm.kind() == Kind.COMPANY && of.getMonthValue() % 3 == 0) {
            long profit = sales * 3 / 20;
            long tax = sales < SMALL ? profit / 20 : profit / 4;
            write(firm, "企业所得税", of.minusMonths(2), of, sales * 3, tax, delivery, rows);
        }
    }

    /** In yuan. */
    private long sales(Firm firm, int month) {
        double people = Math.max(SMALLEST, desk.district().firms().size(firm.number()));
        double own = Draw.logNormal(1, 0.5, chance.of(firm.number(), 0));
        return (long) (people * firm.industry().wage() * SALES_PER_WAGE * own * months.turnover(month, firm.number()));
    }

    /** In yuan: nothing, 1 % or, less the tax on what was bought, about 3 %. */
    private static long valueAddedTax(Firm firm, long sales) {
        if (sales < EXEMPT) {
            return 0;
        }
        return sales < SMALL || firm.kind() == Kind.INDIVIDUAL
                ? sales / 100
                : firm.industry().code().charAt(0) < 'G' ? sales * 29 / 1000 : sales * 36 / 1000;
    }

    private void write(
            Firm firm,
            String kind,
            YearMonth from,
            YearMonth to,
            long sales,
            long tax,
            Delivery delivery,
            RowWriter rows)
            throws IOException {
        int number = firm.number();
        int month = desk.district().firmMonth(to);
        boolean isUnpaid = months.isInArrears(month, number) && chance.unit(number, 100 + month) < UNPAID_IN_ARREARS;
        LocalDate paid = to.plusMonths(1).atDay(15 - chance.below(13, number, 1000 + month));
        boolean isBefore = delivery.day().isBefore(change);
        String written = to.toString();
        rows.text(key(number, written, kind))
                .text(spelling.code(firm))
                .text(spelling.name(firm, desk.registrations(), paid))
                .text(kind);
        if (isBefore) {
            rows.text(from.equals(to) ? written : from + "至" + written);
        } else {
            rows.date(from.atDay(1)).date(to.atEndOfMonth());
        }
        rows.decimal(sales * 100).decimal(tax * 100).decimal(isUnpaid ? 0 : tax * 100);
        if (tax == 0 || isUnpaid) {
            rows.empty();
        } else {
            rows.date(paid);
        }
        if (!isBefore) {
            rows.text(isUnpaid && tax > 0 ? "是" : "否");
        }
        rows.time(FirmDesk.nightBefore(delivery.day(), chance.bits(number, month)))
                .endRow();
    }

    private String key(int firm, String month, String kind) {
        return "SB" + accounts.of(firm) + month.substring(0, 4) + month.substring(5) + (kind.charAt(0) == '增' ? 1 : 2);
    }
}
